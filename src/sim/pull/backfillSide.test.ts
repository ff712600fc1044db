import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../model/commands.ts';
import type { Trace } from '../../model/facts.ts';
import { runs } from '../../tools/runs.testkit.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { Settings } from '../../model/settings.ts';
import { factsOf, groupedBy } from '../laws/anyRun.testkit.ts';
import { backfillTimeoutMs } from './backfill.machine.ts';
import { scenarioWith } from '../laws/scenarioWith.testkit.ts';
import { simulate } from '../simulate.ts';

/** Two minutes with payments at the given seconds, of which nothing is tried again. */
function run(
  seconds: readonly number[],
  plan: readonly Command[],
  settings: Partial<Settings> = {},
): Trace {
  return simulate(
    scenarioWith({
      eventTimesMs: seconds.map((at) => at * 1_000),
      plan,
      settings: { retryPlan: 'off', pollEveryMs: 60_000, ...settings },
    }),
  );
}

const outage = (from: number, to: number): readonly Command[] => [
  { at: from * 1_000, type: 'endpoint.set', mode: 'down' },
  { at: to * 1_000, type: 'endpoint.set', mode: 'up' },
];

const asks = (...seconds: readonly number[]): readonly Command[] =>
  seconds.map((at) => ({ at: at * 1_000, type: 'backfill.run' }));

const calls = (trace: Trace) =>
  factsOf(trace, 'request.sent').filter(({ messageId }) => messageId.startsWith('backfill_'));

const outcomes = (trace: Trace) =>
  factsOf(trace, 'backfill.finished').map(({ outcome }) =>
    outcome.result === 'events' ? `${outcome.missing.length} of ${outcome.listed}` : outcome.result,
  );

/** How often each payment is charged in push, in the order they happened. */
function charges(trace: Trace): number[] {
  const made = factsOf(trace, 'effect.made').filter(({ channel }) => channel === 'push');
  return factsOf(trace, 'event.occurred').map(
    ({ eventId }) => made.filter((charge) => charge.eventId === eventId).length,
  );
}

describe('a backfill', () => {
  test('closes a hole exactly once, and does nothing to what came by webhook', () => {
    const trace = run([5, 20, 30, 50], [...outage(10, 40), ...asks(60, 70)]);
    expect(charges(trace)).toEqual([1, 1, 1, 1]);
    expect(outcomes(trace)).toEqual(['2 of 4', '0 of 0']);
    const stored = factsOf(trace, 'event.stored').filter(({ messageId }) =>
      messageId.startsWith('backfill_'),
    );
    expect(stored.map(({ eventId }) => eventId)).toEqual(['evt_2', 'evt_3']);
  });

  test('is a GET of the list after its cursor, by a server that shows who it is', () => {
    const trace = run([5, 20], asks(10, 30));
    expect(
      calls(trace).map(({ request, from, to, channel }) => [from, to, channel, request]),
    ).toEqual(
      ['https://api.store.example/events', 'https://api.store.example/events?after=evt_1'].map(
        (url) => [
          'receiver',
          'api',
          'push',
          {
            method: 'GET',
            url,
            headers: {
              accept: 'application/json',
              'user-agent': 'Billing/1.0',
              authorization: 'Bearer billings_api_key',
            },
            body: '',
          },
        ],
      ),
    );
  });

  test('asks after the newest payment that is stored, whatever is missing before it', () => {
    const trace = run([5, 20, 50], [...outage(10, 40), ...asks(60)], {
      backfillFrom: 'newestStored',
    });
    expect(factsOf(trace, 'backfill.finished').map(({ after }) => after)).toEqual(['evt_3']);
    expect(charges(trace)).toEqual([1, 0, 1]);
  });

  test('that asks for what comes from now on is told of nothing', () => {
    const trace = run([5, 20], [...outage(10, 40), ...asks(60)], { backfillFrom: 'now' });
    expect(calls(trace)[0]?.request.url).toBe('https://api.store.example/events?after=now');
    expect([outcomes(trace), charges(trace)]).toEqual([['0 of 0'], [1, 0]]);
  });

  test('finds again what a crash took from a queue in memory, if it asks from before it', () => {
    const crash: Command = { at: 21_000, type: 'worker.crash' };
    const trace = run([20], [crash, ...asks(40)], { durableQueue: false, workMs: 5_000 });
    expect(factsOf(trace, 'queue.lost')).toHaveLength(1);
    expect([outcomes(trace), charges(trace)]).toEqual([['1 of 1'], [1]]);
  });

  test('charges again what came by webhook when events are recognised by their attempt', () => {
    const trace = run([5, 6], asks(20), { seenKey: 'attemptId' });
    expect(charges(trace)).toEqual([2, 2]);
  });

  test('stores first also where webhooks are answered after the work', () => {
    const trace = run([20], [...outage(10, 30), ...asks(40)], { storeFirst: false });
    expect(factsOf(trace, 'event.stored').map(({ messageId }) => messageId)).toEqual([
      'backfill_1',
    ]);
    expect(charges(trace)).toEqual([1]);
  });

  test('follows pages of a hundred to the end of the list', () => {
    const seconds = Array.from({ length: 230 }, (_, n) => 11 + Math.floor(n / 10));
    const trace = run(seconds, [...outage(10, 50), ...asks(60)], { workMs: 0 });
    expect(calls(trace).map(({ request }) => request.url.split('after=')[1] ?? '')).toEqual([
      '',
      'evt_100',
      'evt_200',
    ]);
    expect(outcomes(trace)).toEqual(['100 of 100', '100 of 100', '30 of 30']);
    expect(charges(trace)).toEqual(seconds.map(() => 1));
  });

  test('lists payments of one instant in the order of their ids, each once', () => {
    const trace = run([20, 20, 20], [...outage(10, 30), ...asks(40, 50)]);
    expect([outcomes(trace), charges(trace)]).toEqual([
      ['3 of 3', '0 of 0'],
      [1, 1, 1],
    ]);
  });
});

describe('the list API', () => {
  test('refuses one call too many in a minute, and is asked again when it said', () => {
    const trace = run([20], [...outage(10, 30), ...asks(5, 40)], { apiCallsPerMinute: 1 });
    expect(outcomes(trace)).toEqual(['0 of 0', 'rateLimited', '1 of 1']);
    const [, refused, again] = calls(trace);
    const answer = factsOf(trace, 'response.sent').find(
      ({ messageId }) => messageId === refused?.messageId,
    );
    expect([answer?.response.status, answer?.response.headers['retry-after']]).toEqual([429, '20']);
    expect(again?.at).toBe(40_100 + 20_000);
    expect(charges(trace)).toEqual([1]);
  });

  test('counts the calls of backfills and of polls by themselves', () => {
    const trace = run([], asks(5), { apiCallsPerMinute: 1 });
    const polls = factsOf(trace, 'poll.finished').map(({ outcome }) => outcome.result);
    expect([outcomes(trace), polls]).toEqual([['0 of 0'], ['empty', 'empty']]);
  });
});

describe('a server that is down', () => {
  test('asks nothing, also when somebody wants it', () => {
    const trace = run([20], [...outage(10, 60), ...asks(30)], { backfillEveryMs: 20_000 });
    expect(calls(trace).map(({ at }) => at)).toEqual([60_000, 80_000, 100_000]);
  });

  test('does not hear an answer, and finds the same again', () => {
    const plan = [...outage(10, 30), ...asks(40)];
    const deaf: readonly Command[] = [
      { at: 40_080, type: 'endpoint.set', mode: 'restarting' },
      ...asks(60),
    ];
    const trace = run([20], [...plan, ...deaf], { restartMs: 5_000 });
    expect([outcomes(trace), charges(trace)]).toEqual([['cut', '1 of 1'], [1]]);
  });
});

test('an answer that comes after the timeout brings nothing, and moves no mark', () => {
  const held: readonly Command[] = [
    { at: 39_000, type: 'setting.set', key: 'heldBackPercent', value: 100 },
    { at: 41_000, type: 'setting.set', key: 'heldBackPercent', value: 0 },
  ];
  const plan = [...outage(10, 30), ...held, ...asks(40, 70)].toSorted((a, b) => a.at - b.at);
  const trace = run([20], plan, { heldBackMs: 10_000 });
  const arrived = factsOf(trace, 'response.arrived').find(
    ({ messageId }) => messageId === 'backfill_1',
  );
  expect(arrived?.at).toBeGreaterThan(40_000 + backfillTimeoutMs);
  expect([outcomes(trace), charges(trace)]).toEqual([['timedOut', '1 of 1'], [1]]);
});

describe('law: with backfills from where the last one ended, a duplicate check and a durable store', () => {
  const troubled = fc.record({
    seed: fc.nat(1_000),
    seconds: fc.array(fc.integer({ min: 0, max: 110_000 }), { minLength: 1, maxLength: 12 }),
    everyMs: fc.integer({ min: backfillTimeoutMs, max: 25_000 }),
    lostPercent: fc.integer({ min: 0, max: 90 }),
    downAt: fc.integer({ min: 0, max: 40_000 }),
    downMs: fc.integer({ min: 1, max: 40_000 }),
    resendAt: fc.integer({ min: 0, max: 119_000 }),
    attempts: fc.integer({ min: 1, max: 3 }),
    storeFirst: fc.boolean(),
  });

  const simulated = (trouble: typeof troubled extends fc.Arbitrary<infer T> ? T : never) => {
    const okAt = trouble.downAt + trouble.downMs;
    const plan: Command[] = [
      { at: trouble.downAt, type: 'endpoint.set', mode: 'down' },
      { at: okAt, type: 'endpoint.set', mode: 'up' },
      { at: okAt, type: 'setting.set', key: 'lostRequestsPercent', value: 0 },
      { at: okAt, type: 'setting.set', key: 'lostAnswersPercent', value: 0 },
      { at: trouble.resendAt, type: 'delivery.resend', deliveryId: 'all' },
    ];
    const scenario: Scenario = scenarioWith({
      seed: trouble.seed,
      eventTimesMs: trouble.seconds,
      plan: plan.toSorted((a, b) => a.at - b.at),
      settings: {
        backfillEveryMs: trouble.everyMs,
        backfillFrom: 'lastBackfill',
        retryPlan: 'fixed',
        firstWaitMs: 2_000,
        attempts: trouble.attempts,
        lostRequestsPercent: trouble.lostPercent,
        lostAnswersPercent: trouble.lostPercent,
        storeFirst: trouble.storeFirst,
        pollEveryMs: 60_000,
        workMs: 0,
      },
    });
    return { trace: simulate(scenario), okAt };
  };

  test('no payment stays missing longer than the interval and the way there and back', () => {
    fc.assert(
      fc.property(troubled, (trouble) => {
        const { trace, okAt } = simulated(trouble);
        const { latencyMs } = trace.scenario.settings;
        const known = groupedBy(
          [...factsOf(trace, 'event.stored'), ...factsOf(trace, 'effect.made')].filter(
            (fact) => fact.type === 'event.stored' || fact.channel === 'push',
          ),
          ({ eventId }) => eventId,
        );
        for (const { eventId, at } of factsOf(trace, 'event.occurred')) {
          const latest = Math.max(at, okAt) + trouble.everyMs + 2 * latencyMs;
          if (latest >= trace.endsAt) continue;
          const knownAt = Math.min(...(known.get(eventId) ?? []).map((fact) => fact.at));
          expect(knownAt, eventId).toBeLessThanOrEqual(latest);
        }
      }),
      { numRuns: runs(40, 200) },
    );
  });

  test('no payment is charged twice, whatever is lost, resent and asked for', () => {
    fc.assert(
      fc.property(troubled, (trouble) => {
        expect(charges(simulated(trouble).trace).filter((times) => times > 1)).toEqual([]);
      }),
      { numRuns: runs(40, 200) },
    );
  });
});
