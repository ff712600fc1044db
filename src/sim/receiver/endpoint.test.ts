import { describe, expect, test } from 'vitest';
import type { Command } from '../../model/commands.ts';
import type { Trace } from '../../model/facts.ts';
import type { EndpointMode } from '../../model/settings.ts';
import { factsOf } from '../laws/anyRun.testkit.ts';
import { scenarioWith } from '../laws/scenarioWith.testkit.ts';
import { simulate } from '../simulate.ts';

const charged = (trace: Trace) =>
  factsOf(trace, 'effect.made')
    .filter(({ channel }) => channel === 'push')
    .map(({ eventId, at }) => `${eventId} at ${at}`);

const mode = (at: number, to: EndpointMode): Command => ({ at, type: 'endpoint.set', mode: to });

describe('a crash', () => {
  test('makes the receiver forget what it only had in memory, so that a retry is charged', () => {
    const trace = simulate(
      scenarioWith({
        eventTimesMs: [1_000],
        losses: [{ event: 1, attempt: 1, part: 'answer' }],
        plan: [{ at: 2_000, type: 'worker.crash' }],
        settings: { durableQueue: false, workMs: 3_000 },
      }),
    );
    expect(factsOf(trace, 'queue.lost')).toMatchObject([{ at: 2_000, eventIds: ['evt_1'] }]);
    expect(charged(trace)).toEqual(['evt_1 at 10050']);
  });

  test('costs an event that was answered from memory its charge, and nobody is told', () => {
    const trace = simulate(
      scenarioWith({
        eventTimesMs: [1_000],
        plan: [{ at: 2_000, type: 'worker.crash' }],
        settings: { durableQueue: false, workMs: 3_000 },
      }),
    );
    expect(charged(trace)).toEqual([]);
    expect(factsOf(trace, 'delivery.delivered')).toHaveLength(1);
  });

  test('delays stored work until the worker is back, and begins it anew', () => {
    const trace = simulate(
      scenarioWith({
        eventTimesMs: [1_000],
        plan: [{ at: 2_000, type: 'worker.crash' }],
        settings: { workMs: 3_000, crashRecoveryMs: 4_000 },
      }),
    );
    expect(charged(trace)).toEqual(['evt_1 at 9000']);
  });

  test('also keeps out a worker who is hired while the process is gone', () => {
    const trace = simulate(
      scenarioWith({
        eventTimesMs: [1_000, 1_500],
        plan: [
          { at: 2_000, type: 'worker.crash' },
          { at: 3_000, type: 'setting.set', key: 'workers', value: 2 },
        ],
        settings: { workMs: 3_000, crashRecoveryMs: 4_000 },
      }),
    );
    expect(charged(trace)).toEqual(['evt_1 at 9000', 'evt_2 at 9000']);
    expect(factsOf(trace, 'worker.recovered').map(({ worker, at }) => [worker, at])).toEqual([
      [1, 6_000],
      [2, 6_000],
    ]);
  });

  test('cuts the requests that wait for their work, and leaves the slow ones waiting', () => {
    const trace = simulate(
      scenarioWith({
        eventTimesMs: [1_000, 3_000],
        plan: [mode(2_000, 'slow'), { at: 4_000, type: 'worker.crash' }],
        settings: { storeFirst: false, workMs: 3_500, slowAnswerMs: 2_000, retryPlan: 'off' },
      }),
    );
    expect(factsOf(trace, 'requests.cut')).toMatchObject([{ messageIds: ['dlv_1.1'] }]);
    const [cut] = factsOf(trace, 'response.sent').filter(
      ({ messageId }) => messageId === 'dlv_1.1',
    );
    expect([cut?.at, cut?.response.status]).toEqual([4_000, 502]);
  });
});

describe('a restart', () => {
  const recovered = (plan: readonly Command[], settings = {}) =>
    factsOf(
      simulate(scenarioWith({ plan, settings: { restartMs: 20_000, ...settings } })),
      'worker.recovered',
    ).map(({ at, worker }) => [at, worker]);
  const crash: Command = { at: 10_000, type: 'worker.crash' };

  test.each([
    ['up', 'receiver'],
    ['slow', 'receiver'],
    ['up', 'endpoint'],
    ['slow', 'endpoint'],
    ['down', 'endpoint'],
  ] as const)('that is cut short by %s, which stops the %s, frees the workers', (to, downStops) => {
    const plan = [mode(5_000, 'restarting'), mode(9_000, to)];
    expect(recovered(plan, { workers: 2, downStops })).toEqual([
      [9_000, 1],
      [9_000, 2],
    ]);
  });

  test('lets stored work go on as soon as it is cut short', () => {
    const trace = simulate(
      scenarioWith({
        eventTimesMs: [1_000],
        plan: [mode(2_000, 'restarting'), mode(4_000, 'up')],
        settings: { workMs: 3_000, restartMs: 60_000 },
      }),
    );
    expect(charged(trace)).toEqual(['evt_1 at 7000']);
  });

  test('that is asked for twice ends with the second', () => {
    expect(recovered([mode(5_000, 'restarting'), mode(9_000, 'restarting')])).toEqual([
      [29_000, 1],
    ]);
  });

  test('is not made shorter by a crash, and a crash may outlast it', () => {
    const plan = [mode(5_000, 'restarting'), crash];
    expect(recovered(plan, { crashRecoveryMs: 2_000 })).toEqual([[25_000, 1]]);
    expect(recovered(plan, { crashRecoveryMs: 30_000 })).toEqual([[40_000, 1]]);
  });

  test('that is over is nothing to a later crash, nor is one that was cut short', () => {
    const settings = { crashRecoveryMs: 2_000, downStops: 'endpoint' };
    expect(recovered([mode(5_000, 'restarting'), mode(6_000, 'down'), crash], settings)).toEqual([
      [6_000, 1],
      [12_000, 1],
    ]);
  });
});

describe('the endpoint', () => {
  test('refuses with 503 while it is down, and charges after it', () => {
    const trace = simulate(
      scenarioWith({
        eventTimesMs: [10_000],
        plan: [mode(5_000, 'down'), mode(12_000, 'up')],
        settings: { retryPlan: 'fixed', firstWaitMs: 3_000 },
      }),
    );
    expect(factsOf(trace, 'attempt.finished').map(({ outcome, at }) => [at, outcome])).toEqual([
      [10_100, { result: 'refused', status: 503 }],
      [13_200, { result: 'accepted', status: 200 }],
    ]);
    expect(charged(trace)).toEqual(['evt_1 at 13350']);
  });

  test('tells during a restart how long to wait, and the sender waits so long', () => {
    const trace = simulate(
      scenarioWith({
        eventTimesMs: [10_000],
        plan: [mode(9_000, 'restarting')],
        settings: { restartMs: 20_000, firstWaitMs: 1_000 },
      }),
    );
    // At 10.05 s the restart still takes 18.95 s, which the header rounds up.
    expect(factsOf(trace, 'retry.scheduled')).toMatchObject([{ at: 10_100, backoffMs: 19_000 }]);
    expect(factsOf(trace, 'delivery.delivered')).toMatchObject([{ attempts: 2 }]);
  });

  test('while slow turns to a request after the slow answer time', () => {
    const trace = simulate(
      scenarioWith({
        eventTimesMs: [10_000],
        plan: [mode(5_000, 'slow')],
        settings: { slowAnswerMs: 2_000 },
      }),
    );
    expect(factsOf(trace, 'event.stored')).toMatchObject([{ at: 12_050 }]);
  });

  test('gives jobs to free workers, oldest first, and to none beyond those that are hired', () => {
    const trace = simulate(
      scenarioWith({
        eventTimesMs: [1_000, 1_001, 1_002, 1_003],
        plan: [{ at: 3_000, type: 'setting.set', key: 'workers', value: 1 }],
        settings: { workers: 2, workMs: 2_500 },
      }),
    );
    expect(
      factsOf(trace, 'work.started').map(({ eventId, worker, at }) => [eventId, worker, at]),
    ).toEqual([
      ['evt_1', 1, 1_050],
      ['evt_2', 2, 1_051],
      ['evt_3', 1, 3_550],
      ['evt_4', 1, 6_050],
    ]);
  });

  test('recognises an event that is stored and not charged yet', () => {
    const trace = simulate(
      scenarioWith({
        eventTimesMs: [1_000],
        losses: [{ event: 1, attempt: 1, part: 'answer' }],
        settings: { workMs: 30_000 },
      }),
    );
    const checks = factsOf(trace, 'request.checked').filter(({ check }) => check === 'duplicate');
    expect(checks.map(({ messageId, passed }) => [messageId, passed])).toEqual([
      ['dlv_1.1', true],
      ['dlv_1.2', false],
    ]);
    expect(factsOf(trace, 'event.stored')).toHaveLength(1);
    expect(charged(trace)).toEqual(['evt_1 at 31050']);
  });

  test('does not work for a job whose event was charged meanwhile', () => {
    const trace = simulate(
      scenarioWith({
        eventTimesMs: [1_000],
        settings: {
          storeFirst: false,
          workMs: 7_000,
          requestTimeoutMs: 5_000,
          retryPlan: 'immediate',
          attempts: 2,
        },
      }),
    );
    expect(factsOf(trace, 'work.started')).toHaveLength(1);
    expect(factsOf(trace, 'effect.skipped')).toMatchObject([{ messageId: 'dlv_1.2', at: 8_050 }]);
    expect(factsOf(trace, 'delivery.delivered')).toMatchObject([{ attempts: 2 }]);
  });
});

test('a command comes first among the things that are due at its moment', () => {
  const arrivesAt = 1_050;
  const answerTo = (commands: readonly Command[]) =>
    factsOf(simulate(scenarioWith({ eventTimesMs: [1_000] }), commands), 'response.sent').find(
      ({ messageId }) => messageId === 'dlv_1.1',
    )?.response.status;
  expect([answerTo([mode(arrivesAt, 'down')]), answerTo([mode(arrivesAt + 1, 'down')])]).toEqual([
    503, 200,
  ]);
});

describe('the sender', () => {
  test('can disable an endpoint again and again, each time with facts of its own', () => {
    const trace = simulate(
      scenarioWith({
        eventTimesMs: [1_000, 20_000, 40_000],
        plan: [
          mode(0, 'down'),
          { at: 10_000, type: 'endpoint.enable' },
          { at: 30_000, type: 'endpoint.enable' },
        ],
        settings: { disableAfterFailures: 1 },
      }),
    );
    const moments = (type: 'endpoint.disabled' | 'endpoint.enabled') =>
      factsOf(trace, type).map(({ at }) => at);
    expect(moments('endpoint.disabled')).toEqual([1_100, 20_100, 40_100]);
    expect(moments('endpoint.enabled')).toEqual([10_000, 30_000]);
  });

  test('disables an endpoint that fails so often in a row, and drops what it owes until it is enabled', () => {
    const trace = simulate(
      scenarioWith({
        eventTimesMs: [1_000, 20_000, 40_000],
        plan: [mode(0, 'down'), mode(10_000, 'up'), { at: 30_000, type: 'endpoint.enable' }],
        settings: { disableAfterFailures: 3, retryPlan: 'fixed', firstWaitMs: 500 },
      }),
    );
    expect(
      factsOf(trace, 'delivery.deadLettered').map(({ eventId, attempts, reason }) => [
        eventId,
        attempts,
        reason,
      ]),
    ).toEqual([
      ['evt_1', 3, 'endpoint disabled'],
      ['evt_2', 0, 'endpoint disabled'],
    ]);
    expect(charged(trace)).toEqual(['evt_3 at 40250']);
  });

  test.each([
    { key: 'attempts', value: 2 },
    { key: 'retryPlan', value: 'off' },
  ] as const)('makes no more retries once $key is $value', ({ key, value }) => {
    const trace = simulate(
      scenarioWith({
        eventTimesMs: [1_000, 19_000],
        plan: [mode(0, 'down')],
        settings: { retryPlan: 'fixed', firstWaitMs: 10_000 },
      }),
      [{ at: 15_000, type: 'setting.set', key, value }],
    );
    const ends = factsOf(trace, 'delivery.deadLettered');
    expect(ends[0]).toMatchObject({ at: 15_000, attempts: 2, reason: 'attempts exhausted' });
    expect(ends).toHaveLength(2);
  });

  test('signs a retry anew: the same event id and body, a later timestamp, another signature', () => {
    const trace = simulate(
      scenarioWith({
        eventTimesMs: [1_000],
        losses: [{ event: 1, attempt: 1, part: 'request' }],
      }),
    );
    const [first, second] = factsOf(trace, 'request.sent').filter(({ from }) => from === 'sender');
    const headers = (name: string) => [first, second].map((sent) => sent?.request.headers[name]);
    expect(headers('webhook-id')).toEqual(['evt_1', 'evt_1']);
    expect(headers('webhook-timestamp')).toEqual(['1767225601', '1767225607']);
    expect(new Set(headers('webhook-signature')).size).toBe(2);
    expect(first?.request.body).toBe(second?.request.body);
  });

  test('answers polls within its limit of calls a minute, and the poller waits for the next', () => {
    const trace = simulate(
      scenarioWith({ settings: { pollEveryMs: 5_000, apiCallsPerMinute: 4 }, horizonMs: 80_000 }),
    );
    const finished = factsOf(trace, 'poll.finished').map(({ outcome }) => outcome.result);
    expect(finished.slice(0, 6)).toEqual([
      'empty',
      'empty',
      'empty',
      'empty',
      'rateLimited',
      'empty',
    ]);
  });

  test('lists at most a hundred events in an answer, and the poller gets the rest next time', () => {
    const trace = simulate(
      scenarioWith({
        horizonMs: 15_000,
        eventTimesMs: new Array<number>(250).fill(1_000),
        settings: { workMs: 0 },
      }),
    );
    const news = factsOf(trace, 'poll.finished').flatMap(({ outcome }) =>
      outcome.result === 'news' ? [outcome.eventIds.length] : [],
    );
    expect(news).toEqual([100, 100]);
  });
});

describe('the network', () => {
  test('lets a held-back message be overtaken', () => {
    const scenario = scenarioWith({
      eventTimesMs: Array.from({ length: 20 }, (_, n) => 1_000 + n * 100),
      settings: { heldBackPercent: 50, heldBackMs: 2_000 },
    });
    const arrivals = factsOf(simulate(scenario), 'event.stored').map(({ eventId }) => eventId);
    const sent = arrivals.map((_, n) => `evt_${n + 1}`);
    expect(arrivals).not.toEqual(sent);
    expect(arrivals.toSorted()).toEqual(sent.toSorted());
  });

  test('keeps the fate of every message when another knob is turned', () => {
    const fates = (workMs: number) =>
      factsOf(
        simulate(
          scenarioWith({
            settings: {
              eventEveryMs: 5_000,
              lostRequestsPercent: 30,
              latencySpreadMs: 400,
              workMs,
            },
          }),
        ),
        'request.sent',
      ).map(({ messageId, lost, endsAt, at }) => `${messageId} ${lost} ${endsAt - at}`);
    expect(fates(3_000).toSorted()).toEqual(fates(10).toSorted());
  });
});
