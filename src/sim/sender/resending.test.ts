import { describe, expect, test } from 'vitest';
import type { Command } from '../../model/commands.ts';
import type { Settings } from '../../model/settings.ts';
import { factsOf } from '../laws/anyRun.testkit.ts';
import { scenarioWith } from '../laws/scenarioWith.testkit.ts';
import { simulate } from '../simulate.ts';

const minute = 60_000;

/** Two events while the endpoint is down for its first minute. */
function outage(settings: Partial<Settings>, commands: readonly Command[] = []) {
  return simulate(
    scenarioWith({
      horizonMs: 10 * minute,
      eventTimesMs: [1_000, 2_000],
      plan: [
        { at: 0, type: 'endpoint.set', mode: 'down' },
        { at: minute, type: 'endpoint.set', mode: 'up' },
      ],
      settings: { retryPlan: 'off', pollEveryMs: 3_600_000, ...settings },
    }),
    commands,
  );
}

describe('a sender that does not try again', () => {
  test('loses what came in the outage', () => {
    const trace = outage({});
    expect(factsOf(trace, 'delivery.deadLettered')).toHaveLength(2);
    expect(factsOf(trace, 'delivery.delivered')).toEqual([]);
  });

  test('delivers it when the receiver’s script asks for redelivery, as a second attempt', () => {
    const trace = outage({ redeliverEveryMs: 40_000 });
    expect(factsOf(trace, 'delivery.resent').map(({ at, attempt }) => [at, attempt])).toEqual([
      [40_000, 2],
      [40_000, 2],
      [80_000, 3],
      [80_000, 3],
    ]);
    expect(factsOf(trace, 'delivery.delivered').map(({ attempts }) => attempts)).toEqual([3, 3]);
    expect(factsOf(trace, 'effect.made').filter(({ channel }) => channel === 'push')).toHaveLength(
      2,
    );
  });

  test('asks again a whole interval after the interval is changed, and never when it is zero', () => {
    const changed = (value: number, at: number): Command => {
      return { at, type: 'setting.set', key: 'redeliverEveryMs', value };
    };
    const times = (commands: readonly Command[]) =>
      factsOf(outage({ redeliverEveryMs: 300_000 }, commands), 'delivery.resent').map(
        ({ at }) => at,
      );
    expect(times([changed(100_000, 50_000)])).toEqual([150_000, 150_000]);
    expect(times([changed(0, 50_000)])).toEqual([]);
  });
});

describe('a resend by hand', () => {
  const resend = (at: number, deliveryId: 'all' | 'dlv_1' | 'dlv_9'): Command => {
    return { at, type: 'delivery.resend', deliveryId };
  };

  test('is of the one delivery that it names, with the same event id, signed anew', () => {
    const trace = outage({}, [resend(2 * minute, 'dlv_1')]);
    expect(factsOf(trace, 'delivery.delivered').map(({ deliveryId }) => deliveryId)).toEqual([
      'dlv_1',
    ]);
    const [first, second] = factsOf(trace, 'request.sent').filter(
      ({ eventId }) => eventId === 'evt_1',
    );
    const signed = (name: string) => [first, second].map((sent) => sent?.request.headers[name]);
    expect(new Set(signed('webhook-id')).size).toBe(1);
    expect(new Set(signed('webhook-signature')).size).toBe(2);
  });

  test('does nothing for a delivery that is not a dead letter, or is none', () => {
    const trace = outage({ retryPlan: 'fixed', firstWaitMs: 2 * minute }, [
      resend(minute, 'dlv_1'),
      resend(minute, 'dlv_9'),
      resend(5 * minute, 'all'),
    ]);
    expect(factsOf(trace, 'delivery.resent')).toEqual([]);
    expect(factsOf(trace, 'delivery.delivered')).toHaveLength(2);
  });

  test('of all, at an endpoint that is disabled, probes it but leaves it disabled', () => {
    const trace = outage({ disableAfterFailures: 2 }, [
      { at: 90_000, type: 'event.trigger' },
      resend(2 * minute, 'all'),
      { at: 3 * minute, type: 'event.trigger' },
      { at: 4 * minute, type: 'endpoint.enable' },
      resend(5 * minute, 'all'),
    ]);
    expect(factsOf(trace, 'endpoint.disabled')).toHaveLength(1);
    expect(
      factsOf(trace, 'delivery.delivered').map(({ deliveryId, attempts }) => [
        deliveryId,
        attempts,
      ]),
    ).toEqual([
      ['dlv_1', 2],
      ['dlv_2', 2],
      ['dlv_3', 1],
      ['dlv_4', 1],
    ]);
  });
});

describe('an endpoint that is down', () => {
  const firstEnding = (settings: Partial<Settings>) => {
    const trace = outage(settings);
    return factsOf(trace, 'attempt.finished')[0]?.outcome;
  };

  test('answers with the status that is set', () => {
    expect(firstEnding({ downAnswer: '404' })).toEqual({ result: 'refused', status: 404 });
    expect(firstEnding({ downAnswer: '301' })).toEqual({ result: 'refused', status: 301 });
    expect(firstEnding({ downAnswer: '301', successRule: '2xx 3xx' })).toEqual({
      result: 'accepted',
      status: 301,
    });
  });

  test('can be silent until the sender hangs up', () => {
    expect(firstEnding({ downAnswer: 'silence' })).toEqual({ result: 'timedOut' });
  });

  test('that says it is gone is disabled for the policies that take its word', () => {
    const gone = { downAnswer: '410', retryPlan: 'fixed' } as const;
    const disabled = (on410: Settings['on410']) =>
      factsOf(outage({ ...gone, on410 }), 'endpoint.disabled').map(({ because }) => because);
    expect(disabled('retry')).toEqual([]);
    expect(disabled('giveUp')).toEqual([]);
    expect(disabled('disable')).toEqual(['endpoint gone']);
  });
});

test('a receiver whose thanks the sender does not count is charged once and called in vain', () => {
  const trace = simulate(
    scenarioWith({
      eventTimesMs: [0],
      settings: { successRule: '200', thanksStatus: '202', attempts: 3, firstWaitMs: 1_000 },
    }),
  );
  expect(factsOf(trace, 'delivery.deadLettered')).toMatchObject([{ attempts: 3 }]);
  expect(factsOf(trace, 'effect.made').filter(({ channel }) => channel === 'push')).toHaveLength(1);
});

test('an endpoint that fails again after a pause is paused twice as long', () => {
  const trace = simulate(
    scenarioWith({
      horizonMs: 20 * minute,
      plan: [{ at: 0, type: 'endpoint.set', mode: 'down' }],
      settings: {
        eventEveryMs: 5_000,
        retryPlan: 'off',
        disableAfterFailures: 4,
        disabledForMs: minute,
        pollEveryMs: 3_600_000,
      },
    }),
  );
  const pauses = factsOf(trace, 'endpoint.disabled').map(({ at, untilAt = at }) => untilAt - at);
  expect(pauses).toEqual([minute, 2 * minute, 4 * minute, 8 * minute, 16 * minute]);
  const reasons = new Set(factsOf(trace, 'delivery.deadLettered').map(({ reason }) => reason));
  expect(reasons).toEqual(new Set(['attempts exhausted', 'endpoint disabled']));
});
