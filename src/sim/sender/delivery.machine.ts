import { assign, emit, setup } from 'xstate';
import type { AttemptOutcome, DeadLetterReason, FactBody } from '../../model/facts.ts';
import type { DeliveryId, EventId, MessageId } from '../../model/ids.ts';
import { after, between, durationMs, type DurationMs, type SimInstant } from '../../model/units.ts';
import type { Meaning } from '../network/httpAnswers.ts';
import { enter, recordEntered, unset } from '../engine/recordEntered.ts';

interface DeliveryInput {
  readonly deliveryId: DeliveryId;
  readonly eventId: EventId;
  readonly sender: DeliverySender;
}

export interface DeliverySender {
  now(): SimInstant;
  endpointDisabled(): boolean;
  /** Whether the sender calls an endpoint only so many times a second. */
  limitsItself(): boolean;
  /** When the next call that is not promised to another may be made; it is promised to whoever asks. */
  takeTurn(): SimInstant;
  /** What the policy makes of an answer with this status. */
  meaningOf(status: number): Meaning;
  messageId(deliveryId: DeliveryId, attempt: number): MessageId;
  requestTimeoutMs(): DurationMs;
  attemptsAllowed(): number;
  /** No attempt starts later than this after the first; zero when there is no such end. */
  giveUpAfterMs(): number;
  /** How long to wait after a failed attempt; drawn once for each. */
  backoffMs(deliveryId: DeliveryId, attempt: number, last: LastFailure): DurationMs;
  /** Signs the request and puts it on the wire. */
  send(deliveryId: DeliveryId, eventId: EventId, attempt: number): void;
  attemptEnded(outcome: AttemptOutcome): void;
  gaveUp(reason: DeadLetterReason): void;
}

export interface LastFailure {
  readonly backoffMs: DurationMs;
  /** The wait that the last answer asked for, or zero. */
  readonly retryAfterMs: DurationMs;
  /** The last answer's status; zero when none came in time. */
  readonly status: number;
}

interface DeliveryContext extends DeliveryInput, LastFailure {
  readonly attempt: number;
  readonly firstStartedAt: SimInstant;
  readonly startedAt: SimInstant;
  readonly dueAt: SimInstant;
  /** The turn that it took last; undefined before the first. */
  readonly turnAt: SimInstant | undefined;
  readonly messageId: MessageId;
  /** The attempt was asked for by hand: no other follows by itself. */
  readonly resent: boolean;
}

type Result = AttemptOutcome['result'];

type DeliveryEvent =
  | { type: 'response.arrived'; attempt: number; status: number; retryAfterMs: DurationMs }
  /** The settings for attempts or for their time have changed. */
  | { type: 'policy.changed' }
  /** All who wait for a turn take a new one. */
  | { type: 'limit.changed' }
  | { type: 'resend' }
  | { type: 'send.now' };

/**
 * Gets one event to one endpoint: try, wait, try again, and finally give up in the open.
 *
 *   due ──▶ sending ──success──▶ delivered
 *    ▲ │     ▲ │ refused or timed out
 *    │ │     │ ▼
 *    │ │     │ failed ──may try again──▶ backingOff ──backoff──▶ due
 *    │ │     │ │                          │ │ policy.changed, may not
 *    │ │     ├─│─────────send.now─────────┘ │
 *    │ │     │ └──may not────────────────┬──┘
 *    │ │     └──resend── deadLettered ◀──┤
 *    │ └──endpoint disabled, may not─────┘
 *
 *   Where the sender limits itself, whoever would come to sending takes a turn first:
 *   turn ──it has come──▶ sending
 *    └──it has not──▶ queued ──turn──▶ due, or after a resend sending
 */
export const deliveryMachine = setup({
  types: {
    input: {} as DeliveryInput,
    context: {} as DeliveryContext,
    events: {} as DeliveryEvent,
    emitted: {} as FactBody,
  },
  delays: {
    requestTimeout: ({ context }) => context.sender.requestTimeoutMs(),
    backoff: ({ context }) => context.backoffMs,
    turnCome: ({ context: { sender, turnAt } }) => between(sender.now(), turnAt ?? sender.now()),
  },
  guards: {
    answersAnEarlierAttempt: ({ context, event }) =>
      event.type === 'response.arrived' && event.attempt !== context.attempt,
    accepted: ({ context, event }) =>
      event.type === 'response.arrived' && context.sender.meaningOf(event.status) === 'success',
    resentByHand: ({ context }) => context.resent,
    endpointGone: ({ context }) => refusal(context) === 'endpoint gone',
    notTriedAgain: ({ context }) => refusal(context) === 'not tried again',
    attemptsExhausted: ({ context }) => context.attempt >= context.sender.attemptsAllowed(),
    outOfTime: ({ context }) => {
      const mostMs = context.sender.giveUpAfterMs();
      return context.attempt > 0 && mostMs > 0 && context.dueAt > context.firstStartedAt + mostMs;
    },
    endpointDisabled: ({ context }) => context.sender.endpointDisabled(),
    turnHasCome: ({ context: { sender, turnAt } }) => turnAt === sender.now(),
    takesTurns: ({ context: { sender } }) => sender.limitsItself(),
    mustTakeTurn: ({ context: { sender, turnAt } }) =>
      sender.limitsItself() && turnAt !== sender.now(),
  },
  actions: {
    recordEntered: emit(({ context, event }, params: { state: string }) =>
      recordEntered('delivery', context.deliveryId, params.state, event),
    ),
    takeTurn: assign(({ context }) => ({ turnAt: context.sender.takeTurn() })),
    recordQueued: emit(({ context }) => ({
      type: 'attempt.queued',
      deliveryId: context.deliveryId,
      eventId: context.eventId,
      attempt: context.attempt + 1,
      turnAt: context.turnAt ?? context.sender.now(),
      at: unset,
      seq: 0,
    })),
    beginAttempt: assign(({ context: { deliveryId, sender, attempt, firstStartedAt } }) => ({
      attempt: attempt + 1,
      messageId: sender.messageId(deliveryId, attempt + 1),
      firstStartedAt: attempt === 0 ? sender.now() : firstStartedAt,
      startedAt: sender.now(),
      retryAfterMs: durationMs(0),
      status: 0,
    })),
    recordAttemptStarted: emit(({ context }) => ({
      type: 'attempt.started',
      deliveryId: context.deliveryId,
      eventId: context.eventId,
      attempt: context.attempt,
      messageId: context.messageId,
      timeoutAt: after(context.startedAt, context.sender.requestTimeoutMs()),
      at: unset,
      seq: 0,
    })),
    sendRequest: ({ context }) => {
      context.sender.send(context.deliveryId, context.eventId, context.attempt);
    },
    recordAttemptFinished: emit(({ context, event }, params: { result: Result }) => ({
      type: 'attempt.finished',
      deliveryId: context.deliveryId,
      eventId: context.eventId,
      attempt: context.attempt,
      messageId: context.messageId,
      outcome: outcomeOf(params.result, event),
      tookMs: between(context.startedAt, context.sender.now()),
      at: unset,
      seq: 0,
    })),
    tellSender: ({ context, event }, params: { result: Result }) => {
      context.sender.attemptEnded(outcomeOf(params.result, event));
    },
    rememberRefusal: assign(
      (_, { status, retryAfterMs }: { status: number; retryAfterMs: DurationMs }) => ({
        status,
        retryAfterMs,
      }),
    ),
    // Drawn once and kept: the timer and the recorded fact must name the same number.
    drawBackoff: assign(({ context }) => {
      const backoffMs = context.sender.backoffMs(context.deliveryId, context.attempt, context);
      return { backoffMs, dueAt: after(context.sender.now(), backoffMs) };
    }),
    recordRetryScheduled: emit(({ context }) => ({
      type: 'retry.scheduled',
      deliveryId: context.deliveryId,
      eventId: context.eventId,
      attempt: context.attempt + 1,
      backoffMs: context.backoffMs,
      dueAt: context.dueAt,
      at: unset,
      seq: 0,
    })),
    recordBroughtForward: emit(({ context }) => ({
      type: 'retry.broughtForward',
      deliveryId: context.deliveryId,
      eventId: context.eventId,
      attempt: context.attempt + 1,
      at: unset,
      seq: 0,
    })),
    recordDelivered: emit(({ context }) => ({
      type: 'delivery.delivered',
      deliveryId: context.deliveryId,
      eventId: context.eventId,
      attempts: context.attempt,
      at: unset,
      seq: 0,
    })),
    recordDeadLettered: emit(({ context }, params: { reason: DeadLetterReason }) => ({
      type: 'delivery.deadLettered',
      deliveryId: context.deliveryId,
      eventId: context.eventId,
      attempts: context.attempt,
      reason: params.reason,
      at: unset,
      seq: 0,
    })),
    tellGaveUp: ({ context }, params: { reason: DeadLetterReason }) => {
      context.sender.gaveUp(params.reason);
    },
    markResent: assign({ resent: true }),
    recordResent: emit(({ context }) => ({
      type: 'delivery.resent',
      deliveryId: context.deliveryId,
      eventId: context.eventId,
      attempt: context.attempt + 1,
      at: unset,
      seq: 0,
    })),
  },
}).createMachine({
  id: 'delivery',
  // One by one: to spread the input would take half the time of a run of thousands.
  context: ({ input }) => ({
    deliveryId: input.deliveryId,
    eventId: input.eventId,
    sender: input.sender,
    attempt: 0,
    firstStartedAt: input.sender.now(),
    startedAt: input.sender.now(),
    backoffMs: durationMs(0),
    dueAt: input.sender.now(),
    turnAt: undefined,
    messageId: '' as MessageId,
    retryAfterMs: durationMs(0),
    status: 0,
    resent: false,
  }),
  initial: 'due',
  states: {
    due: {
      entry: enter('due'),
      always: [
        { guard: 'endpointDisabled', ...givingUp('endpoint disabled') },
        { guard: 'attemptsExhausted', ...givingUp('attempts exhausted') },
        { guard: 'outOfTime', ...givingUp('out of time') },
        { guard: 'mustTakeTurn', target: 'turn' },
        { target: 'sending' },
      ],
    },
    turn: {
      entry: [enter('turn'), 'takeTurn'],
      always: [{ guard: 'turnHasCome', target: 'sending' }, { target: 'queued' }],
    },
    queued: {
      entry: [enter('queued'), 'recordQueued'],
      on: { 'limit.changed': 'turn' },
      after: {
        // Also while the endpoint is disabled: so one probes it.
        turnCome: [{ guard: 'resentByHand', target: 'sending' }, { target: 'due' }],
      },
    },
    sending: {
      entry: [enter('sending'), 'beginAttempt', 'recordAttemptStarted', 'sendRequest'],
      on: {
        'response.arrived': [
          { guard: 'answersAnEarlierAttempt' },
          {
            guard: 'accepted',
            target: 'delivered',
            actions: [...ending('accepted'), 'recordDelivered'],
          },
          {
            target: 'failed',
            actions: [
              ...ending('refused'),
              {
                type: 'rememberRefusal',
                params: ({ event: { status, retryAfterMs } }) => ({ status, retryAfterMs }),
              },
            ],
          },
        ],
      },
      after: {
        requestTimeout: { target: 'failed', actions: ending('timedOut') },
      },
    },
    failed: {
      entry: 'drawBackoff',
      always: [
        { guard: 'resentByHand', ...givingUp('resend failed') },
        { guard: 'endpointGone', ...givingUp('endpoint gone') },
        { guard: 'notTriedAgain', ...givingUp('not tried again') },
        { guard: 'attemptsExhausted', ...givingUp('attempts exhausted') },
        { guard: 'outOfTime', ...givingUp('out of time') },
        { target: 'backingOff' },
      ],
    },
    backingOff: {
      entry: [enter('backingOff'), 'recordRetryScheduled'],
      on: {
        'policy.changed': [
          { guard: 'attemptsExhausted', ...givingUp('attempts exhausted') },
          { guard: 'outOfTime', ...givingUp('out of time') },
        ],
        'send.now': [
          { guard: 'takesTurns', target: 'turn', actions: 'recordBroughtForward' },
          { target: 'sending', actions: 'recordBroughtForward' },
        ],
      },
      after: { backoff: 'due' },
    },
    delivered: { entry: enter('delivered'), type: 'final' },
    deadLettered: {
      entry: enter('deadLettered'),
      on: {
        resend: [
          { guard: 'takesTurns', target: 'turn', actions: ['markResent', 'recordResent'] },
          { target: 'sending', actions: ['markResent', 'recordResent'] },
        ],
      },
    },
  },
});

/** What is recorded and told of an attempt that is over. */
function ending<const R extends Result>(result: R) {
  return [
    { type: 'recordAttemptFinished', params: { result } },
    { type: 'tellSender', params: { result } },
  ] as const;
}

const timedOut: AttemptOutcome = { result: 'timedOut' };
function outcomeOf(result: Result, event: DeliveryEvent): AttemptOutcome {
  if (result === 'timedOut' || event.type !== 'response.arrived') return timedOut;
  return { result, status: event.status };
}

/** The way to the dead letters, for a reason that is told to everybody. */
function givingUp<const R extends DeadLetterReason>(reason: R) {
  return {
    target: 'deadLettered',
    actions: [
      { type: 'recordDeadLettered', params: { reason } },
      { type: 'tellGaveUp', params: { reason } },
    ],
  } as const;
}

/** What the policy makes of the last answer; a timeout says nothing against another attempt. */
function refusal({ status, sender }: DeliveryContext): Meaning | undefined {
  return status === 0 ? undefined : sender.meaningOf(status);
}
