import { assign, emit, setup } from 'xstate';
import type { FactBody } from '../../model/facts.ts';
import { durationMs, type DurationMs, type SimInstant } from '../../model/units.ts';
import { enter, recordEntered } from '../engine/recordEntered.ts';
import type { Exchange } from './wire.ts';

interface ApiInput {
  /** The caller whose calls this one counts. */
  readonly actor: string;
  readonly now: () => SimInstant;
  /** Zero means no limit. */
  readonly callsPerMinute: () => number;
  readonly windowMs: () => number;
  readonly answer: (exchange: Exchange) => void;
  readonly refuse: (exchange: Exchange, retryAfterMs: DurationMs) => void;
}

interface ApiContext extends ApiInput {
  /** Which whole window of the run `calls` counts. */
  readonly window: number;
  readonly calls: number;
}

type ApiEvent = { type: 'request.arrived'; exchange: Exchange };

/**
 * The sender's API: it answers with a list of events, or with 429 when one asks too often in a window.
 *
 *   open ──one call too many──▶ rateLimited ──windowEnd / a call that is allowed again──▶ open
 */
export const apiMachine = setup({
  types: {
    input: {} as ApiInput,
    context: {} as ApiContext,
    events: {} as ApiEvent,
    emitted: {} as FactBody,
  },
  delays: {
    windowEnd: ({ context }) => untilWindowEnds(context),
  },
  guards: {
    limitReached: ({ context }) => {
      const most = callsAllowed(context);
      return most > 0 && callsInWindow(context) >= most;
    },
  },
  actions: {
    recordEntered: emit(({ context, event }, params: { state: string }) =>
      recordEntered('api', context.actor, params.state, event),
    ),
    countCall: assign(({ context }) => ({
      window: windowOf(context),
      calls: callsInWindow(context) + 1,
    })),
    answer: ({ context }, params: { exchange: Exchange }) => {
      context.answer(params.exchange);
    },
    refuse: ({ context }, params: { exchange: Exchange }) => {
      context.refuse(params.exchange, untilWindowEnds(context));
    },
  },
}).createMachine({
  id: 'api',
  context: ({ input }) => ({ ...input, window: 0, calls: 0 }),
  initial: 'open',
  states: {
    open: {
      entry: enter('open'),
      on: {
        'request.arrived': [
          {
            guard: 'limitReached',
            target: 'rateLimited',
            actions: { type: 'refuse', params: ({ event }) => ({ exchange: event.exchange }) },
          },
          {
            actions: [
              'countCall',
              { type: 'answer', params: ({ event }) => ({ exchange: event.exchange }) },
            ],
          },
        ],
      },
    },
    rateLimited: {
      entry: enter('rateLimited'),
      on: {
        'request.arrived': [
          {
            guard: 'limitReached',
            actions: { type: 'refuse', params: ({ event }) => ({ exchange: event.exchange }) },
          },
          // The limit was lifted, or the window ends at this very instant.
          {
            target: 'open',
            actions: [
              'countCall',
              { type: 'answer', params: ({ event }) => ({ exchange: event.exchange }) },
            ],
          },
        ],
      },
      after: { windowEnd: 'open' },
    },
  },
});

/** In one window; zero means no limit, and a limit lets at least one call through. */
function callsAllowed({ callsPerMinute, windowMs }: ApiContext): number {
  const perMinute = callsPerMinute();
  return perMinute === 0 ? 0 : Math.max(1, Math.floor((perMinute * windowMs()) / 60_000));
}

function windowOf(context: ApiContext): number {
  return Math.floor(context.now() / context.windowMs());
}

function callsInWindow(context: ApiContext): number {
  return windowOf(context) === context.window ? context.calls : 0;
}

function untilWindowEnds(context: ApiContext): DurationMs {
  return durationMs((windowOf(context) + 1) * context.windowMs() - context.now());
}
