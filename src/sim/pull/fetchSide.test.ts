import { describe, expect, test } from 'vitest';
import type { Command } from '../../model/commands.ts';
import type { Trace } from '../../model/facts.ts';
import type { Settings } from '../../model/settings.ts';
import { factsOf } from '../laws/anyRun.testkit.ts';
import { scenarioWith } from '../laws/scenarioWith.testkit.ts';
import { simulate } from '../simulate.ts';

/** One thin event at 1 s, which takes 1 s to travel, as does everything: its fetch leaves at 2.2 s. */
const one = (settings: Partial<Settings> = {}, plan: readonly Command[] = []) =>
  simulate(
    scenarioWith({
      horizonMs: 60_000,
      eventTimesMs: [1_000],
      plan,
      settings: { payload: 'thin', latencyMs: 1_000, ...settings },
    }),
  );

const charged = (trace: Trace) =>
  factsOf(trace, 'effect.made')
    .filter(({ channel }) => channel === 'push')
    .map(({ eventId, at }) => `${eventId} at ${at}`);
const fetches = (trace: Trace) =>
  factsOf(trace, 'request.sent')
    .filter(({ to, channel }) => to === 'api' && channel === 'push')
    .map(({ at, request }) => `${request.url.slice('https://api.store.example'.length)} at ${at}`);

describe('a thin event', () => {
  test('says which order it is about and nothing else, and the fetch brings the rest', () => {
    const trace = one();
    const [webhook] = factsOf(trace, 'request.sent').filter(({ from }) => from === 'sender');
    expect(JSON.parse(webhook?.request.body ?? '')).toEqual({
      id: 'evt_1',
      type: 'payment.created',
      data: { order: 1001 },
    });
    expect(fetches(trace)).toEqual(['/orders/1001 at 2200']);
    expect(charged(trace)).toEqual(['evt_1 at 4200']);
    const [event] = factsOf(trace, 'event.occurred');
    expect(factsOf(trace, 'effect.made').map(({ payment }) => payment)).toContainEqual(
      event?.payment,
    );
  });

  test('is answered after its fetch where the answer waits for the work', () => {
    const trace = one({ storeFirst: false, requestTimeoutMs: 20_000 });
    const answers = factsOf(trace, 'response.sent').filter(({ messageId }) =>
      messageId.startsWith('dlv_'),
    );
    expect(answers.map(({ at }) => at)).toEqual([4_200]);
  });

  test('is fetched once, however often it is delivered', () => {
    const trace = one({ requestTimeoutMs: 1_000, retryPlan: 'fixed', firstWaitMs: 1_000 });
    expect(factsOf(trace, 'attempt.started').length).toBeGreaterThan(1);
    expect(fetches(trace)).toHaveLength(1);
    expect(charged(trace)).toHaveLength(1);
  });

  test('keeps its body in every attempt, also when webhooks carry more meanwhile', () => {
    const trace = one({ requestTimeoutMs: 1_000, retryPlan: 'fixed', firstWaitMs: 1_000 }, [
      { at: 1_500, type: 'setting.set', key: 'payload', value: 'full' },
    ]);
    const bodies = factsOf(trace, 'request.sent')
      .filter(({ from }) => from === 'sender')
      .map(({ request }) => request.body);
    expect(bodies.length).toBeGreaterThan(1);
    expect(new Set(bodies).size).toBe(1);
  });

  test('that was stored is fetched anew after a crash in its fetch, and charged once', () => {
    const trace = one({ crashRecoveryMs: 5_000 }, [{ at: 3_000, type: 'worker.crash' }]);
    expect(fetches(trace)).toEqual(['/orders/1001 at 2200', '/orders/1001 at 8200']);
    expect(charged(trace)).toEqual(['evt_1 at 10200']);
  });

  test('that was only in memory is gone after a crash in its fetch, whose answer brings nothing', () => {
    const trace = one({ durableQueue: false }, [{ at: 3_000, type: 'worker.crash' }]);
    expect(factsOf(trace, 'queue.lost')).toMatchObject([{ at: 3_000, eventIds: ['evt_1'] }]);
    expect(charged(trace)).toEqual([]);
    expect(factsOf(trace, 'fetch.finished')).toEqual([]);
  });

  test('is fetched again when the question or its answer is lost', () => {
    const trace = one({}, [
      { at: 2_100, type: 'setting.set', key: 'lostRequestsPercent', value: 100 },
      { at: 5_000, type: 'setting.set', key: 'lostRequestsPercent', value: 0 },
    ]);
    expect(factsOf(trace, 'fetch.finished').map(({ outcome }) => outcome.result)).toEqual([
      'timedOut',
      'fetched',
    ]);
    expect(charged(trace)).toEqual(['evt_1 at 15200']);
  });

  const inVain = (plan: readonly Command[] = []) =>
    simulate(
      scenarioWith({
        horizonMs: 300_000,
        eventTimesMs: [1_000],
        plan,
        settings: {
          payload: 'thin',
          latencyMs: 1_000,
          retryPlan: 'off',
          lostAnswersPercent: 100,
        },
      }),
    );

  test('is given up on after five fetches in vain, with growing waits between them', () => {
    const trace = inVain();
    expect(factsOf(trace, 'fetch.finished').map(({ at, outcome }) => [at, outcome])).toEqual([
      [12_200, { result: 'timedOut', againInMs: 1_000 }],
      [23_200, { result: 'timedOut', againInMs: 2_000 }],
      [35_200, { result: 'timedOut', againInMs: 4_000 }],
      [49_200, { result: 'timedOut', againInMs: 8_000 }],
      [67_200, { result: 'timedOut' }],
    ]);
    expect(fetches(trace)).toHaveLength(5);
    expect(factsOf(trace, 'effect.skipped').map(({ at }) => at)).toEqual([67_200]);
    expect(charged(trace)).toEqual([]);
  });

  test('that was given up on is missing, so that a backfill brings it', () => {
    const trace = inVain([
      { at: 100_000, type: 'setting.set', key: 'lostAnswersPercent', value: 0 },
      { at: 101_000, type: 'backfill.run' },
    ]);
    expect(factsOf(trace, 'backfill.finished').map(({ outcome }) => outcome)).toEqual([
      { result: 'events', missing: ['evt_1'], listed: 1 },
    ]);
    expect(charged(trace)).toEqual(['evt_1 at 103200']);
  });

  test('about an order that the sender does not have charges nothing', () => {
    const trace = simulate(
      scenarioWith({
        horizonMs: 20_000,
        plan: [{ at: 1_000, type: 'attack', act: 'forge' }],
        settings: { payload: 'thin', verifySignature: false },
      }),
    );
    expect(factsOf(trace, 'fetch.finished').map(({ outcome }) => outcome)).toEqual([
      { result: 'notFound' },
    ]);
    expect(charged(trace)).toEqual([]);
  });
});

describe('a burst of one order', () => {
  const burst = (fetchRule: Settings['fetchRule'], times: readonly number[]) =>
    simulate(
      scenarioWith({
        eventTimesMs: times,
        settings: { orders: 1, payload: 'thin', fetchRule, workMs: 0 },
      }),
    );

  test('is one fetch at its end, 5 s after its first event, and the next event begins another', () => {
    expect(fetches(burst('endOfBurst', [1_000, 3_000, 5_900, 7_000]))).toEqual([
      '/orders/501 at 6050',
      '/orders/501 at 12050',
    ]);
  });

  test('that gets an event while its fetch is under way fetches for that one anew', () => {
    // The API answers at 6.1 s; the change comes at 6.08 s to Billing, at 6.03 s to the Store.
    expect(fetches(burst('endOfBurst', [1_000, 6_030]))).toHaveLength(2);
  });

  test('is one fetch at its beginning where the first is enough', () => {
    expect(fetches(burst('firstOfBurst', [1_000, 3_000, 5_900, 7_000]))).toEqual([
      '/orders/501 at 1050',
      '/orders/501 at 7050',
    ]);
  });

  test('is as many fetches as events where each is fetched for', () => {
    expect(fetches(burst('everyEvent', [1_000, 1_000, 3_000]))).toHaveLength(3);
  });
});
