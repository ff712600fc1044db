import { describe, expect, test } from 'vitest';
import { justTheDoorbell } from './scenarios/justTheDoorbell.ts';
import type { Channel, Trace } from '../model/facts.ts';
import type { Payment } from '../model/payment.ts';
import type { Settings } from '../model/settings.ts';
import { factsOf } from '../sim/laws/anyRun.testkit.ts';
import { scenarioWith } from '../sim/laws/scenarioWith.testkit.ts';
import { simulate } from '../sim/simulate.ts';

/** What is written in the ledger for each order, in the order in which it was written. */
function written(trace: Trace, channel: Channel): ReadonlyMap<number, readonly Payment[]> {
  const orders = new Map<number, Payment[]>();
  for (const { payment, ...effect } of factsOf(trace, 'effect.made')) {
    if (effect.channel !== channel) continue;
    orders.set(payment.order, [...(orders.get(payment.order) ?? []), payment]);
  }
  return orders;
}

describe('chapter 10: one order goes from 10 to 20 to 30, and the message 20 is late', () => {
  const amounts = (settings: Partial<Settings>, channel: Channel = 'push') => {
    const { scenario } = justTheDoorbell;
    const trace = simulate({ ...scenario, settings: { ...scenario.settings, ...settings } });
    return [...written(trace, channel).values()].flatMap((payments) =>
      payments.map(({ amountCents }) => amountCents / 100),
    );
  };

  test('a full payload stored as it arrives ends with 20', () => {
    expect(amounts({})).toEqual([10, 30, 20]);
  });

  test('a thin event makes Billing look for itself and end with 30', () => {
    expect(amounts({ payload: 'thin' })).toEqual([10, 30, 30]);
  });

  test('keeping the newest version leaves the late 20 out', () => {
    expect(amounts({ applyRule: 'newestVersion' })).toEqual([10, 30]);
  });

  test('polling reads the changes in their order', () => {
    expect(amounts({}, 'pull')).toEqual([10, 20, 30]);
  });
});

describe('chapter 10: 30 changes of 3 orders in 10 s arrive shuffled, and the API allows 10 fetches in 10 s', () => {
  const outcome = (settings: Partial<Settings>) => {
    const trace = simulate(
      scenarioWith({
        // With this seed as many orders go wrong, and as many fetches are made, as the lesson says.
        seed: 76,
        eventTimesMs: Array.from({ length: 30 }, (_, n) => 10_000 + Math.floor((n * 10_000) / 30)),
        settings: {
          orders: 3,
          latencySpreadMs: 2_000,
          workMs: 0,
          pollEveryMs: 30_000,
          apiCallsPerMinute: 60,
          apiWindowMs: 10_000,
          ...settings,
        },
      }),
    );
    const truth = new Map(
      factsOf(trace, 'event.occurred').map(({ payment }) => [payment.order, payment]),
    );
    const ledger = written(trace, 'push');
    const fetches = factsOf(trace, 'fetch.finished');
    return {
      orders: truth.size,
      wrong: [...truth].filter(([order, { amountCents }]) => {
        return ledger.get(order)?.at(-1)?.amountCents !== amountCents;
      }).length,
      fetches: fetches.length,
      refused: fetches.filter((fetch) => fetch.outcome.result === 'rateLimited').length,
    };
  };

  test('stored as they arrive, two of three orders are wrong', () => {
    expect(outcome({})).toEqual({ orders: 3, wrong: 2, fetches: 0, refused: 0 });
  });

  test('the newest version of a full payload is right without a fetch', () => {
    expect(outcome({ applyRule: 'newestVersion' })).toMatchObject({ wrong: 0, fetches: 0 });
  });

  test('a fetch for every event runs into the limit, again and again', () => {
    const { refused, wrong } = outcome({ payload: 'thin', fetchRule: 'everyEvent' });
    // Those that are refused all come back for the next window, and are too many again.
    expect({ refused, wrong }).toEqual({ refused: 23, wrong: 0 });
  });

  test('a fetch for the first of a burst looks too early', () => {
    expect(outcome({ payload: 'thin', fetchRule: 'firstOfBurst' })).toEqual({
      orders: 3,
      wrong: 1,
      fetches: 7,
      refused: 0,
    });
  });

  test('one fetch at the end of each burst of 5 s is right with 7 fetches and no 429', () => {
    expect(outcome({ payload: 'thin', fetchRule: 'endOfBurst' })).toEqual({
      orders: 3,
      wrong: 0,
      fetches: 7,
      refused: 0,
    });
  });
});
