import '../../src/lab/state/allParts.ts';
import { digest } from '../../src/sim/digest.ts';
import { fixedRuns } from '../../src/sim/laws/fixedRuns.testkit.ts';
import { simulate } from '../../src/sim/simulate.ts';

/** What this engine makes of every fixed run. */
export function digests(): Record<string, string> {
  return Object.fromEntries(
    fixedRuns.map(({ name, scenario, commands }) => [name, digest(simulate(scenario, commands))]),
  );
}
