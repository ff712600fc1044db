import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentionStrategies } from '../../model/load/load.ts';
import { actors } from '../engine/actors.ts';
import { compiled } from '../engine/compiled.ts';
import { contend, contendInSteps } from './contention.ts';
import { fleetInSteps, runFleet } from './fleet.ts';
import { planOf, total } from './load.testkit.ts';
import { LoadMeter, withoutPause } from './loadMeter.ts';
import { runStampede, stampedeInSteps } from './stampede.ts';

/** Goes through a run and notes what it said at its pauses. */
function stepped<Result>(steps: Generator<number, Result>) {
  const shares: number[] = [];
  let step = steps.next();
  for (; !step.done; step = steps.next()) shares.push(step.value);
  return { shares, result: step.value };
}

const pausing = (pauseAfter: number) => new LoadMeter({ most: Infinity, pauseAfter });
const stopping = (most: number) => new LoadMeter({ most, pauseAfter: Infinity });

const stampede = planOf({ deliveries: 60, forSeconds: 60 }, { retryPlan: 'fixed' });
const stampedeCalls = total(runStampede(stampede).calls);
const fleet = planOf({ view: 'fleet', clients: 200, fleetSeconds: 60, eventEverySeconds: 20 });
const contention = { clients: 20, repeats: 30, seed: 1 };

describe('a load run with pauses', () => {
  const anyPause = fc.integer({ min: 1, max: 200 });
  test.each([
    ['stampede', (meter: LoadMeter) => stampedeInSteps(stampede, meter), runStampede(stampede)],
    ['fleet', (meter: LoadMeter) => fleetInSteps(fleet, meter), runFleet(fleet)],
    [
      'contention',
      (meter: LoadMeter) => contendInSteps('full', contention, meter),
      contend('full', contention),
    ],
  ] as const)('of a %s comes to the same, and says how far it is', (_, start, whole) => {
    fc.assert(
      fc.property(anyPause, (pauseAfter) => {
        const { shares, result } = stepped<unknown>(start(pausing(pauseAfter)));
        expect(result).toEqual(whole);
        expect(shares.length).toBeGreaterThan(0);
        expect(shares).toEqual(shares.toSorted((a, b) => a - b));
        expect(shares.filter((share) => share < 0 || share > 1)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test('pauses once for so many calls, polls or payments, and not more often', () => {
    expect(stepped(stampedeInSteps(stampede, pausing(10))).shares).toHaveLength(
      Math.floor(stampedeCalls / 10),
    );
    // Each client polls 12 times and has three payments: 73 with the one that it is itself.
    expect(stepped(fleetInSteps(fleet, pausing(7_300))).shares.length).toBeCloseTo(1, 0);
    const calls = contend('full', contention).calls * contention.repeats;
    const { shares } = stepped(contendInSteps('full', contention, pausing(calls / 4)));
    expect(shares.length).toBe(3);
  });
});

describe('a load run that is too much', () => {
  test('of a stampede stops with the call that is one too many, and is the beginning of the whole', () => {
    const whole = runStampede(stampede);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: stampedeCalls - 1 }), (most) => {
        const result = withoutPause(stampedeInSteps(stampede, stopping(most)));
        expect(result.cut?.calls).toBe(most + 1);
        const seconds = Math.floor((result.cut?.atMs ?? 0) / 1_000);
        const lists = ['calls', 'completed', 'inTime', 'open', 'inLine'] as const;
        for (const list of lists) {
          expect(result[list]).toHaveLength(seconds + 1);
          expect(result[list].slice(0, seconds)).toEqual(whole[list].slice(0, seconds));
        }
      }),
      { numRuns: 30 },
    );
  });

  test('of a stampede stops at the same call with actors and with tables', () => {
    const [one, other] = [actors, compiled].map((engine) =>
      withoutPause(stampedeInSteps(stampede, stopping(300), engine)),
    );
    expect(one?.cut).toBeDefined();
    expect(one).toEqual(other);
  });

  test('of a fleet has the numbers of the clients so far', () => {
    const result = withoutPause(fleetInSteps(fleet, stopping(5_000)));
    const { clients } = result.cut ?? { clients: 0 };
    expect(clients).toBeGreaterThan(50);
    expect(clients).toBeLessThan(200);
    expect(result).toEqual({
      ...runFleet({ ...fleet, load: { ...fleet.load, clients } }),
      cut: { clients },
    });
  });

  test('of a fleet counts payments too, which take longer than polls', () => {
    const paid = { ...fleet, load: { ...fleet.load, eventEverySeconds: 1 } };
    const clientsOf = (plan: typeof fleet) =>
      withoutPause(fleetInSteps(plan, stopping(5_000))).cut?.clients ?? Infinity;
    expect(clientsOf(paid)).toBeLessThan(clientsOf(fleet) / 10);
  });

  test('of a contention has no point, be it in the first repeat or in the last', () => {
    const calls = contend('full', contention).calls * contention.repeats;
    for (const most of [1, calls / 2, calls - 1]) {
      expect(withoutPause(contendInSteps('full', contention, stopping(most)))).toBeUndefined();
    }
  });

  test('is not one that takes all of what there is', () => {
    expect(withoutPause(stampedeInSteps(stampede, stopping(stampedeCalls)))).toEqual(
      runStampede(stampede),
    );
    const calls = contend('none', contention).calls * contention.repeats;
    expect(withoutPause(contendInSteps('none', contention, stopping(calls)))).toEqual(
      contend('none', contention),
    );
  });

  test('of a contention is not one that can be asked for: its strategies together fit with room to spare', () => {
    let calls = 0;
    for (let clients = 10; clients <= 190; clients += 10) {
      for (const strategy of contentionStrategies) {
        calls += 100 * contend(strategy, { clients, repeats: 1, seed: 1 }).calls;
      }
    }
    expect(calls).toBeGreaterThan(10_000_000);
    expect(calls).toBeLessThan(16_000_000);
  });
});
