import { assign, emit, setup } from 'xstate';
import type { FactBody, StreamEnd } from '../../model/facts.ts';
import type { MessageId } from '../../model/ids.ts';
import { holdsConnection } from '../../model/rules/heldConnection.ts';
import type { Settings } from '../../model/settings.ts';
import { between, durationMs, type DurationMs, type SimInstant } from '../../model/units.ts';
import { enter, recordEntered } from '../engine/recordEntered.ts';

/** How long the receiver waits for the answer to a handshake before it counts the connection as failed. */
export const connectTimeoutMs = durationMs(10_000);

interface StreamInput {
  readonly app: StreamingApp;
}

export interface StreamingApp {
  now(): SimInstant;
  way(): Settings['pullMode'];
  /** How long to wait before the next connection, after so many in a row that failed. */
  waitMs(connection: number, failures: number): DurationMs;
  connect(connection: number): void;
  /** Gives the connection up from this side. */
  hangUp(): void;
}

interface StreamContext extends StreamInput {
  /** Which connection this is, counted from 1; zero before the first. */
  readonly connection: number;
  /** How it was asked for. */
  readonly way: Settings['pullMode'] | undefined;
  /** Connections in a row that were never open. */
  readonly failures: number;
  readonly nextAt: SimInstant;
}

type StreamEvent =
  | { type: 'rule.changed' }
  | { type: 'response.arrived'; connection: number; retryAfterMs?: DurationMs }
  | { type: 'connection.dropped' }
  | { type: 'process.ended' }
  | { type: 'process.back' };

const givenUp = (because: StreamEnd) => ['hangUp', recordClosed(because)] as const;

function recordClosed(because: StreamEnd) {
  return { type: 'recordClosed', params: { because } } as const;
}

/**
 * Pull mode with a held connection: the receiver opens it, and the sender writes into it whatever happens.
 *
 *   idle ──rule.changed──▶ connecting ──response.arrived──▶ open
 *                            ▲ │ 429, connectTimeout         │ connection.dropped
 *                  reconnect │ ▼                             ▼
 *                          waiting ◀──────────────────────────
 *
 *   any ──process.ended──▶ stopped ──process.back──▶ connecting
 *   any ──rule.changed, it holds none any more──▶ idle
 */
export const streamMachine = setup({
  types: {
    input: {} as StreamInput,
    context: {} as StreamContext,
    events: {} as StreamEvent,
    emitted: {} as FactBody,
  },
  delays: {
    reconnect: ({ context: { app, nextAt } }) => between(app.now(), nextAt),
    connectTimeout: connectTimeoutMs,
  },
  guards: {
    holds: ({ context }) => holdsConnection(context.app.way()),
    isThisWay: ({ context }) => context.app.way() === context.way,
    answersAnEarlierOne: ({ context, event }) =>
      event.type === 'response.arrived' && event.connection !== context.connection,
    rateLimited: ({ event }) =>
      event.type === 'response.arrived' && event.retryAfterMs !== undefined,
  },
  actions: {
    recordEntered: emit(({ event }, params: { state: string }) =>
      recordEntered('stream', 'stream', params.state, event),
    ),
    connect: ({ context }) => {
      context.app.connect(context.connection);
    },
    hangUp: ({ context }) => {
      context.app.hangUp();
    },
    countConnection: assign(({ context }) => ({
      connection: context.connection + 1,
      way: context.app.way(),
    })),
    countFailure: assign(({ context }) => ({ failures: context.failures + 1 })),
    forgetFailures: assign({ failures: 0 }),
    planNext: assign(({ context: { app, connection, failures } }) => ({
      nextAt: (app.now() + app.waitMs(connection, failures)) as SimInstant,
    })),
    planAfterLimit: assign(({ context }, params: { retryAfterMs: DurationMs }) => ({
      nextAt: (context.app.now() + params.retryAfterMs) as SimInstant,
    })),
    recordOpened: emit(({ context }) => ({
      type: 'stream.opened',
      messageId: handshakeIdOf(context.connection),
    })),
    recordClosed: emit(({ context: { connection, nextAt } }, params: { because: StreamEnd }) => ({
      type: 'stream.closed',
      messageId: handshakeIdOf(connection),
      because: params.because,
      ...(againAfter.has(params.because) ? { nextAt } : {}),
    })),
  },
}).createMachine({
  id: 'stream',
  context: ({ input }) => ({
    ...input,
    connection: 0,
    way: undefined,
    failures: 0,
    nextAt: input.app.now(),
  }),
  initial: 'idle',
  on: { 'process.ended': '.stopped' },
  states: {
    idle: {
      entry: enter('idle'),
      always: { guard: 'holds', target: 'connecting' },
      on: { 'rule.changed': { guard: 'holds', target: 'connecting' } },
    },
    connecting: {
      entry: [enter('connecting'), 'countConnection', 'connect'],
      on: {
        'response.arrived': [
          { guard: 'answersAnEarlierOne' },
          {
            guard: 'rateLimited',
            target: 'waiting',
            actions: [
              {
                type: 'planAfterLimit',
                params: ({ event }) => ({ retryAfterMs: event.retryAfterMs ?? durationMs(0) }),
              },
              recordClosed('rateLimited'),
            ],
          },
          { target: 'open' },
        ],
        'rule.changed': [
          { guard: 'isThisWay' },
          {
            guard: 'holds',
            target: 'connecting',
            reenter: true,
            actions: givenUp('rule changed'),
          },
          { target: 'idle', actions: givenUp('rule changed') },
        ],
        'process.ended': { target: 'stopped', actions: givenUp('process ended') },
      },
      after: {
        connectTimeout: {
          target: 'waiting',
          actions: ['hangUp', 'countFailure', 'planNext', recordClosed('timedOut')],
        },
      },
    },
    open: {
      entry: [enter('open'), 'forgetFailures', 'recordOpened'],
      on: {
        'connection.dropped': {
          target: 'waiting',
          actions: ['planNext', recordClosed('idle')],
        },
        'rule.changed': [
          { guard: 'isThisWay' },
          { guard: 'holds', target: 'connecting', actions: givenUp('rule changed') },
          { target: 'idle', actions: givenUp('rule changed') },
        ],
        'process.ended': { target: 'stopped', actions: givenUp('process ended') },
      },
    },
    waiting: {
      entry: enter('waiting'),
      on: {
        'rule.changed': [
          { guard: 'isThisWay' },
          { guard: 'holds', target: 'connecting' },
          { target: 'idle' },
        ],
      },
      after: { reconnect: 'connecting' },
    },
    stopped: {
      entry: enter('stopped'),
      on: {
        'process.back': [
          { guard: 'holds', target: 'connecting', actions: 'forgetFailures' },
          { target: 'idle' },
        ],
      },
    },
  },
});

const againAfter: ReadonlySet<StreamEnd> = new Set(['idle', 'timedOut', 'rateLimited']);

/** The id of the message that asks for connection `connection`. */
export function handshakeIdOf(connection: number): Extract<MessageId, `stream_${number}`> {
  return `stream_${connection}`;
}
