import { assign, emit, setup } from 'xstate';
import type { FactBody } from '../../model/facts.ts';
import type { EndpointMode } from '../../model/settings.ts';
import { between, durationMs, type DurationMs, type SimInstant } from '../../model/units.ts';
import { enter, recordEntered } from '../engine/recordEntered.ts';
import type { Exchange } from '../network/wire.ts';

interface ReceiverInput {
  readonly now: () => SimInstant;
  readonly restartMs: () => DurationMs;
  /** Starts a handler for a request that was let in. */
  readonly handle: (exchange: Exchange, how: { slowly: boolean }) => void;
  /** Answers in the receiver's place, or leaves it unanswered; with a wait when it is known. */
  readonly refuse: (exchange: Exchange, retryAfterMs: DurationMs | undefined) => void;
  /** The process ended, with everything in its memory. */
  readonly processEnded: (backInMs: DurationMs) => void;
  /** The process is back before it was said to be. */
  readonly processBack: () => void;
  /** The server is down until somebody brings it up. */
  readonly wentDown: () => void;
  /** The server serves, perhaps after it was down or restarted. */
  readonly serves: () => void;
}

interface ReceiverContext extends ReceiverInput {
  readonly restartingForMs: DurationMs;
  readonly upAgainAt: SimInstant;
}

type ReceiverEvent =
  { type: 'mode.set'; mode: EndpointMode } | { type: 'request.arrived'; exchange: Exchange };

/**
 * The flaky server. While it is down or restarting, the load balancer in front answers for it, or nobody
 * does. What else stops with it is not its business: it tells.
 *
 *   up ◀──mode.set──▶ slow ◀──mode.set──▶ down ──mode.set──▶ restarting ──restart──▶ up
 *   ▲                  ▲                   ▲                      │
 *   └──────────────────┴───────────────────┴──mode.set, early─────┘
 */
export const receiverMachine = setup({
  types: {
    input: {} as ReceiverInput,
    context: {} as ReceiverContext,
    events: {} as ReceiverEvent,
    emitted: {} as FactBody,
  },
  delays: {
    restart: ({ context }) => context.restartingForMs,
  },
  guards: {
    wants: ({ event }, params: { mode: EndpointMode }) =>
      event.type === 'mode.set' && event.mode === params.mode,
  },
  actions: {
    recordEntered: emit(({ event }, params: { state: string }) =>
      recordEntered('receiver', 'receiver', params.state, event),
    ),
    recordChanged: emit((_, params: { mode: EndpointMode }) => ({
      type: 'receiver.changed',
      mode: params.mode,
    })),
    recordRestarting: emit(({ context }) => ({
      type: 'receiver.changed',
      mode: 'restarting',
      untilAt: context.upAgainAt,
    })),
    planRestart: assign(({ context }) => ({
      restartingForMs: context.restartMs(),
      upAgainAt: (context.now() + context.restartMs()) as SimInstant,
    })),
    endProcess: ({ context }) => {
      context.processEnded(context.restartingForMs);
    },
    bringProcessBack: ({ context }) => {
      context.processBack();
    },
    tellDown: ({ context }) => {
      context.wentDown();
    },
    tellServing: ({ context }) => {
      context.serves();
    },
    handle: ({ context }, params: { exchange: Exchange; slowly: boolean }) => {
      context.handle(params.exchange, params);
    },
    refuse: ({ context }, params: { exchange: Exchange; knowsWhen: boolean }) => {
      const waitMs = between(context.now(), context.upAgainAt);
      context.refuse(params.exchange, params.knowsWhen ? waitMs : undefined);
    },
  },
}).createMachine({
  id: 'receiver',
  context: ({ input }) => ({
    ...input,
    restartingForMs: durationMs(0),
    upAgainAt: input.now(),
  }),
  initial: 'up',
  on: {
    'mode.set': [
      { guard: { type: 'wants', params: { mode: 'up' } }, target: '.up' },
      { guard: { type: 'wants', params: { mode: 'slow' } }, target: '.slow' },
      { guard: { type: 'wants', params: { mode: 'down' } }, target: '.down' },
      { guard: { type: 'wants', params: { mode: 'restarting' } }, target: '.restarting' },
    ],
  },
  states: {
    up: {
      entry: [enter('up'), { type: 'recordChanged', params: { mode: 'up' } }, 'tellServing'],
      on: {
        'request.arrived': {
          actions: {
            type: 'handle',
            params: ({ event }) => ({ exchange: event.exchange, slowly: false }),
          },
        },
      },
    },
    slow: {
      entry: [enter('slow'), { type: 'recordChanged', params: { mode: 'slow' } }, 'tellServing'],
      on: {
        'request.arrived': {
          actions: {
            type: 'handle',
            params: ({ event }) => ({ exchange: event.exchange, slowly: true }),
          },
        },
      },
    },
    down: {
      entry: [enter('down'), { type: 'recordChanged', params: { mode: 'down' } }, 'tellDown'],
      on: {
        'request.arrived': {
          actions: {
            type: 'refuse',
            params: ({ event }) => ({ exchange: event.exchange, knowsWhen: false }),
          },
        },
      },
    },
    restarting: {
      entry: [enter('restarting'), 'planRestart', 'recordRestarting', 'endProcess'],
      on: {
        'request.arrived': {
          actions: {
            type: 'refuse',
            params: ({ event }) => ({ exchange: event.exchange, knowsWhen: true }),
          },
        },
        // A restart that is asked for again is left to the machine as a whole: nothing comes back.
        'mode.set': [
          {
            guard: { type: 'wants', params: { mode: 'up' } },
            target: 'up',
            actions: 'bringProcessBack',
          },
          {
            guard: { type: 'wants', params: { mode: 'slow' } },
            target: 'slow',
            actions: 'bringProcessBack',
          },
          {
            guard: { type: 'wants', params: { mode: 'down' } },
            target: 'down',
            actions: 'bringProcessBack',
          },
        ],
      },
      after: { restart: 'up' },
    },
  },
});
