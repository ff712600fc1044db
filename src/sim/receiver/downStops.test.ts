import { describe, expect, test } from 'vitest';
import type { Command } from '../../model/commands.ts';
import type { Trace } from '../../model/facts.ts';
import type { EndpointMode, Settings } from '../../model/settings.ts';
import { factsOf } from '../laws/anyRun.testkit.ts';
import { scenarioWith } from '../laws/scenarioWith.testkit.ts';
import { simulate } from '../simulate.ts';

const mode = (at: number, to: EndpointMode): Command => ({ at, type: 'endpoint.set', mode: to });
const stops = (at: number, value: Settings['downStops']): Command => ({
  at,
  type: 'setting.set',
  key: 'downStops',
  value,
});

const run = (plan: readonly Command[], settings: Partial<Settings> = {}, eventTimesMs = [12_000]) =>
  simulate(scenarioWith({ horizonMs: 60_000, eventTimesMs, plan, settings }));
const asked = (trace: Trace) =>
  factsOf(trace, 'request.sent')
    .filter(({ from }) => from === 'poller')
    .map(({ at }) => at);
const outcomes = (trace: Trace) =>
  factsOf(trace, 'poll.finished').map(({ at, outcome }) => [at, outcome.result]);
const charged = (trace: Trace, channel: 'pull' | 'push') =>
  factsOf(trace, 'effect.made')
    .filter((effect) => effect.channel === channel)
    .map(({ eventId, at }) => `${eventId} at ${at}`);

const outage = [mode(10_000, 'down'), mode(31_000, 'up')];

describe('an outage of all of the receiver', () => {
  test('stops its poller, which catches up with one question when it is back', () => {
    const trace = run(outage, { pollEveryMs: 4_000 }, [12_000, 20_000, 28_000]);
    expect(asked(trace).filter((at) => at > 5_000 && at < 40_000)).toEqual([
      8_000, 31_000, 35_000, 39_000,
    ]);
    expect(charged(trace, 'pull')).toEqual(['evt_1 at 31300', 'evt_2 at 31500', 'evt_3 at 31700']);
  });

  test('stops the work on what polling brought, which begins anew when it is back', () => {
    const settings = { pollEveryMs: 4_000, workMs: 3_000, workers: 2 };
    const charges = (plan: readonly Command[], more: Partial<Settings> = {}) =>
      charged(run(plan, { ...settings, ...more }, [6_000, 6_500, 7_000]), 'pull');
    const working = [mode(9_000, 'down'), mode(31_000, 'up')];
    // The answer is there at 8.1 s.
    expect(charges([])).toEqual(['evt_1 at 11100', 'evt_2 at 11100', 'evt_3 at 14100']);
    expect(charges(working)).toEqual(['evt_1 at 34000', 'evt_2 at 34000', 'evt_3 at 37000']);
    expect(charges(working, { downStops: 'endpoint' })).toEqual(charges([]));
    expect(charges([], { pollCharges: 'atOnce' })).toEqual([
      'evt_1 at 8100',
      'evt_2 at 8100',
      'evt_3 at 8100',
    ]);
  });

  test('of the endpoint alone leaves its poller asking', () => {
    const trace = run(outage, { pollEveryMs: 4_000, downStops: 'endpoint' });
    expect(asked(trace)).toEqual(Array.from({ length: 15 }, (_, n) => n * 4_000));
    expect(charged(trace, 'pull')).toEqual(['evt_1 at 12300']);
  });

  test('cuts the question that is under way, and brings the receiver nothing by it', () => {
    const trace = run([mode(8_050, 'down'), mode(8_080, 'up')], { pollEveryMs: 4_000 }, [7_000]);
    expect(outcomes(trace).slice(2, 5)).toEqual([
      [8_050, 'cut'],
      [8_180, 'news'],
      [12_180, 'empty'],
    ]);
    expect(charged(trace, 'pull')).toEqual(['evt_1 at 8380']);
  });

  test('lets a held question go, so that news answers nobody', () => {
    const trace = run(outage, { pullMode: 'longPoll', holdMs: 30_000 });
    const answered = factsOf(trace, 'response.sent').map(({ messageId }) => messageId);
    expect(outcomes(trace).slice(0, 2)).toEqual([
      [10_000, 'cut'],
      [31_100, 'news'],
    ]);
    expect(answered).not.toContain('poll_1');
  });

  test('lets no question be held that was on its way when its process ended', () => {
    const trace = run(
      [mode(10, 'down'), mode(31_000, 'up')],
      { pullMode: 'longPoll', holdMs: 30_000 },
      [12_000],
    );
    const [answer] = factsOf(trace, 'response.sent').filter(
      ({ messageId }) => messageId === 'poll_1',
    );
    expect(answer?.at).toBe(50);
  });

  test('cuts its requests and its work, and loses what it kept in memory only', () => {
    const trace = run(
      [mode(13_000, 'down'), mode(31_000, 'up')],
      { durableQueue: false, workMs: 5_000, retryPlan: 'off' },
      [12_000, 12_500],
    );
    expect(factsOf(trace, 'queue.lost')).toMatchObject([{ eventIds: ['evt_1', 'evt_2'] }]);
    expect(charged(trace, 'push')).toEqual([]);
  });

  test('lets stored work go on when it is back, and says of its workers no earlier moment', () => {
    const trace = run([mode(13_000, 'down'), mode(31_000, 'up')], { workMs: 5_000 });
    expect(charged(trace, 'push')).toEqual(['evt_1 at 36000']);
    expect(factsOf(trace, 'worker.crashed').map(({ at, untilAt }) => [at, untilAt])).toEqual([
      [13_000, undefined],
    ]);
  });

  test('is not ended by the recovery of a worker that crashed in it, nor by one that is hired', () => {
    const plan = [
      mode(10_000, 'down'),
      { at: 11_000, type: 'worker.crash' },
      { at: 12_000, type: 'setting.set', key: 'workers', value: 2 },
      mode(31_000, 'up'),
    ] as const;
    expect(factsOf(run(plan), 'worker.recovered').map(({ at, worker }) => [at, worker])).toEqual([
      [31_000, 1],
      [31_000, 2],
    ]);
  });

  test('cuts a backfill, which asks again only when it is asked for', () => {
    const trace = run([
      { at: 9_950, type: 'backfill.run' },
      ...outage,
      { at: 40_000, type: 'backfill.run' },
    ]);
    expect(
      factsOf(trace, 'backfill.finished').map(({ at, outcome }) => [at, outcome.result]),
    ).toEqual([
      [10_000, 'cut'],
      [40_100, 'events'],
    ]);
  });
});

describe('a restart of all of the receiver', () => {
  test('stops its poller until it is over', () => {
    const trace = run([mode(10_000, 'restarting')], { pollEveryMs: 4_000, restartMs: 7_000 });
    expect(asked(trace).slice(0, 5)).toEqual([0, 4_000, 8_000, 17_000, 21_000]);
  });

  test('that is taken down stays gone until it is brought up', () => {
    const trace = run([mode(10_000, 'restarting'), mode(12_000, 'down'), mode(40_000, 'slow')], {
      pollEveryMs: 4_000,
      restartMs: 7_000,
    });
    expect(asked(trace).slice(0, 4)).toEqual([0, 4_000, 8_000, 40_000]);
    expect(factsOf(trace, 'worker.recovered').map(({ at }) => at)).toEqual([40_000]);
  });
});

describe('what goes down, turned while it is down', () => {
  test('takes the poller down too, or brings it back', () => {
    const plan = [...outage, stops(15_000, 'endpoint'), stops(22_000, 'receiver')].toSorted(
      (a, b) => a.at - b.at,
    );
    const trace = run(plan, { pollEveryMs: 4_000 });
    expect(asked(trace).filter((at) => at > 5_000 && at < 36_000)).toEqual([
      8_000, 15_000, 19_000, 31_000, 35_000,
    ]);
    expect(factsOf(trace, 'worker.recovered').map(({ at }) => at)).toEqual([15_000, 31_000]);
  });

  test('leaves a restart its length', () => {
    const plan = [mode(10_000, 'restarting'), stops(12_000, 'endpoint'), stops(14_000, 'receiver')];
    const trace = run(plan, { pollEveryMs: 4_000, restartMs: 20_000 });
    expect(asked(trace).filter((at) => at > 5_000 && at < 36_000)).toEqual([
      8_000, 12_000, 30_000, 34_000,
    ]);
    expect(factsOf(trace, 'worker.recovered').map(({ at }) => at)).toEqual([30_000]);
  });
});
