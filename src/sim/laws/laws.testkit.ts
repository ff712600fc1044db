import fc from 'fast-check';
import { beforeAll, describe, test } from 'vitest';
import type { Trace } from '../../model/facts.ts';
import { runs } from '../../tools/runs.testkit.ts';
import { anyRun, type AnyRun, type Premises } from './anyRun.testkit.ts';
import { simulate } from '../simulate.ts';

/** Throws when a run breaks the law. */
export type Check = (trace: Trace, run: AnyRun) => void;

const numRuns = runs(60, 1_000);

/**
 * Holds laws against a thousand random runs of which their premises hold. One simulation serves all of
 * them; a law that is broken is then tried alone, from the same seed, so that its run shrinks.
 */
export function laws(
  name: string,
  premises: Premises,
  claims: Readonly<Record<string, Check>>,
): void {
  describe(name, () => {
    const [seed = 0] = fc.sample(fc.nat(), 1);
    const broken = new Set<string>();

    beforeAll(() => {
      const all = Object.entries(claims);
      fc.assert(
        fc.property(anyRun(premises), (run) => {
          const trace = simulate(run.scenario, run.commands);
          for (const [claim, check] of all) {
            if (broken.has(claim)) continue;
            try {
              check(trace, run);
            } catch {
              broken.add(claim);
            }
          }
        }),
        { numRuns, seed },
      );
    });

    test.each(Object.entries(claims))('%s', (claim, check) => {
      if (!broken.has(claim)) return;
      fc.assert(
        fc.property(anyRun(premises), (run) => {
          check(simulate(run.scenario, run.commands), run);
        }),
        { numRuns, seed },
      );
      throw new Error('The law was broken once, but not when it was tried again.');
    });
  });
}
