import { describe, expect, test } from 'vitest';
import type { FactBody } from '../../../model/facts.ts';
import type { DeliveryId, EventId } from '../../../model/ids.ts';
import { durationMs, instant } from '../../../model/units.ts';
import { outageAndRetries } from '../../../lessons/scenarios/outageAndRetries.ts';
import { simulate } from '../../../sim/simulate.ts';
import { handMadeTrace } from '../../../trace/traceBuilder.testkit.ts';
import { selectSenderQueue } from './senderQueue.ts';

const ids = (n: number) => ({
  deliveryId: `dlv_${n}` as DeliveryId,
  eventId: `evt_${n}` as EventId,
});
const started = (n: number, attempt: number): FactBody => ({
  type: 'attempt.started',
  ...ids(n),
  attempt,
  messageId: `dlv_${n}.${attempt}`,
  timeoutAt: instant(99_000),
});
const retry = (n: number, attempt: number, backoffMs: number, dueAt: number): FactBody => ({
  type: 'retry.scheduled',
  ...ids(n),
  attempt,
  backoffMs: durationMs(backoffMs),
  dueAt: instant(dueAt),
});
const delivered = (n: number, attempts: number): FactBody => ({
  type: 'delivery.delivered',
  ...ids(n),
  attempts,
});

/** Delivery 1 is done, 2 waits until 5,000, 3 waits until 9,000, 4 is under way. */
const busy = handMadeTrace([
  [0, started(1, 1), started(2, 1), started(3, 1)],
  [100, delivered(1, 1)],
  [1_000, retry(2, 2, 4_000, 5_000), retry(3, 2, 8_000, 9_000)],
  [2_000, started(4, 1)],
]);

describe('the sender’s queue', () => {
  test('keeps those that are not over in the order of their events, before the ended', () => {
    const { rows } = selectSenderQueue(busy, { at: instant(3_000), show: 9 });

    expect(rows).toEqual([
      { ...ids(2), attempt: 2, state: 'waiting', for: 'retry', leftMs: 2_000, share: 0.5 },
      { ...ids(3), attempt: 2, state: 'waiting', for: 'retry', leftMs: 6_000, share: 0.75 },
      { ...ids(4), attempt: 1, state: 'sending', forMs: 1_000, leftMs: 96_000 },
      { ...ids(1), attempt: 1, state: 'delivered' },
    ]);
  });

  test('shows a dead letter that is sent once more as under way, though nothing ends it in the run', () => {
    const resent = handMadeTrace([
      [0, started(1, 1)],
      [
        100,
        { type: 'delivery.deadLettered', ...ids(1), attempts: 1, reason: 'attempts exhausted' },
      ],
      [5_000, { type: 'delivery.resent', ...ids(1), attempt: 2 }, started(1, 2)],
    ]);
    expect(selectSenderQueue(resent, { at: instant(6_000), show: 9 })).toMatchObject({
      rows: [{ ...ids(1), attempt: 2, state: 'sending' }],
      notShown: 0,
    });
  });

  test('shows those after one that was given up before any attempt and then sent by hand', () => {
    const trace = handMadeTrace([
      [0, { type: 'delivery.deadLettered', ...ids(1), attempts: 0, reason: 'endpoint disabled' }],
      [1_000, started(2, 1)],
      [5_000, { type: 'delivery.resent', ...ids(1), attempt: 1 }, started(1, 1)],
    ]);
    const statesAt = (at: number) =>
      selectSenderQueue(trace, { at: instant(at), show: 9 }).rows.map(({ state }) => state);
    expect([statesAt(500), statesAt(2_000), statesAt(6_000)]).toEqual([
      ['deadLettered'],
      ['sending', 'deadLettered'],
      ['sending', 'sending'],
    ]);
  });

  test('does not let a row change its place when its wait ends and the next attempt sets out', () => {
    const order = [3_000, 4_999, 5_000, 8_999, 9_000].map((at) =>
      selectSenderQueue(busy, { at: instant(at), show: 9 })
        .rows.filter(({ state }) => state === 'waiting' || state === 'sending')
        .map(({ eventId }) => eventId),
    );
    for (const ids of order) expect(ids).toEqual(ids.toSorted());
  });

  test('says how many it does not show', () => {
    expect(selectSenderQueue(busy, { at: instant(3_000), show: 3 }).notShown).toBe(1);
  });

  test('knows nothing of what comes after the playhead', () => {
    const underWay = { attempt: 1, state: 'sending', forMs: 99, leftMs: 98_901 };

    expect(selectSenderQueue(busy, { at: instant(99), show: 9 }).rows).toEqual([
      { ...ids(1), ...underWay },
      { ...ids(2), ...underWay },
      { ...ids(3), ...underWay },
    ]);
  });

  test('keeps given up apart from delivered', () => {
    const trace = handMadeTrace([
      [0, started(1, 6)],
      [50, { type: 'delivery.deadLettered', ...ids(1), attempts: 6, reason: 'attempts exhausted' }],
    ]);

    expect(selectSenderQueue(trace, { at: instant(50), show: 1 })).toMatchObject({
      rows: [{ state: 'deadLettered', attempt: 6, reason: 'attempts exhausted' }],
    });
  });

  test('tells that the endpoint is disabled until it is enabled again', () => {
    const trace = handMadeTrace([
      [10, { type: 'endpoint.disabled', failures: 5, because: 'failures in a row' }],
      [20, { type: 'endpoint.enabled' }],
    ]);
    const disabledAt = (at: number) =>
      selectSenderQueue(trace, { at: instant(at), show: 1 }).endpointDisabled;

    expect([9, 10, 20].map(disabledAt)).toEqual([false, true, false]);
  });

  test('counts every event of a run exactly once at every moment', () => {
    const trace = simulate(outageAndRetries.scenario);
    for (let at = 0; at <= trace.endsAt; at += 777) {
      const queue = selectSenderQueue(trace, { at: instant(at), show: 3 });
      const events = trace.facts.filter((f) => f.type === 'event.occurred' && f.at <= at).length;
      expect(queue.rows.length + queue.notShown).toBe(events);
    }
  });
});
