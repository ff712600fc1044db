import { assign, emit, setup } from 'xstate';
import type { FactBody } from '../../model/facts.ts';
import type { EventId, MessageId } from '../../model/ids.ts';
import { after, type DurationMs, type SimInstant } from '../../model/units.ts';
import { enter, recordEntered } from '../engine/recordEntered.ts';

interface QueueEntryInput {
  readonly eventId: EventId;
  readonly queue: EntriesQueue;
}

export interface EntriesQueue {
  now(): SimInstant;
  /** How often an entry may be received before it is a dead letter; zero for any number of times. */
  receivesMost(): number;
  /** Told when an entry is offered again. */
  offered(): void;
}

interface QueueEntryContext extends QueueEntryInput {
  /** How often it was received; also the number in its newest receipt handle. */
  readonly receives: number;
  /** The question that received it last. */
  readonly messageId: MessageId;
  readonly hiddenMs: DurationMs;
}

type QueueEntryEvent =
  | { type: 'received'; messageId: MessageId; hiddenMs: DurationMs }
  /** With the newest receipt handle. */
  | { type: 'acknowledged'; messageId: MessageId }
  /** The receiver listens in another way from now on. */
  | { type: 'queue.removed' };

/**
 * One event in a queue that is fetched, named as in Amazon SQS: whoever receives it hides it from all others for
 * a while, and has to acknowledge it by then.
 *
 *   available ──received──▶ inFlight ──acknowledged──▶ deleted
 *       ▲                      │ visibilityTimeout
 *       └──may be again────────┴──received too often──▶ deadLettered
 *
 *   any ──queue.removed──▶ removed
 */
export const queueEntryMachine = setup({
  types: {
    input: {} as QueueEntryInput,
    context: {} as QueueEntryContext,
    events: {} as QueueEntryEvent,
    emitted: {} as FactBody,
  },
  delays: {
    visibilityTimeout: ({ context }) => context.hiddenMs,
  },
  guards: {
    receivedTooOften: ({ context: { queue, receives } }) =>
      queue.receivesMost() > 0 && receives >= queue.receivesMost(),
  },
  actions: {
    recordEntered: emit(({ context, event }, params: { state: string }) =>
      recordEntered('queueEntry', context.eventId, params.state, event),
    ),
    countReceive: assign(({ context }, params: { messageId: MessageId; hiddenMs: DurationMs }) => ({
      ...params,
      receives: context.receives + 1,
    })),
    recordReceived: emit(({ context: { eventId, messageId, receives, hiddenMs, queue } }) => ({
      type: 'entry.received',
      eventId,
      messageId,
      receives,
      hiddenUntilAt: after(queue.now(), hiddenMs),
    })),
    recordReturned: emit(({ context: { eventId, messageId, receives } }) => ({
      type: 'entry.returned',
      eventId,
      messageId,
      receives,
    })),
    recordDeadLettered: emit(({ context: { eventId, messageId, receives } }) => ({
      type: 'entry.deadLettered',
      eventId,
      messageId,
      receives,
    })),
    recordDeleted: emit(({ context: { eventId } }, params: { messageId: MessageId }) => ({
      type: 'entry.deleted',
      eventId,
      messageId: params.messageId,
    })),
    offer: ({ context }) => {
      context.queue.offered();
    },
  },
}).createMachine({
  id: 'queueEntry',
  context: ({ input }) => ({
    ...input,
    receives: 0,
    messageId: 'poll_0',
    hiddenMs: 0 as DurationMs,
  }),
  initial: 'available',
  on: { 'queue.removed': '.removed' },
  states: {
    available: {
      entry: enter('available'),
      on: {
        received: {
          target: 'inFlight',
          actions: {
            type: 'countReceive',
            params: ({ event: { messageId, hiddenMs } }) => ({ messageId, hiddenMs }),
          },
        },
      },
    },
    inFlight: {
      entry: [enter('inFlight'), 'recordReceived'],
      on: {
        acknowledged: {
          target: 'deleted',
          actions: {
            type: 'recordDeleted',
            params: ({ event: { messageId } }) => ({ messageId }),
          },
        },
      },
      after: {
        visibilityTimeout: [
          {
            guard: 'receivedTooOften',
            target: 'deadLettered',
            actions: 'recordDeadLettered',
          },
          { target: 'available', actions: ['recordReturned', 'offer'] },
        ],
      },
    },
    deleted: { entry: enter('deleted'), type: 'final' },
    deadLettered: { entry: enter('deadLettered'), type: 'final' },
    removed: { entry: enter('removed'), type: 'final' },
  },
});
