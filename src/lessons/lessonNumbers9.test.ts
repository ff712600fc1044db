import { describe, expect, test } from 'vitest';
import { theHole } from './scenarios/theHole.ts';
import type { Trace } from '../model/facts.ts';
import { settingTable, type Settings } from '../model/settings.ts';
import { factsOf } from '../sim/laws/anyRun.testkit.ts';
import { simulate } from '../sim/simulate.ts';

const minute = 60_000;
const hour = 60 * minute;
const recoveredAt = 42 * minute;

function run(settings: Partial<Settings>): Trace {
  const { scenario } = theHole;
  return simulate({ ...scenario, settings: { ...scenario.settings, ...settings } });
}

/** How often each of the six payments is charged in push. */
function rowsOf(trace: Trace): number[] {
  const charged = factsOf(trace, 'effect.made').filter(({ channel }) => channel === 'push');
  return factsOf(trace, 'event.occurred').map(
    ({ eventId }) => charged.filter((charge) => charge.eventId === eventId).length,
  );
}

function callsOf(trace: Trace): number[] {
  return factsOf(trace, 'request.sent')
    .filter(({ messageId }) => messageId.startsWith('backfill_'))
    .map(({ at }) => at);
}

/** The most calls in any hour that begins with one. */
function callsPerHour(trace: Trace): number {
  const calls = callsOf(trace);
  return Math.max(
    ...calls.map((from) => calls.filter((at) => at >= from && at < from + hour).length),
  );
}

/** How long after the recovery the last payment was charged; infinite when one is missing. */
function completeAfterMs(trace: Trace): number {
  if (rowsOf(trace).includes(0)) return Infinity;
  const firsts = new Map<string, number>();
  for (const { channel, eventId, at } of factsOf(trace, 'effect.made')) {
    if (channel === 'push' && !firsts.has(eventId)) firsts.set(eventId, at);
  }
  return Math.max(...firsts.values()) - recoveredAt;
}

const inMinutes = (ms: number) => Math.round(ms / minute);

describe('chapter 9: down from minute 12 to 42, six payments, retries for 7 minutes', () => {
  test('one of the six arrives by itself, the last one, on its third attempt', () => {
    const trace = run({ backfillEveryMs: 0 });
    expect(rowsOf(trace)).toEqual([0, 0, 0, 0, 0, 1]);
    expect(
      factsOf(trace, 'delivery.delivered').map(({ eventId, attempts }) => [eventId, attempts]),
    ).toEqual([['evt_6', 3]]);
    expect(factsOf(trace, 'delivery.deadLettered').map(({ attempts }) => attempts)).toEqual([
      4, 4, 4, 4, 4,
    ]);
  });

  test.each(['now', 'newestStored'] as const)(
    'asking after %s leaves five missing for ever, however often it asks',
    (backfillFrom) => {
      const trace = run({ backfillEveryMs: 5 * minute, backfillFrom });
      expect(rowsOf(trace)).toEqual([0, 0, 0, 0, 0, 1]);
      const found = factsOf(trace, 'backfill.finished').map(({ outcome }) =>
        outcome.result === 'events' ? outcome.listed : undefined,
      );
      expect(new Set(found)).toEqual(new Set([0]));
    },
  );

  test('one call after everything that a backfill has seen fills all five holes', () => {
    const trace = run({ backfillEveryMs: 15 * minute, backfillFrom: 'lastBackfill' });
    expect(rowsOf(trace)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(
      factsOf(trace, 'backfill.finished').map(({ at, after, outcome }) => [
        inMinutes(at),
        after,
        outcome.result === 'events' ? outcome.missing.length : outcome.result,
      ]),
    ).toEqual([
      [10, '', 0],
      [55, '', 5],
      [70, 'evt_6', 0],
      [85, 'evt_6', 0],
      [100, 'evt_6', 0],
    ]);
  });

  test('without the duplicate check the same call charges payment 6 once more', () => {
    const trace = run({
      backfillEveryMs: 15 * minute,
      backfillFrom: 'lastBackfill',
      skipProcessed: false,
    });
    expect(rowsOf(trace)).toEqual([1, 1, 1, 1, 1, 2]);
  });

  // A server that is down asks nothing, so that the turns within the outage cost no call: with one
  // every 5 min it makes 11 calls up to minute 60 only when there is no outage, and then 12 an hour.
  test.each([
    { every: 5, calls: 12, completeAfter: 3 },
    { every: 15, calls: 4, completeAfter: 13 },
    { every: 60, calls: 1, completeAfter: 28 },
  ])(
    'every $every min is complete $completeAfter min after the recovery, at $calls calls an hour',
    ({ every, calls, completeAfter }) => {
      const trace = run({ backfillEveryMs: every * minute, backfillFrom: 'lastBackfill' });
      expect([callsPerHour(trace), inMinutes(completeAfterMs(trace))]).toEqual([
        calls,
        completeAfter,
      ]);
    },
  );

  test('every 5 min is 11 calls from minute 10 to 60 when the server is never down', () => {
    const { scenario } = theHole;
    const settings = { ...scenario.settings, backfillEveryMs: 5 * minute };
    const plan = scenario.plan.filter(({ type }) => type !== 'endpoint.set');
    const calls = callsOf(simulate({ ...scenario, plan, settings }));
    expect(calls.filter((at) => at >= 10 * minute && at <= hour)).toHaveLength(11);
  });

  test('of the 24 settings exactly one charges each once, within 15 min and 4 calls an hour', () => {
    const all = [0, 5, 15, 60].flatMap((every) =>
      settingTable.backfillFrom.options.flatMap((backfillFrom) =>
        [true, false].map((skipProcessed) => ({ every, backfillFrom, skipProcessed })),
      ),
    );
    expect(all).toHaveLength(24);
    const passing = all.filter(({ every, backfillFrom, skipProcessed }) => {
      const trace = run({ backfillEveryMs: every * minute, backfillFrom, skipProcessed });
      return (
        rowsOf(trace).every((rows) => rows === 1) &&
        callsPerHour(trace) <= 4 &&
        completeAfterMs(trace) <= 15 * minute
      );
    });
    expect(passing).toEqual([{ every: 15, backfillFrom: 'lastBackfill', skipProcessed: true }]);
  });
});
