import { describe, expect, test } from 'vitest';
import type { Command } from '../model/commands.ts';
import type { Trace } from '../model/facts.ts';
import type { Settings } from '../model/settings.ts';
import { factsOf } from '../sim/laws/anyRun.testkit.ts';
import { scenarioWith } from '../sim/laws/scenarioWith.testkit.ts';
import { simulate } from '../sim/simulate.ts';

/** What a lesson counts at the end. */
function counts(trace: Trace) {
  const pushed = factsOf(trace, 'effect.made').filter(({ channel }) => channel === 'push');
  const rows = factsOf(trace, 'event.occurred').map(
    ({ eventId }) => pushed.filter((effect) => effect.eventId === eventId).length,
  );
  return {
    attempts: factsOf(trace, 'attempt.started').length,
    timeouts: factsOf(trace, 'attempt.finished').filter(
      ({ outcome }) => outcome.result === 'timedOut',
    ).length,
    charges: pushed.length,
    /** Ledger rows of each event, in the order they occurred. */
    rows,
    delivered: factsOf(trace, 'delivery.delivered').length,
  };
}

const everyTime = <T>(count: number, value: T) => new Array<T>(count).fill(value);

describe('chapter 1 and 2: an hour with a payment in each ten minutes', () => {
  const hour = (pollEveryMs: number) =>
    simulate(
      scenarioWith({ horizonMs: 3_600_000, settings: { eventEveryMs: 600_000, pollEveryMs } }),
    );
  const requests = (trace: Trace, channel: 'pull' | 'push') =>
    factsOf(trace, 'request.sent').filter((sent) => sent.channel === channel).length;

  test('takes 720 polls every 5 s, of which 714 are empty, or 6 webhooks', () => {
    const trace = hour(5_000);
    const results = factsOf(trace, 'poll.finished').map(({ outcome }) => outcome.result);
    expect({
      polls: requests(trace, 'pull'),
      empty: results.filter((result) => result === 'empty').length,
      news: results.filter((result) => result === 'news').length,
      webhooks: requests(trace, 'push'),
    }).toEqual({ polls: 720, empty: 714, news: 6, webhooks: 6 });
  });

  test.each([
    { every: 24_000, polls: 150 },
    { every: 25_000, polls: 144 },
    { every: 30_000, polls: 120 },
    { every: 60_000, polls: 60 },
  ])('takes $polls polls every $every ms', ({ every, polls }) => {
    expect(requests(hour(every), 'pull')).toBe(polls);
  });

  test('brings a webhook after the travel time, whatever the poll interval', () => {
    const trace = hour(60_000);
    const arrivals = factsOf(trace, 'event.stored').map(({ at }) => at);
    expect(arrivals).toEqual(factsOf(trace, 'event.occurred').map(({ at }) => at + 50));
  });

  test('two payments a second and a question every 10 s are 360 polls and 7,200 webhooks', () => {
    const minute = simulate(
      scenarioWith({
        horizonMs: 60_000,
        settings: { eventEveryMs: 500, pollEveryMs: 10_000, workMs: 0 },
      }),
    );
    // A sixtieth of the lesson's hour.
    expect([requests(minute, 'pull') * 60, requests(minute, 'push') * 60]).toEqual([360, 7_200]);
  });
});

describe('chapter 3: five payments, down from 25 s to 85 s', () => {
  const run = (settings: Partial<Settings>, outageMs = 60_000) =>
    counts(
      simulate(
        scenarioWith({
          horizonMs: 3_000_000,
          eventTimesMs: [10_000, 30_000, 50_000, 70_000, 90_000],
          plan: [
            { at: 25_000, type: 'endpoint.set', mode: 'down' },
            { at: 25_000 + outageMs, type: 'endpoint.set', mode: 'up' },
          ],
          settings: { ...settings, longestWaitMs: 3_600_000, pollEveryMs: 60_000 },
        }),
      ),
    );

  // `5 × 1 s` means five retries after the first attempt; `attempts` counts that one too.
  test.each([
    { plan: 'off', settings: { retryPlan: 'off' }, charged: 2, attempts: 5 },
    { plan: '3 × 5 s', settings: fixed(5_000, 3), charged: 3, attempts: 14 },
    { plan: '5 × 1 s', settings: fixed(1_000, 5), charged: 2, attempts: 20 },
    { plan: '8 × 10 s', settings: fixed(10_000, 8), charged: 5, attempts: 17 },
    { plan: 'doubling from 2 s, 6 tries', settings: doubling(2_000, 6), charged: 5, attempts: 19 },
    { plan: 'doubling from 5 s, 3 tries', settings: doubling(5_000, 3), charged: 4, attempts: 13 },
    { plan: 'doubling from 5 s, 4 tries', settings: doubling(5_000, 4), charged: 5, attempts: 14 },
  ] as const)(
    'with retries $plan $charged of 5 are charged in $attempts attempts',
    ({ settings, charged, attempts }) => {
      expect(run(settings)).toMatchObject({ charges: charged, delivered: charged, attempts });
    },
  );

  test('of five minutes instead, 8 × 10 s charges 1 of 5 and ten doublings all in 36 attempts', () => {
    expect(run(fixed(10_000, 8), 300_000)).toMatchObject({ charges: 1 });
    expect(run(doubling(2_000, 10), 300_000)).toMatchObject({ charges: 5, attempts: 36 });
  });
});

function fixed(firstWaitMs: number, retries: number): Partial<Settings> {
  return { retryPlan: 'fixed', firstWaitMs, attempts: retries + 1 };
}

function doubling(firstWaitMs: number, retries: number): Partial<Settings> {
  return { retryPlan: 'exponential', firstWaitMs, attempts: retries + 1 };
}

describe('chapter 5: lost answers', () => {
  const five = (settings: Partial<Settings>) =>
    counts(
      simulate(
        scenarioWith({
          eventTimesMs: [10_000, 20_000, 30_000, 40_000, 50_000],
          losses: [{ event: 3, attempt: 1, part: 'answer' }],
          settings: { ...fixed(5_000, 2), ...settings },
        }),
      ),
    );

  test('one of them charges the third of five payments twice without a duplicate check', () => {
    expect(five({ skipProcessed: false }).rows).toEqual([1, 1, 2, 1, 1]);
  });

  test('one of them charges nothing twice with it', () => {
    expect(five({ skipProcessed: true })).toMatchObject({ rows: [1, 1, 1, 1, 1], attempts: 6 });
  });

  // Payments 2 and 5 are honestly alike. The answers to 1, 3 and 6 are lost, and the request of 4.
  const six = (settings: Partial<Settings>) =>
    counts(
      simulate(
        scenarioWith({
          eventTimesMs: [10_000, 20_000, 30_000, 40_000, 50_000, 60_000],
          payments: [
            { customer: 'cus_1', amountCents: 1_000 },
            { customer: 'cus_2', amountCents: 350 },
            { customer: 'cus_3', amountCents: 2_000 },
            { customer: 'cus_4', amountCents: 900 },
            { customer: 'cus_2', amountCents: 350 },
            { customer: 'cus_5', amountCents: 4_200 },
          ],
          losses: [
            { event: 1, attempt: 1, part: 'answer' },
            { event: 3, attempt: 1, part: 'answer' },
            { event: 4, attempt: 1, part: 'request' },
            { event: 6, attempt: 1, part: 'answer' },
          ],
          settings: { ...fixed(5_000, 2), ...settings },
        }),
      ),
    ).rows;

  test.each([
    { settings: { skipProcessed: false }, rows: [2, 1, 2, 1, 1, 2], name: 'no key' },
    { settings: { seenKey: 'attemptId' }, rows: [2, 1, 2, 1, 1, 2], name: 'the attempt id' },
    {
      settings: { seenKey: 'amountAndCustomer' },
      rows: [1, 1, 1, 1, 0, 1],
      name: 'amount and customer',
    },
    { settings: { seenKey: 'eventId' }, rows: [1, 1, 1, 1, 1, 1], name: 'the event id' },
    { settings: { retryPlan: 'off' }, rows: [1, 1, 1, 0, 1, 1], name: 'retries off' },
  ] as const)('the challenge with $name ends with ledger rows $rows', ({ settings, rows }) => {
    expect(six(settings)).toEqual(rows);
  });
});

describe('chapter 6: work that takes longer than the sender waits', () => {
  const one = (settings: Partial<Settings>) =>
    counts(
      simulate(
        scenarioWith({
          eventTimesMs: [1_000],
          settings: {
            ...fixed(5_000, 3),
            workMs: 8_000,
            workers: 4,
            requestTimeoutMs: 5_000,
            skipProcessed: false,
            ...settings,
          },
        }),
      ),
    );

  test('answering after the work charges four times, and the sender believes it failed', () => {
    expect(one({ storeFirst: false })).toEqual({
      attempts: 4,
      timeouts: 4,
      charges: 4,
      rows: [4],
      delivered: 0,
    });
  });

  test('also with one worker, who still does all of it', () => {
    expect(one({ storeFirst: false, workers: 1 })).toMatchObject({ charges: 4, delivered: 0 });
  });

  test('storing first charges once, and the sender knows', () => {
    expect(one({ storeFirst: true })).toEqual({
      attempts: 1,
      timeouts: 0,
      charges: 1,
      rows: [1],
      delivered: 1,
    });
  });

  // Ten payments, one a second, 6 s of work; the worker crashes at 8 s.
  const ten = (settings: Partial<Settings>, plan: readonly Command[] = [], firstAt = 0) =>
    counts(
      simulate(
        scenarioWith({
          horizonMs: 600_000,
          eventTimesMs: everyTime(10, firstAt).map((first, n) => first + n * 1_000),
          plan,
          settings: {
            ...fixed(5_000, 3),
            workMs: 6_000,
            requestTimeoutMs: 5_000,
            skipProcessed: false,
            pollEveryMs: 60_000,
            ...settings,
          },
        }),
      ),
    );
  const crash: readonly Command[] = [{ at: 8_000, type: 'worker.crash' }];

  // Without the crash: it would cut four connections at once, which are then refused and not timed out.
  test.each([1, 2, 3])(
    'ten payments answered after the work by %d workers are 40 attempts, timeouts and charges',
    (workers) => {
      expect(ten({ storeFirst: false, workers })).toMatchObject({
        attempts: 40,
        timeouts: 40,
        charges: 40,
        delivered: 0,
      });
    },
  );

  test.each([
    { workers: 1, charges: 3 },
    { workers: 3, charges: 4 },
  ])(
    'a queue in memory and $workers workers charge $charges of ten after a crash, all delivered',
    ({ workers, charges }) => {
      const settings = { storeFirst: true, durableQueue: false, workers };
      expect(ten(settings, crash)).toMatchObject({ charges, timeouts: 0, delivered: 10 });
    },
  );

  test.each([1, 2, 3])(
    'a durable queue and %d workers charge each of ten once, whatever crashes',
    (workers) => {
      expect(ten({ storeFirst: true, workers }, crash)).toMatchObject({
        rows: everyTime(10, 1),
        timeouts: 0,
        delivered: 10,
      });
    },
  );

  // The lesson has payments at 1, 2, … 10 s here, and at 0, 1, … 9 s where it counts a queue in memory.
  test('a duplicate check and three workers answering late charge once each, after 15 timeouts', () => {
    const settings = { storeFirst: false, workers: 3, skipProcessed: true };
    expect(ten(settings, crash, 1_000)).toMatchObject({ rows: everyTime(10, 1), timeouts: 15 });
  });

  test('two seconds of work, one worker and one payment a second are a storm', () => {
    expect(ten({ storeFirst: false, workMs: 2_000 })).toMatchObject({
      attempts: 31,
      timeouts: 28,
      charges: 31,
    });
  });
});

describe('chapter 7: forged requests', () => {
  const attacked = (verifySignature: boolean) =>
    simulate(
      scenarioWith({
        eventTimesMs: [5_000, 15_000, 25_000, 35_000, 45_000],
        plan: [
          { at: 8_000, type: 'attack', act: 'forge' },
          { at: 18_000, type: 'attack', act: 'forge' },
          { at: 28_000, type: 'attack', act: 'forge' },
          { at: 40_000, type: 'attack', act: 'tamper' },
        ],
        settings: { https: false, verifySignature },
      }),
    );
  const fakeCharges = (trace: Trace) => {
    const real = factsOf(trace, 'event.occurred').map(({ payment }) => JSON.stringify(payment));
    return factsOf(trace, 'effect.made').filter(
      ({ payment }) => !real.includes(JSON.stringify(payment)),
    ).length;
  };

  test('make four false charges with the check off and none with it on', () => {
    expect([fakeCharges(attacked(false)), fakeCharges(attacked(true))]).toEqual([4, 0]);
  });

  test('are refused because the computed MAC differs, while all five payments are charged', () => {
    const trace = attacked(true);
    const refusals = factsOf(trace, 'request.checked').filter(({ passed }) => !passed);
    expect(refusals.map((fact) => fact.check === 'signature' && fact.because)).toEqual(
      everyTime(4, 'no signature matches'),
    );
    expect(counts(trace).rows).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('chapter 8: a genuine request sent again after 10 s, 4 min and 20 min', () => {
  const replayed = (settings: Partial<Settings>) =>
    counts(
      simulate(
        scenarioWith({
          horizonMs: 1_500_000,
          eventTimesMs: [5_000],
          plan: [10_000, 240_000, 1_200_000].map((after) => ({
            at: 5_000 + after,
            type: 'attack',
            act: 'replay',
          })),
          settings: {
            https: false,
            skipProcessed: false,
            rejectOldTimestamps: false,
            pollEveryMs: 600_000,
            ...settings,
          },
        }),
      ),
    ).charges;

  test.each([
    { settings: {}, charges: 4, name: 'the signature only' },
    { settings: { rejectOldTimestamps: true }, charges: 3, name: '5 min of tolerance' },
    {
      settings: { rejectOldTimestamps: true, skipProcessed: true, memoryMs: 300_000 },
      charges: 1,
      name: '5 min of tolerance and of memory',
    },
    {
      settings: {
        rejectOldTimestamps: true,
        toleranceSeconds: 3_600,
        skipProcessed: true,
        memoryMs: 600_000,
      },
      charges: 2,
      name: '1 h of tolerance and 10 min of memory',
    },
    { settings: { skipProcessed: true }, charges: 1, name: 'a day of memory and no tolerance' },
  ])('is charged $charges times with $name', ({ settings, charges }) => {
    expect(replayed(settings)).toBe(charges);
  });
});
