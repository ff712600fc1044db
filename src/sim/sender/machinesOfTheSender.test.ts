import { expect, vi } from 'vitest';
import { standardSettings, type Settings } from '../../model/settings.ts';
import { after, durationMs, type DurationMs } from '../../model/units.ts';
import { meaningOf } from '../network/httpAnswers.ts';
import { apiMachine } from '../network/api.machine.ts';
import { VirtualClock } from '../engine/clock.ts';
import { deliveryMachine, type DeliverySender } from './delivery.machine.ts';
import { machineTests, type Start } from '../paths/machines.testkit.ts';
import { pollRequest } from '../network/messages.ts';
import { sourceMachine } from './source.machine.ts';
import type { Exchange } from '../network/wire.ts';

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
    'backingOff: policy.changed, if outOfTime > deadLettered',
    'backingOff: send.now > sending',
    'backingOff: send.now, if takesTurns > turn',
    'deadLettered: resend > sending',
    'deadLettered: resend, if takesTurns > turn',
    'due: at once > sending',
    'due: at once, if attemptsExhausted > deadLettered',
    'due: at once, if endpointDisabled > deadLettered',
    'due: at once, if mustTakeTurn > turn',
    'due: at once, if outOfTime > deadLettered',
    'failed: at once > backingOff',
    'failed: at once, if attemptsExhausted > deadLettered',
    'failed: at once, if endpointGone > deadLettered',
    'failed: at once, if notTriedAgain > deadLettered',
    'failed: at once, if outOfTime > deadLettered',
    'failed: at once, if resentByHand > deadLettered',
    'queued: limit.changed > turn',
    'queued: turnCome > due',
    'queued: turnCome, if resentByHand > sending',
    'sending: requestTimeout > failed',
    'sending: response.arrived > failed',
    'sending: response.arrived, if accepted > delivered',
    'sending: response.arrived, if answersAnEarlierAttempt > itself',
    'turn: at once > queued',
    'turn: at once, if turnHasCome > sending',
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
    'is given up at once, with the reason, after a status that the policy does not try again': (
      start,
    ) => {
      const endings = [301, 404, 410, 429].map((status) => {
        const { delivery, sent, gaveUp } = deliveryOf(start, {
          policy: { on3xx: 'giveUp', on4xx: 'giveUp', on410: 'giveUp', on429: 'retry' },
        });
        delivery.actor.send(answer(1, status));
        delivery.wait(1_000);
        return [status, sent.length, ...gaveUp];
      });
      expect(endings).toEqual([
        [301, 1, 'not tried again'],
        [404, 1, 'not tried again'],
        [410, 1, 'endpoint gone'],
        [429, 2],
      ]);
    },
    'starts no attempt later after the first than it may, and gives up as soon as it knows': (
      start,
    ) => {
      const { delivery, sent } = deliveryOf(start, { giveUpAfterMs: () => 2_500 });
      for (const attempt of [1, 2, 3]) {
        delivery.actor.send(answer(attempt, 503));
        delivery.wait(1_000);
      }
      expect(sent).toEqual([1, 2, 3]);
      expect(delivery.facts.at(-1)).toMatchObject({ attempts: 3, reason: 'out of time' });
    },
    'waits for each of its turns where the sender limits itself, also when it is asked to send now or again':
      (start) => {
        const { delivery, sent } = deliveryOf(start, { turnInMs: () => 300, attempts: () => 2 });
        expect(sent).toEqual([]);
        delivery.wait(299);
        expect(sent).toEqual([]);
        delivery.wait(1);
        expect(sent).toEqual([1]);
        delivery.actor.send(answer(1, 503));
        delivery.actor.send({ type: 'send.now' });
        delivery.wait(299);
        expect(sent).toEqual([1]);
        delivery.wait(1);
        delivery.actor.send(answer(2, 503));
        delivery.actor.send({ type: 'resend' });
        expect(sent).toEqual([1, 2]);
        delivery.wait(300);
        expect(sent).toEqual([1, 2, 3]);
        expect(
          delivery.facts.flatMap((fact) => (fact.type === 'attempt.queued' ? [fact.attempt] : [])),
        ).toEqual([1, 2, 3]);
      },
    'takes a new turn when the limit is changed, and none where there is no limit any more': (
      start,
    ) => {
      let inMs = 300;
      const { delivery, sent } = deliveryOf(start, { turnInMs: () => inMs });
      inMs = 900;
      delivery.actor.send({ type: 'limit.changed' });
      delivery.wait(500);
      expect(sent).toEqual([]);
      inMs = 0;
      delivery.actor.send({ type: 'limit.changed' });
      expect(sent).toEqual([1]);
    },
    'is given up when its turn comes and the endpoint is disabled by then': (start) => {
      let disabled = false;
      const { delivery, gaveUp } = deliveryOf(start, {
        turnInMs: () => 300,
        disabled: () => disabled,
      });
      disabled = true;
      delivery.wait(300);
      expect(gaveUp).toEqual(['endpoint disabled']);
    },
    'makes a retry that waits at once when it is asked to, and waits as long as ever after it': (
      start,
    ) => {
      const { delivery, sent } = deliveryOf(start);
      delivery.actor.send({ type: 'send.now' });
      delivery.actor.send(answer(1, 503));
      delivery.wait(400);
      delivery.actor.send({ type: 'send.now' });
      delivery.actor.send({ type: 'send.now' });
      expect(sent).toEqual([1, 2]);
      delivery.actor.send(answer(2, 503));
      delivery.wait(999);
      expect(sent).toEqual([1, 2]);
      delivery.wait(1);
      expect(sent).toEqual([1, 2, 3]);
    },
    'may still start an attempt exactly when its time ends': (start) => {
      const { delivery, sent } = deliveryOf(start, { giveUpAfterMs: () => 1_000 });
      delivery.actor.send(answer(1, 503));
      delivery.wait(1_000);
      expect(sent).toEqual([1, 2]);
    },
    'gives up at once when the policy no longer leaves the time to wait': (start) => {
      let giveUpAfterMs = 0;
      const { delivery } = deliveryOf(start, { giveUpAfterMs: () => giveUpAfterMs });
      delivery.actor.send(answer(1, 503));
      giveUpAfterMs = 1_000;
      delivery.actor.send({ type: 'policy.changed' });
      expect(delivery.actor.getSnapshot().value).toBe('backingOff');
      giveUpAfterMs = 999;
      delivery.actor.send({ type: 'policy.changed' });
      expect(delivery.facts.at(-1)).toMatchObject({ attempts: 1, reason: 'out of time' });
    },
    'makes no retry that is too late when it is due': (start) => {
      let giveUpAfterMs = 0;
      const { delivery, sent } = deliveryOf(start, { giveUpAfterMs: () => giveUpAfterMs });
      delivery.actor.send(answer(1, 503));
      giveUpAfterMs = 500;
      delivery.wait(1_000);
      expect(sent).toEqual([1]);
      expect(delivery.facts.at(-1)).toMatchObject({ attempts: 1, reason: 'out of time' });
    },
    'sends a dead letter once more when it is asked to, also to a disabled endpoint': (start) => {
      const { delivery, sent } = deliveryOf(start, { disabled: () => true });
      delivery.actor.send({ type: 'resend' });
      expect(sent).toEqual([1]);
      expect(delivery.facts).toContainEqual({
        type: 'delivery.resent',
        deliveryId: 'dlv_1',
        eventId: 'evt_1',
        attempt: 1,
      });
      delivery.actor.send(answer(1, 200));
      expect(delivery.actor.getSnapshot().value).toBe('delivered');
    },
    'tries no more by itself after a resend, however many attempts are left': (start) => {
      const { delivery, sent, gaveUp } = deliveryOf(start, { policy: { on4xx: 'giveUp' } });
      delivery.actor.send(answer(1, 404));
      for (const attempt of [2, 3]) {
        delivery.actor.send({ type: 'resend' });
        delivery.actor.send(answer(attempt, 503));
      }
      delivery.wait(60_000);
      expect(sent).toEqual([1, 2, 3]);
      expect(gaveUp).toEqual(['not tried again', 'resend failed', 'resend failed']);
    },
    'is not sent once more while it still tries by itself': (start) => {
      const { delivery, sent } = deliveryOf(start);
      delivery.actor.send({ type: 'resend' });
      delivery.actor.send(answer(1, 503));
      delivery.actor.send({ type: 'resend' });
      expect(sent).toEqual([1]);
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
    giveUpAfterMs = () => 0,
    disabled = () => false,
    turnInMs,
    policy = {},
  }: {
    attempts?: () => number;
    giveUpAfterMs?: () => number;
    disabled?: () => boolean;
    turnInMs?: () => number;
    policy?: Partial<Settings>;
  } = {},
) {
  const clock = new VirtualClock();
  const sent: number[] = [];
  const outcomes: string[] = [];
  const gaveUp: string[] = [];
  const lastWaits: number[] = [];
  const sender: DeliverySender = {
    now: () => clock.now,
    endpointDisabled: disabled,
    limitsItself: () => turnInMs !== undefined,
    takeTurn: () => after(clock.now, durationMs(turnInMs?.() ?? 0)),
    messageId: (deliveryId, attempt) => `${deliveryId}.${attempt}`,
    requestTimeoutMs: () => durationMs(5_000),
    attemptsAllowed: attempts,
    giveUpAfterMs,
    meaningOf: (status) => meaningOf({ ...standardSettings, ...policy }, status),
    backoffMs: (_deliveryId, _attempt, last) => {
      lastWaits.push(last.retryAfterMs);
      return durationMs(1_000);
    },
    send: (_deliveryId, _eventId, attempt) => sent.push(attempt),
    attemptEnded: ({ result }) => outcomes.push(result),
    gaveUp: (reason) => gaveUp.push(reason),
  };
  const delivery = start({ deliveryId: 'dlv_1', eventId: 'evt_1', sender }, clock);
  return { delivery, sent, outcomes, lastWaits, gaveUp };
}

function answer(attempt: number, status: number) {
  return { type: 'response.arrived', attempt, status, retryAfterMs: durationMs(0) } as const;
}

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
      const { api, call, answered, waits } = apiOf(start, () => 1, { clock });
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
    'spreads what it allows a minute over shorter windows, and lets one call through in each': (
      start,
    ) => {
      for (const [perMinute, most] of [
        [60, 10],
        [1, 1],
      ] as const) {
        const { api, call, answered, waits } = apiOf(start, () => perMinute, { windowMs: 10_000 });
        api.wait(4_000);
        for (let n = 0; n < 12; n++) call();
        expect(answered()).toBe(most);
        expect(waits[0]).toBe(6_000);
        api.wait(6_000);
        call();
        expect(answered()).toBe(most + 1);
      }
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
  { clock = new VirtualClock(), windowMs = 60_000 } = {},
) {
  const answer = vi.fn();
  const waits: number[] = [];
  const api = start(
    {
      actor: 'api',
      now: () => clock.now,
      callsPerMinute,
      windowMs: () => windowMs,
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
