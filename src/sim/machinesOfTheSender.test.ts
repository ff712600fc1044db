import { expect, vi } from 'vitest';
import { durationMs, type DurationMs } from '../model/units.ts';
import { apiMachine } from './api.machine.ts';
import { VirtualClock } from './clock.ts';
import { deliveryMachine, type DeliverySender } from './delivery.machine.ts';
import { endpointHealthMachine } from './endpointHealth.machine.ts';
import { machineTests, type Start } from './machines.testkit.ts';
import { pollRequest } from './messages.ts';
import { sourceMachine } from './source.machine.ts';
import type { Exchange } from './wire.ts';

machineTests('source', {
  machine: sourceMachine,
  transitions: [
    'emitting: at once > idle',
    'idle: event.triggered > emitting',
    'idle: nextEvent > emitting',
    'idle: schedule.changed > idle',
  ],
  claims: {
    'lets planned events occur when they are due, then looks for the next': (start) => {
      const { source, occurred } = sourceOf(start, [
        { waitMs: durationMs(500), count: 2 },
        { waitMs: durationMs(300), count: 1 },
      ]);
      source.wait(499);
      expect(occurred).toEqual([]);
      source.wait(1);
      expect(occurred).toEqual([{ count: 2, planned: true }]);
      source.wait(300);
      expect(occurred).toHaveLength(2);
      source.wait(86_400_000);
      expect(occurred).toHaveLength(2);
    },
    'lets one event occur on command': (start) => {
      const { source, occurred } = sourceOf(start, []);
      source.actor.send({ type: 'event.triggered' });
      expect(occurred).toEqual([{ count: 1, planned: false }]);
      expect(source.states).toEqual(['idle', 'emitting', 'idle']);
    },
    'forgets what it waited for when the schedule changes': (start) => {
      const { source, occurred } = sourceOf(start, [
        { waitMs: durationMs(500), count: 1 },
        { waitMs: durationMs(900), count: 7 },
      ]);
      source.wait(400);
      source.actor.send({ type: 'schedule.changed' });
      source.wait(899);
      expect(occurred).toEqual([]);
      source.wait(1);
      expect(occurred).toEqual([{ count: 7, planned: true }]);
    },
  },
});

type Planned = { readonly waitMs: DurationMs; readonly count: number };

function sourceOf(start: Start<typeof sourceMachine>, planned: Planned[]) {
  const occurred: { count: number; planned: boolean }[] = [];
  const source = start({
    next: () => planned.shift(),
    occur: (events) => occurred.push(events),
  });
  return { source, occurred };
}

machineTests('delivery', {
  machine: deliveryMachine,
  transitions: [
    'backingOff: backoff > due',
    'backingOff: policy.changed, if attemptsExhausted > deadLettered',
    'due: at once > sending',
    'due: at once, if attemptsExhausted > deadLettered',
    'due: at once, if endpointDisabled > deadLettered',
    'failed: at once > backingOff',
    'failed: at once, if attemptsExhausted > deadLettered',
    'sending: requestTimeout > failed',
    'sending: response.arrived > failed',
    'sending: response.arrived, if accepted > delivered',
    'sending: response.arrived, if answersAnEarlierAttempt > itself',
  ],
  claims: {
    'is delivered by any 2xx, and by nothing else': (start) => {
      const endings = [199, 200, 204, 299, 300, 401, 503].map((status) => {
        const { delivery } = deliveryOf(start, { attempts: () => 1 });
        delivery.actor.send(answer(1, status));
        return [status, delivery.actor.getSnapshot().value];
      });
      expect(endings).toEqual([
        [199, 'deadLettered'],
        [200, 'delivered'],
        [204, 'delivered'],
        [299, 'delivered'],
        [300, 'deadLettered'],
        [401, 'deadLettered'],
        [503, 'deadLettered'],
      ]);
    },
    'waits out the backoff after a refused attempt, then tries again': (start) => {
      const { delivery, sent } = deliveryOf(start);
      delivery.actor.send(answer(1, 503));
      delivery.wait(999);
      expect(sent).toEqual([1]);
      delivery.wait(1);
      expect(sent).toEqual([1, 2]);
      expect(delivery.facts).toContainEqual({
        type: 'retry.scheduled',
        deliveryId: 'dlv_1',
        eventId: 'evt_1',
        attempt: 2,
        backoffMs: 1_000,
        dueAt: 1_000,
      });
    },
    'times out at the timeout and not a millisecond earlier': (start) => {
      const { delivery, outcomes } = deliveryOf(start);
      delivery.wait(4_999);
      expect(outcomes).toEqual([]);
      delivery.wait(1);
      expect(outcomes).toEqual(['timedOut']);
      expect(delivery.actor.getSnapshot().value).toBe('backingOff');
    },
    'ignores an answer to an attempt that already timed out': (start) => {
      const { delivery, sent } = deliveryOf(start);
      delivery.wait(6_000);
      expect(sent).toEqual([1, 2]);
      delivery.actor.send(answer(1, 200));
      expect(delivery.actor.getSnapshot().value).toBe('sending');
    },
    'gives up in the open after its last attempt': (start) => {
      const { delivery, outcomes } = deliveryOf(start, { attempts: () => 3 });
      delivery.wait(60_000);
      expect(outcomes).toEqual(['timedOut', 'timedOut', 'timedOut']);
      expect(delivery.facts.at(-1)).toEqual({
        type: 'delivery.deadLettered',
        deliveryId: 'dlv_1',
        eventId: 'evt_1',
        attempts: 3,
        reason: 'attempts exhausted',
      });
    },
    'makes no attempt at an endpoint that is disabled': (start) => {
      const { delivery, sent } = deliveryOf(start, { disabled: () => true });
      expect(sent).toEqual([]);
      expect(delivery.facts).toEqual([
        {
          type: 'delivery.deadLettered',
          deliveryId: 'dlv_1',
          eventId: 'evt_1',
          attempts: 0,
          reason: 'endpoint disabled',
        },
      ]);
    },
    'makes no retry when the endpoint was disabled while it waited': (start) => {
      let disabled = false;
      const { delivery, sent } = deliveryOf(start, { disabled: () => disabled });
      delivery.actor.send(answer(1, 503));
      disabled = true;
      delivery.wait(1_000);
      expect(sent).toEqual([1]);
      expect(delivery.facts.at(-1)).toMatchObject({ attempts: 1, reason: 'endpoint disabled' });
    },
    'gives up at once when the policy no longer allows the attempt it waits for': (start) => {
      let attempts = 5;
      const { delivery, sent } = deliveryOf(start, { attempts: () => attempts });
      delivery.actor.send(answer(1, 503));
      delivery.wait(400);
      attempts = 2;
      delivery.actor.send({ type: 'policy.changed' });
      expect(delivery.actor.getSnapshot().value).toBe('backingOff');
      attempts = 1;
      delivery.actor.send({ type: 'policy.changed' });
      expect(delivery.facts.at(-1)).toMatchObject({ attempts: 1, reason: 'attempts exhausted' });
      delivery.wait(60_000);
      expect(sent).toEqual([1]);
    },
    'makes no retry that is one too many when it is due': (start) => {
      let attempts = 5;
      const { delivery, sent } = deliveryOf(start, { attempts: () => attempts });
      delivery.actor.send(answer(1, 503));
      attempts = 1;
      delivery.wait(1_000);
      expect(sent).toEqual([1]);
      expect(delivery.facts.at(-1)).toMatchObject({ attempts: 1, reason: 'attempts exhausted' });
    },
    'finishes the attempt that is under way when the policy changes': (start) => {
      let attempts = 5;
      const { delivery } = deliveryOf(start, { attempts: () => attempts });
      delivery.wait(6_000);
      attempts = 1;
      delivery.actor.send({ type: 'policy.changed' });
      delivery.actor.send(answer(2, 200));
      expect(delivery.actor.getSnapshot().value).toBe('delivered');
    },
    'remembers what the last answer asked to wait, and forgets it with the next attempt': (
      start,
    ) => {
      const { delivery, lastWaits } = deliveryOf(start);
      delivery.actor.send({ ...answer(1, 503), retryAfterMs: durationMs(7_000) });
      delivery.wait(1_000);
      delivery.wait(5_000);
      expect(lastWaits).toEqual([7_000, 0]);
    },
  },
});

function deliveryOf(
  start: Start<typeof deliveryMachine>,
  {
    attempts = () => 5,
    disabled = () => false,
  }: { attempts?: () => number; disabled?: () => boolean } = {},
) {
  const clock = new VirtualClock();
  const sent: number[] = [];
  const outcomes: string[] = [];
  const lastWaits: number[] = [];
  const sender: DeliverySender = {
    now: () => clock.now,
    endpointDisabled: disabled,
    messageId: (deliveryId, attempt) => `${deliveryId}.${attempt}`,
    requestTimeoutMs: () => durationMs(5_000),
    attemptsAllowed: attempts,
    backoffMs: (_deliveryId, _attempt, last) => {
      lastWaits.push(last.retryAfterMs);
      return durationMs(1_000);
    },
    send: (_deliveryId, _eventId, attempt) => sent.push(attempt),
    attemptEnded: ({ result }) => outcomes.push(result),
  };
  const delivery = start({ deliveryId: 'dlv_1', eventId: 'evt_1', sender }, clock);
  return { delivery, sent, outcomes, lastWaits };
}

function answer(attempt: number, status: number) {
  return { type: 'response.arrived', attempt, status, retryAfterMs: durationMs(0) } as const;
}

machineTests('endpointHealth', {
  machine: endpointHealthMachine,
  transitions: [
    'disabled: endpoint.enabled > healthy',
    'failing: at once, if tooManyInARow > disabled',
    'failing: attempt.accepted > healthy',
    'failing: attempt.failed > itself',
    'healthy: attempt.failed > failing',
  ],
  claims: {
    'is disabled by so many failures in a row, until a person enables it': (start) => {
      const { actor, facts } = start({ disableAfter: () => 3 });
      for (let n = 0; n < 3; n++) actor.send({ type: 'attempt.failed' });
      expect(actor.getSnapshot().value).toBe('disabled');
      actor.send({ type: 'attempt.accepted' });
      expect(actor.getSnapshot().value).toBe('disabled');
      actor.send({ type: 'endpoint.enabled' });
      expect(actor.getSnapshot().value).toBe('healthy');
      expect(facts).toEqual([
        { type: 'endpoint.disabled', failures: 3 },
        { type: 'endpoint.enabled' },
      ]);
    },
    'starts counting again after a success': (start) => {
      const { actor } = start({ disableAfter: () => 3 });
      for (const outcome of ['failed', 'failed', 'accepted', 'failed', 'failed'] as const) {
        actor.send({ type: `attempt.${outcome}` });
      }
      expect(actor.getSnapshot().value).toBe('failing');
    },
    'is disabled by the first failure when one is enough': (start) => {
      const { actor } = start({ disableAfter: () => 1 });
      actor.send({ type: 'attempt.failed' });
      expect(actor.getSnapshot().value).toBe('disabled');
    },
    'is never disabled when the number is zero': (start) => {
      const { actor } = start({ disableAfter: () => 0 });
      for (let n = 0; n < 100; n++) actor.send({ type: 'attempt.failed' });
      expect(actor.getSnapshot().value).toBe('failing');
    },
  },
});

machineTests('api', {
  machine: apiMachine,
  transitions: [
    'open: request.arrived > itself',
    'open: request.arrived, if limitReached > rateLimited',
    'rateLimited: request.arrived > open',
    'rateLimited: request.arrived, if limitReached > itself',
    'rateLimited: windowEnd > open',
  ],
  claims: {
    'answers as many calls a minute as are allowed, and tells the others how long to wait': (
      start,
    ) => {
      const { api, call, answered, waits } = apiOf(start, () => 2);
      api.wait(45_000);
      for (let n = 0; n < 4; n++) call();
      expect([answered(), waits]).toEqual([2, [15_000, 15_000]]);
      api.wait(15_000);
      call();
      expect(answered()).toBe(3);
      expect(api.states).toEqual(['open', 'rateLimited', 'open']);
    },
    'counts by the minute, so that quiet minutes save nothing up': (start) => {
      const { api, call, answered } = apiOf(start, () => 2);
      api.wait(300_000);
      for (let n = 0; n < 4; n++) call();
      expect(answered()).toBe(2);
    },
    'answers a call that arrives just as the minute ends': (start) => {
      const clock = new VirtualClock();
      // Set before the limit is reached, so that it comes before the window's own end.
      clock.setTimeout(() => late(), 60_000);
      const { api, call, answered, waits } = apiOf(start, () => 1, clock);
      const late = call;
      call();
      call();
      api.wait(60_000);
      expect([answered(), waits]).toEqual([2, [60_000]]);
    },
    'answers at once when the limit is lifted': (start) => {
      let most = 1;
      const { call, answered } = apiOf(start, () => most);
      call();
      call();
      most = 0;
      call();
      expect(answered()).toBe(2);
    },
    'answers everything when there is no limit': (start) => {
      const { call, answered } = apiOf(start, () => 0);
      for (let n = 0; n < 1_000; n++) call();
      expect(answered()).toBe(1_000);
    },
  },
});

function apiOf(
  start: Start<typeof apiMachine>,
  callsPerMinute: () => number,
  clock = new VirtualClock(),
) {
  const answer = vi.fn();
  const waits: number[] = [];
  const api = start(
    {
      now: () => clock.now,
      callsPerMinute,
      answer,
      refuse: (_exchange, retryAfterMs) => waits.push(retryAfterMs),
    },
    clock,
  );
  const exchange: Exchange = {
    messageId: 'poll_1',
    channel: 'pull',
    from: 'poller',
    to: 'api',
    origin: 'genuine',
    request: pollRequest(''),
  };
  const call = () => api.actor.send({ type: 'request.arrived', exchange });
  return { api, call, answered: () => answer.mock.calls.length, waits };
}
