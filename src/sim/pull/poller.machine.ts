import { assign, emit, setup } from 'xstate';
import type { FactBody, PollOutcome, PollPlan } from '../../model/facts.ts';
import type { MessageId } from '../../model/ids.ts';
import type { Settings } from '../../model/settings.ts';
import {
  between,
  durationMs,
  neverMs,
  type DurationMs,
  type SimInstant,
} from '../../model/units.ts';
import { enter, recordEntered } from '../engine/recordEntered.ts';
import { holdsConnection } from '../../model/rules/heldConnection.ts';
import { intervalAfter, intervalWithin } from '../../model/rules/pollInterval.ts';

/** How long the poller waits for an answer before it counts its question as failed. */
export const pollTimeoutMs = durationMs(10_000);

interface PollerInput {
  readonly app: PollingApp;
}

export interface PollingApp {
  now(): SimInstant;
  rule(): Pick<Settings, 'pullMode' | 'pollEveryMs' | 'pollLongestMs' | 'holdMs'>;
  /** Whether it has something in hand that has to be done first. */
  isBusy(): boolean;
  ask(poll: number): void;
  /** Told of each new plan. */
  planned(plan: Omit<PollPlan, 'at'>): void;
}

interface PollerContext extends PollerInput {
  /** Which question this is, counted from 1; zero before the first. */
  readonly poll: number;
  readonly askedAt: SimInstant;
  /** Undefined while the process is gone, holds a connection, or has something to do first. */
  readonly nextAt: SimInstant | undefined;
  /** The present interval; an adaptive poller changes it. */
  readonly everyMs: DurationMs;
}

type PollerEvent =
  | { type: 'response.arrived'; poll: number; outcome: PollOutcome }
  | { type: 'interval.changed' }
  | { type: 'hands.free' }
  | { type: 'process.ended' }
  | { type: 'process.back' };

/**
 * Pull mode: asks for news on a schedule that hangs on the clock, not on events; or, when its question
 * may be held, again as soon as it is answered.
 *
 *   waiting ──hands.free──▶ waiting
 *   waiting ──nextPoll──▶ asking ──response.arrived──▶ waiting
 *                           │ ▲ └───pollTimeout──────▶ waiting
 *                       429 ▼ │ retryAfter
 *                         backingOff
 *
 *   any ──process.ended──▶ stopped ──process.back──▶ waiting, which is over at once
 */
export const pollerMachine = setup({
  types: {
    input: {} as PollerInput,
    context: {} as PollerContext,
    events: {} as PollerEvent,
    emitted: {} as FactBody,
  },
  delays: {
    nextPoll: ({ context }) => leftMs(context),
    retryAfter: ({ context }) => leftMs(context),
    // Whoever lets a question be held has to wait longer than it is held.
    pollTimeout: ({ context }) => {
      const { pullMode, holdMs } = context.app.rule();
      return pollTimeoutMs + (pullMode === 'longPoll' || pullMode === 'queue' ? holdMs : 0);
    },
  },
  guards: {
    answersAnEarlierPoll: ({ context, event }) =>
      event.type === 'response.arrived' && event.poll !== context.poll,
    rateLimited: ({ event }) =>
      event.type === 'response.arrived' && event.outcome.result === 'rateLimited',
  },
  actions: {
    recordEntered: emit(({ event }, params: { state: string }) =>
      recordEntered('poller', 'poller', params.state, event),
    ),
    ask: ({ context }) => {
      context.app.ask(context.poll);
    },
    tellPlan: ({ context: { app, nextAt, everyMs } }) => {
      app.planned({ nextAt, everyMs });
    },
    countPoll: assign(({ context }) => ({
      poll: context.poll + 1,
      askedAt: context.app.now(),
    })),
    planNow: assign(({ context }) => ({ nextAt: askingAt(context.app, context.app.now()) })),
    planNothing: assign({ nextAt: undefined }),
    adapt: assign(({ context }, params: { outcome: PollOutcome }) => ({
      everyMs: intervalAfter(context.app.rule(), context.everyMs, params.outcome),
    })),
    adaptToRule: assign(({ context }) => ({
      everyMs: intervalWithin(context.app.rule(), context.everyMs),
    })),
    planNext: assign(({ context }) => {
      if (context.app.isBusy()) return { nextAt: undefined };
      const due = context.poll === 0 ? 0 : context.askedAt + context.everyMs;
      return { nextAt: askingAt(context.app, Math.max(context.app.now(), due)) };
    }),
    planAfterLimit: assign(({ context }, params: { retryAfterMs: DurationMs }) => {
      const due = context.askedAt + context.everyMs;
      return {
        nextAt: Math.max(context.app.now() + params.retryAfterMs, due) as SimInstant,
      };
    }),
    recordFinished: emit(({ context }, params: { outcome: PollOutcome }) => ({
      type: 'poll.finished',
      messageId: messageIdOf(context.poll),
      outcome: params.outcome,
      ...(context.nextAt === undefined ? {} : { nextAt: context.nextAt }),
      ...(context.app.rule().pullMode === 'adaptive' ? { everyMs: context.everyMs } : {}),
    })),
  },
}).createMachine({
  id: 'poller',
  context: ({ input }) => ({
    ...input,
    poll: 0,
    askedAt: input.app.now(),
    nextAt: askingAt(input.app, input.app.now()),
    everyMs: intervalWithin(input.app.rule(), 0),
  }),
  initial: 'waiting',
  on: { 'process.ended': { target: '.stopped', actions: 'planNothing' } },
  states: {
    waiting: {
      entry: [enter('waiting'), 'tellPlan'],
      on: {
        'interval.changed': {
          target: 'waiting',
          reenter: true,
          actions: ['adaptToRule', 'planNext'],
        },
        'hands.free': { target: 'waiting', reenter: true, actions: 'planNow' },
      },
      after: { nextPoll: 'asking' },
    },
    asking: {
      entry: [enter('asking'), 'countPoll', 'ask'],
      on: {
        'response.arrived': [
          { guard: 'answersAnEarlierPoll' },
          {
            guard: 'rateLimited',
            target: 'backingOff',
            actions: [
              { type: 'adapt', params: ({ event }) => ({ outcome: event.outcome }) },
              {
                type: 'planAfterLimit',
                params: ({ event }) => ({ retryAfterMs: retryAfterOf(event.outcome) }),
              },
              { type: 'recordFinished', params: ({ event }) => ({ outcome: event.outcome }) },
            ],
          },
          {
            target: 'waiting',
            actions: [
              { type: 'adapt', params: ({ event }) => ({ outcome: event.outcome }) },
              'planNext',
              { type: 'recordFinished', params: ({ event }) => ({ outcome: event.outcome }) },
            ],
          },
        ],
        'process.ended': {
          target: 'stopped',
          actions: [
            'planNothing',
            { type: 'recordFinished', params: { outcome: { result: 'cut' } } },
          ],
        },
      },
      after: {
        pollTimeout: {
          target: 'waiting',
          actions: [
            { type: 'adapt', params: { outcome: { result: 'timedOut' } } },
            'planNext',
            { type: 'recordFinished', params: { outcome: { result: 'timedOut' } } },
          ],
        },
      },
    },
    backingOff: {
      entry: [enter('backingOff'), 'tellPlan'],
      after: { retryAfter: 'asking' },
    },
    stopped: {
      entry: [enter('stopped'), 'tellPlan'],
      on: {
        // It kept its cursor, so that one question brings all that it missed.
        'process.back': { target: 'waiting', actions: ['adaptToRule', 'planNow'] },
      },
    },
  },
});

/** The id of the message of poll `poll`. */
export function messageIdOf(poll: number): Extract<MessageId, `poll_${number}`> {
  return `poll_${poll}`;
}

/** Who holds a connection asks nothing. */
function askingAt(app: PollingApp, at: number): SimInstant | undefined {
  return holdsConnection(app.rule().pullMode) ? undefined : (at as SimInstant);
}

function leftMs({ app, nextAt }: PollerContext): DurationMs {
  return nextAt === undefined ? neverMs : between(app.now(), nextAt);
}

function retryAfterOf(outcome: PollOutcome): DurationMs {
  return outcome.result === 'rateLimited' ? outcome.retryAfterMs : durationMs(0);
}
