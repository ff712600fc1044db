import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../model/commands.ts';
import type { Trace } from '../../model/facts.ts';
import { anyRun, factsOf } from './anyRun.testkit.ts';
import { actors } from '../engine/actors.ts';
import { compiled } from '../engine/compiled.ts';
import { heaviestRuns } from './heaviestRuns.testkit.ts';
import { runLimits, type RunLimits } from '../engine/meter.ts';
import { scenarioWith } from './scenarioWith.testkit.ts';
import { simulate, simulateInSteps } from '../simulate.ts';

const day = 86_400_000;
const times = (n: number, command: (index: number) => readonly Command[]): readonly Command[] =>
  Array.from({ length: n }, (_, index) => command(index)).flat();

/** So much can one step add, between two looks at the meter. */
const aStep = 5_000;

describe.each(heaviestRuns)('$name', ({ mostly, scenario, commands }) => {
  const trace = simulate(scenario, commands, { limits: runLimits });

  test('ends where there is no more room, and says what took it', () => {
    expect(trace.cut?.mostly).toBe(mostly);
    expect(trace.facts.length).toBeLessThanOrEqual(runLimits.facts + aStep);
    expect(trace.facts.at(-1)?.at).toBeLessThan(trace.endsAt);
    expect(trace.endsAt).toBeLessThan(scenario.horizonMs);
  });
});

const small: RunLimits = { facts: 400, units: 1_200 };
const ended = ({ facts, pollPlans, endsAt, cut }: Trace) => ({ facts, pollPlans, endsAt, cut });

/** The poller tells its plan whenever it begins to wait. */
const plansTold = (trace: Trace) =>
  factsOf(trace, 'machine.entered').filter(
    ({ machine, state }) => machine === 'poller' && state !== 'asking',
  ).length;

describe('a run with little room', { timeout: 60_000 }, () => {
  const runs = fc.tuple(anyRun(), fc.integer({ min: 0, max: 4_000 }));

  test('is the beginning of the whole one, and is the whole one where it fits', () => {
    fc.assert(
      fc.property(runs, ([{ scenario, commands }, units]) => {
        const limits = { facts: units, units };
        const cut = simulate(scenario, commands, { limits });
        const whole = simulate(scenario, commands);
        expect(cut.facts).toEqual(whole.facts.slice(0, cut.facts.length));
        expect(cut.pollPlans).toEqual(whole.pollPlans.slice(0, plansTold(cut)));
        if (!cut.cut) expect(cut).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  test('is the same with actors and with tables', () => {
    fc.assert(
      fc.property(runs, ([{ scenario, commands }, units]) => {
        const limits = { facts: units, units };
        const [one, other] = [actors, compiled].map((engine) =>
          ended(simulate(scenario, commands, { engine, limits })),
        );
        expect(one).toEqual(other);
      }),
      { numRuns: 40 },
    );
  });

  test('stops in the midst of a step whose work would be too much, on either engine', () => {
    const scenario = scenarioWith({
      eventTimesMs: [100],
      settings: { rotationOverlapMs: day, rotationLagMs: 0 },
    });
    const commands = times(30, (n) => [{ at: n, type: 'secret.rotate' }]);
    const [one, other] = [actors, compiled].map((engine) =>
      ended(simulate(scenario, commands, { engine, limits: { facts: 10_000, units: 1_100 } })),
    );
    expect(one?.cut?.mostly).toBe('macs');
    expect(one).toEqual(other);
  });

  test('comes to the same in steps, each of which says how far it has come', () => {
    fc.assert(
      fc.property(anyRun(), fc.integer({ min: 1, max: 300 }), ({ scenario, commands }, units) => {
        const steps = simulateInSteps(scenario, commands, units, { limits: small });
        const reached: number[] = [];
        let step = steps.next();
        for (; !step.done; step = steps.next()) reached.push(step.value);
        expect(step.value).toEqual(simulate(scenario, commands, { limits: small }));
        expect(reached).toEqual(reached.toSorted((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });
});
