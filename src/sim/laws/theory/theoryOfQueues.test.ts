import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../model/settings.ts';
import { factsOf } from '../anyRun.testkit.ts';
import { scenarioWith } from '../scenarioWith.testkit.ts';
import { simulate } from '../../simulate.ts';

const latencyMs = 40;
const visibilityMs = 10_000;

/** Payments a long time apart, so that each is alone in the queue. */
function run(settings: Partial<Settings>, eventTimesMs = [5_000, 105_000, 205_000]) {
  return simulate(
    scenarioWith({
      horizonMs: 400_000,
      eventTimesMs,
      settings: {
        pullMode: 'queue',
        visibilityMs,
        latencyMs,
        skipProcessed: false,
        ...settings,
      },
    }),
  );
}

/** How often each payment was handed out, in order. */
function receives(settings: Partial<Settings>, times?: number[]) {
  const trace = run(settings, times);
  const received = factsOf(trace, 'entry.received');
  return factsOf(trace, 'event.occurred').map(
    ({ eventId }) => received.filter((fact) => fact.eventId === eventId).length,
  );
}

describe('in a queue that is fetched, with work of w, travel of L and entries hidden for V', () => {
  test.each([0, 1, 200, 5_000, visibilityMs - 2 * latencyMs - 1])(
    'a payment is taken exactly once while w + 2 L < V: w of %i ms',
    (workMs) => {
      expect(receives({ workMs })).toEqual([1, 1, 1]);
    },
  );

  test.each([visibilityMs - 2 * latencyMs, visibilityMs, 15_000])(
    'and again from there on, as often as it may be: w of %i ms',
    (workMs) => {
      expect(receives({ workMs, receivesMost: 3 })).toEqual([3, 3, 3]);
      const trace = run({ workMs, receivesMost: 3 });
      expect(factsOf(trace, 'entry.deadLettered')).toHaveLength(3);
      expect(
        factsOf(trace, 'effect.made').filter(({ channel }) => channel === 'pull'),
      ).toHaveLength(9);
    },
  );

  test('who remembers what was charged takes a payment twice then, and charges it once', () => {
    const settings = { workMs: 15_000, skipProcessed: true };
    expect(receives(settings)).toEqual([2, 2, 2]);
    const charged = factsOf(run(settings), 'effect.made').filter(
      ({ channel }) => channel === 'pull',
    );
    expect(charged).toHaveLength(3);
  });

  test.each([1, 2, 3, 4, 6])(
    'of %i at once, one is handed out alone to the question that waits, and of the batch behind it those are in time of which k w + 2 L < V',
    (size) => {
      const workMs = 3_000;
      const inTime = Math.floor((visibilityMs - 2 * latencyMs - 1) / workMs);
      const times = Array.from({ length: size }, () => 5_000);
      const trace = run({ workMs, skipProcessed: true }, times);
      const kept = factsOf(trace, 'entry.kept').length;
      expect(kept).toBe(Math.max(0, size - 1 - inTime));
    },
  );

  test('news waits for its question no longer than it travels: L, and 3 L where it just misses one', () => {
    const trace = run({ workMs: 0 }, [5_000, 5_001, 105_000]);
    const [first, second, third] = factsOf(trace, 'effect.made')
      .filter(({ channel }) => channel === 'pull')
      .map(
        ({ at, eventId }) =>
          at - (factsOf(trace, 'event.occurred').find((e) => e.eventId === eventId)?.at ?? 0),
      );
    expect([first, second, third]).toEqual([latencyMs, 3 * latencyMs - 1, latencyMs]);
  });
});
