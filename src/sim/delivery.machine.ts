import { assign, emit, setup } from 'xstate';
import type { AttemptOutcome, DeadLetterReason, FactBody } from '../model/facts.ts';
import type { DeliveryId, EventId, MessageId } from '../model/ids.ts';
import { between, durationMs, type DurationMs, type SimInstant } from '../model/units.ts';
import { enter, entered } from './entered.ts';

interface DeliveryInput {
  readonly deliveryId: DeliveryId;
  readonly eventId: EventId;
  readonly sender: DeliverySender;
}

/** What a delivery asks of the sender it belongs to. */
export interface DeliverySender {
  now(): SimInstant;
  endpointDisabled(): boolean;
  /** The name of the request that this attempt will be. */
  messageId(deliveryId: DeliveryId, attempt: number): MessageId;
  requestTimeoutMs(): DurationMs;
  attemptsAllowed(): number;
  /** How long to wait after a failed attempt; drawn once for each. */
  backoffMs(deliveryId: DeliveryId, attempt: number, last: LastWait): DurationMs;
  /** Signs the request and puts it on the wire. */
  send(deliveryId: DeliveryId, eventId: EventId, attempt: number): void;
  attemptEnded(outcome: AttemptOutcome): void;
}

export interface LastWait {
  readonly backoffMs: DurationMs;
  /** What the last answer asked for; zero when nothing. */
  readonly retryAfterMs: DurationMs;
}

interface DeliveryContext extends DeliveryInput {
  readonly attempt: number;
  readonly startedAt: SimInstant;
  readonly timeoutMs: DurationMs;
  readonly backoffMs: DurationMs;
  readonly retryAfterMs: DurationMs;
}

type DeliveryEvent =
  | {
      type: 'response.arrived';
      attempt: number;
      status: number;
      retryAfterMs: DurationMs;
    }
  /** The number of attempts that are allowed was turned. */
  | { type: 'policy.changed' };

/**
 * Gets one event to one endpoint: try, wait, try again, and finally give up in the open.
 *
 *   due ──▶ sending ──2xx──▶ delivered
 *    ▲ │       │ refused or timed out
 *    │ │       ▼
 *    │ │    failed ──attempts left──▶ backingOff ──backoff──▶ due
 *    │ │       │                         │ policy.changed, none left
 *    │ │       └──────none left──────────┴──▶ deadLettered
 *    │ └──endpoint disabled, none left───────────▲
 */
export const deliveryMachine = setup({
  types: {
    input: {} as DeliveryInput,
    context: {} as DeliveryContext,
    events: {} as DeliveryEvent,
    emitted: {} as FactBody,
  },
  delays: {
    requestTimeout: ({ context }) => context.timeoutMs,
    backoff: ({ context }) => context.backoffMs,
  },
  guards: {
    answersAnEarlierAttempt: ({ context, event }) =>
      event.type === 'response.arrived' && event.attempt !== context.attempt,
    accepted: ({ event }) =>
      event.type === 'response.arrived' && event.status >= 200 && event.status < 300,
    attemptsExhausted: ({ context }) => context.attempt >= context.sender.attemptsAllowed(),
    endpointDisabled: ({ context }) => context.sender.endpointDisabled(),
  },
  actions: {
    recordEntered: emit(({ context, event }, params: { state: string }) =>
      entered('delivery', context.deliveryId, params.state, event),
    ),
    beginAttempt: assign(({ context }) => ({
      attempt: context.attempt + 1,
      startedAt: context.sender.now(),
      timeoutMs: context.sender.requestTimeoutMs(),
      retryAfterMs: durationMs(0),
    })),
    recordAttemptStarted: emit(({ context }) => ({
      type: 'attempt.started',
      deliveryId: context.deliveryId,
      eventId: context.eventId,
      attempt: context.attempt,
      messageId: context.sender.messageId(context.deliveryId, context.attempt),
      timeoutAt: (context.startedAt + context.timeoutMs) as SimInstant,
    })),
    sendRequest: ({ context }) => {
      context.sender.send(context.deliveryId, context.eventId, context.attempt);
    },
    recordAttemptFinished: emit(({ context }, params: { outcome: AttemptOutcome }) => ({
      type: 'attempt.finished',
      deliveryId: context.deliveryId,
      eventId: context.eventId,
      attempt: context.attempt,
      messageId: context.sender.messageId(context.deliveryId, context.attempt),
      outcome: params.outcome,
      tookMs: between(context.startedAt, context.sender.now()),
    })),
    tellSender: ({ context }, params: { outcome: AttemptOutcome }) => {
      context.sender.attemptEnded(params.outcome);
    },
    rememberRetryAfter: assign({
      retryAfterMs: (_, params: { retryAfterMs: DurationMs }) => params.retryAfterMs,
    }),
    // Drawn once and kept: the timer and the recorded fact must name the same number.
    drawBackoff: assign({
      backoffMs: ({ context }) =>
        context.sender.backoffMs(context.deliveryId, context.attempt, context),
    }),
    recordRetryScheduled: emit(({ context }) => ({
      type: 'retry.scheduled',
      deliveryId: context.deliveryId,
      eventId: context.eventId,
      attempt: context.attempt + 1,
      backoffMs: context.backoffMs,
      dueAt: (context.sender.now() + context.backoffMs) as SimInstant,
    })),
    recordDelivered: emit(({ context }) => ({
      type: 'delivery.delivered',
      deliveryId: context.deliveryId,
      eventId: context.eventId,
      attempts: context.attempt,
    })),
    recordDeadLettered: emit(({ context }, params: { reason: DeadLetterReason }) => ({
      type: 'delivery.deadLettered',
      deliveryId: context.deliveryId,
      eventId: context.eventId,
      attempts: context.attempt,
      reason: params.reason,
    })),
  },
}).createMachine({
  id: 'delivery',
  context: ({ input }) => ({
    ...input,
    attempt: 0,
    startedAt: input.sender.now(),
    timeoutMs: durationMs(0),
    backoffMs: durationMs(0),
    retryAfterMs: durationMs(0),
  }),
  initial: 'due',
  states: {
    due: {
      entry: enter('due'),
      always: [
        {
          guard: 'endpointDisabled',
          target: 'deadLettered',
          actions: { type: 'recordDeadLettered', params: { reason: 'endpoint disabled' } },
        },
        {
          guard: 'attemptsExhausted',
          target: 'deadLettered',
          actions: { type: 'recordDeadLettered', params: { reason: 'attempts exhausted' } },
        },
        { target: 'sending' },
      ],
    },
    sending: {
      entry: [enter('sending'), 'beginAttempt', 'recordAttemptStarted', 'sendRequest'],
      on: {
        'response.arrived': [
          { guard: 'answersAnEarlierAttempt' },
          {
            guard: 'accepted',
            target: 'delivered',
            actions: [
              {
                type: 'recordAttemptFinished',
                params: ({ event }) => ({ outcome: { result: 'accepted', status: event.status } }),
              },
              {
                type: 'tellSender',
                params: ({ event }) => ({ outcome: { result: 'accepted', status: event.status } }),
              },
              'recordDelivered',
            ],
          },
          {
            target: 'failed',
            actions: [
              {
                type: 'recordAttemptFinished',
                params: ({ event }) => ({ outcome: { result: 'refused', status: event.status } }),
              },
              {
                type: 'rememberRetryAfter',
                params: ({ event }) => ({ retryAfterMs: event.retryAfterMs }),
              },
              {
                type: 'tellSender',
                params: ({ event }) => ({ outcome: { result: 'refused', status: event.status } }),
              },
            ],
          },
        ],
      },
      after: {
        requestTimeout: {
          target: 'failed',
          actions: [
            { type: 'recordAttemptFinished', params: { outcome: { result: 'timedOut' } } },
            { type: 'tellSender', params: { outcome: { result: 'timedOut' } } },
          ],
        },
      },
    },
    failed: {
      always: [
        {
          guard: 'attemptsExhausted',
          target: 'deadLettered',
          actions: { type: 'recordDeadLettered', params: { reason: 'attempts exhausted' } },
        },
        { target: 'backingOff' },
      ],
    },
    backingOff: {
      entry: [enter('backingOff'), 'drawBackoff', 'recordRetryScheduled'],
      on: {
        'policy.changed': {
          guard: 'attemptsExhausted',
          target: 'deadLettered',
          actions: { type: 'recordDeadLettered', params: { reason: 'attempts exhausted' } },
        },
      },
      after: { backoff: 'due' },
    },
    delivered: { entry: enter('delivered'), type: 'final' },
    deadLettered: { entry: enter('deadLettered'), type: 'final' },
  },
});
