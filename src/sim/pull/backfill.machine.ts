import { assign, emit, setup } from 'xstate';
import type { BackfillCursor, BackfillOutcome, FactBody } from '../../model/facts.ts';
import type { EventId, MessageId } from '../../model/ids.ts';
import {
  between,
  durationMs,
  neverMs,
  type DurationMs,
  type SimInstant,
} from '../../model/units.ts';
import { enter, recordEntered } from '../engine/recordEntered.ts';

/** How long the receiver waits for an answer of the list API before it counts its question as failed. */
export const backfillTimeoutMs = durationMs(10_000);

interface BackfillInput {
  readonly app: BackfillingApp;
}

export interface BackfillingApp {
  now(): SimInstant;
  /** Zero means only when somebody asks for it. */
  everyMs(): number;
  /** A server that is down or restarting asks nothing. */
  serverUp(): boolean;
  cursor(): BackfillCursor;
  ask(question: number, after: BackfillCursor): void;
}

interface BackfillContext extends BackfillInput {
  /** Which question this is, counted from 1; zero before the first. */
  readonly question: number;
  readonly after: BackfillCursor;
  /** Where the next page begins; undefined when no page has been full. */
  readonly nextPage: EventId | undefined;
  /** When its last turn came, taken or missed; the start of the run before the first. */
  readonly turnAt: SimInstant;
  readonly retryAfterMs: DurationMs;
}

type BackfillEvent =
  | { type: 'backfill.asked' }
  | { type: 'interval.changed' }
  | { type: 'process.ended' }
  | {
      type: 'response.arrived';
      outcome: BackfillOutcome;
      /** The last event of a full page: there may be more after it. */
      nextPage?: EventId;
    };

/**
 * The receiver asks the sender's list API what it missed, page by page.
 *
 *   idle ──nextBackfill / backfill.asked──▶ asking ──last page / backfillTimeout──▶ idle
 *    ▲                                   429 │ ▲ └──full page──▶ asking
 *    │                                       ▼ │ retryAfter
 *    └──retryAfter, the server is down──── backingOff
 *
 *   asking, backingOff ──process.ended──▶ idle
 */
export const backfillMachine = setup({
  types: {
    input: {} as BackfillInput,
    context: {} as BackfillContext,
    events: {} as BackfillEvent,
    emitted: {} as FactBody,
  },
  delays: {
    nextBackfill: ({ context: { app, turnAt } }) =>
      app.everyMs() === 0 ? neverMs : between(app.now(), (turnAt + app.everyMs()) as SimInstant),
    retryAfter: ({ context }) => context.retryAfterMs,
    backfillTimeout: backfillTimeoutMs,
  },
  guards: {
    serverUp: ({ context }) => context.app.serverUp(),
    rateLimited: ({ event }) =>
      event.type === 'response.arrived' && event.outcome.result === 'rateLimited',
    morePages: ({ event }) => event.type === 'response.arrived' && event.nextPage !== undefined,
  },
  actions: {
    recordEntered: emit(({ event }, params: { state: string }) =>
      recordEntered('backfill', 'backfill', params.state, event),
    ),
    takeTurn: assign(({ context }) => ({ turnAt: context.app.now() })),
    forgetPages: assign({ nextPage: undefined }),
    beginQuestion: assign(({ context }) => ({
      question: context.question + 1,
      after: context.nextPage ?? context.app.cursor(),
    })),
    ask: ({ context }) => {
      context.app.ask(context.question, context.after);
    },
    noteRetryAfter: assign({
      retryAfterMs: (_, params: { outcome: BackfillOutcome }) =>
        params.outcome.result === 'rateLimited' ? params.outcome.retryAfterMs : durationMs(0),
    }),
    notePage: assign({
      nextPage: (_, params: { nextPage: EventId | undefined }) => params.nextPage,
    }),
    recordFinished: emit(({ context }, params: { outcome: BackfillOutcome }) => ({
      type: 'backfill.finished',
      messageId: backfillMessageId(context.question),
      after: context.after,
      outcome: params.outcome,
    })),
  },
}).createMachine({
  id: 'backfill',
  context: ({ input }) => ({
    ...input,
    question: 0,
    after: '',
    nextPage: undefined,
    turnAt: input.app.now(),
    retryAfterMs: durationMs(0),
  }),
  initial: 'idle',
  states: {
    idle: {
      entry: [enter('idle'), 'forgetPages'],
      on: {
        'backfill.asked': { guard: 'serverUp', target: 'asking', actions: 'takeTurn' },
        'interval.changed': { target: 'idle', reenter: true },
      },
      after: {
        nextBackfill: [
          { guard: 'serverUp', target: 'asking', actions: 'takeTurn' },
          // A turn that comes while the server is down is missed, not made up for.
          { target: 'idle', reenter: true, actions: 'takeTurn' },
        ],
      },
    },
    asking: {
      entry: [enter('asking'), 'beginQuestion', 'ask'],
      on: {
        'response.arrived': [
          {
            guard: 'rateLimited',
            target: 'backingOff',
            actions: [
              { type: 'noteRetryAfter', params: ({ event }) => ({ outcome: event.outcome }) },
              { type: 'recordFinished', params: ({ event }) => ({ outcome: event.outcome }) },
            ],
          },
          {
            guard: 'morePages',
            target: 'asking',
            reenter: true,
            actions: [
              { type: 'recordFinished', params: ({ event }) => ({ outcome: event.outcome }) },
              { type: 'notePage', params: ({ event }) => ({ nextPage: event.nextPage }) },
            ],
          },
          {
            target: 'idle',
            actions: {
              type: 'recordFinished',
              params: ({ event }) => ({ outcome: event.outcome }),
            },
          },
        ],
        'process.ended': {
          target: 'idle',
          actions: { type: 'recordFinished', params: { outcome: { result: 'cut' } } },
        },
      },
      after: {
        backfillTimeout: {
          target: 'idle',
          actions: { type: 'recordFinished', params: { outcome: { result: 'timedOut' } } },
        },
      },
    },
    backingOff: {
      entry: enter('backingOff'),
      on: { 'process.ended': 'idle' },
      after: {
        retryAfter: [{ guard: 'serverUp', target: 'asking' }, { target: 'idle' }],
      },
    },
  },
});

/** The id of the message of question `question`. */
export function backfillMessageId(question: number): Extract<MessageId, `backfill_${number}`> {
  return `backfill_${question}`;
}
