import { assign, emit, setup } from 'xstate';
import type { FactBody, FetchOutcome } from '../../model/facts.ts';
import { fetchTimeoutMs } from '../../model/rules/fetchTries.ts';
import type { MessageId } from '../../model/ids.ts';
import type { Settings } from '../../model/settings.ts';
import { after, between, type DurationMs, type SimInstant } from '../../model/units.ts';
import { enter, recordEntered } from '../engine/recordEntered.ts';
import type { Job } from '../receiver/jobQueue.ts';

interface FetcherInput {
  readonly name: string;
  readonly job: Job;
  readonly rule: Settings['fetchRule'];
  /** How long after its first event a burst is over. */
  readonly burstMs: DurationMs;
  readonly desk: FetchDesk;
}

export interface FetchDesk {
  now(): SimInstant;
  /** The number of the next fetch, counted from 1 among all fetchers. */
  nextFetch(): number;
  ask(fetcher: string, fetch: number, jobs: readonly Job[]): void;
  /** How long to wait after so many tries in vain, counted from 1; undefined when it is time to give up. */
  waitAfterTry(tries: number): DurationMs | undefined;
  /** The outcome of one fetch holds for all of these events. */
  settle(jobs: readonly Job[], outcome: FetchOutcome): void;
  /** An earlier fetch stands for this event too. */
  leaveOut(job: Job): void;
}

interface FetcherContext extends FetcherInput {
  readonly jobs: readonly Job[];
  readonly burstEndsAt: SimInstant;
  /** Zero before the first. */
  readonly fetch: number;
  readonly timeouts: number;
  readonly outcome: FetchOutcome;
}

type FetcherEvent =
  /** Another event about the same order, of the same burst. */
  | { type: 'event.joined'; job: Job }
  | { type: 'response.arrived'; fetch: number; outcome: FetchOutcome }
  | { type: 'process.ended' };

/**
 * What a thin event sets going: a look at the present state of what it is about, for one event or for
 * a burst of events about one order.
 *
 *   collecting ──burstEnd──▶ fetching ──response.arrived──▶ resting ──burstEnd──▶ done
 *       └─────at once─────────▶│  │ │                          └──nothing to leave out──▶ done
 *                          429 ▼  │ └──fetchTimeout, if tried enough──▶ done
 *                     backingOff  └──fetchTimeout──▶ pausing ──nextTry──▶ fetching
 *                              └──retryAfter──▶ fetching
 *
 *   any ──process.ended──▶ done
 */
export const fetcherMachine = setup({
  types: {
    input: {} as FetcherInput,
    context: {} as FetcherContext,
    events: {} as FetcherEvent,
    emitted: {} as FactBody,
  },
  delays: {
    burstEnd: ({ context }) => between(context.desk.now(), context.burstEndsAt),
    retryAfter: ({ context }) =>
      context.outcome.result === 'rateLimited' ? context.outcome.retryAfterMs : 0,
    fetchTimeout: fetchTimeoutMs,
    nextTry: ({ context }) => context.desk.waitAfterTry(context.timeouts) ?? 0,
  },
  guards: {
    fetchesAtOnce: ({ context }) => context.rule !== 'endOfBurst',
    answersAnEarlierFetch: ({ context, event }) =>
      event.type === 'response.arrived' && event.fetch !== context.fetch,
    rateLimited: ({ event }) =>
      event.type === 'response.arrived' && event.outcome.result === 'rateLimited',
    triedEnough: ({ context }) => context.desk.waitAfterTry(context.timeouts + 1) === undefined,
    leavesNothingOut: ({ context }) =>
      context.rule !== 'firstOfBurst' || context.desk.now() >= context.burstEndsAt,
  },
  actions: {
    recordEntered: emit(({ context, event }, params: { state: string }) =>
      recordEntered('fetcher', context.name, params.state, event),
    ),
    join: assign(({ context }, params: { job: Job }) => ({
      jobs: [...context.jobs, params.job],
    })),
    // The number is taken once and kept: the message and the recorded fact must name the same.
    countFetch: assign(({ context }) => ({ fetch: context.desk.nextFetch() })),
    ask: ({ context }) => {
      context.desk.ask(context.name, context.fetch, context.jobs);
    },
    noteAnswer: assign((_, params: { outcome: FetchOutcome }) => ({ outcome: params.outcome })),
    noteTimeout: assign(({ context }) => {
      const timeouts = context.timeouts + 1;
      const againInMs = context.desk.waitAfterTry(timeouts);
      const outcome: FetchOutcome = {
        result: 'timedOut',
        ...(againInMs === undefined ? {} : { againInMs }),
      };
      return { timeouts, outcome };
    }),
    recordFinished: emit(({ context }) => ({
      type: 'fetch.finished',
      messageId: fetchIdOf(context.fetch),
      eventId: (context.jobs.at(-1) ?? context.job).event.id,
      outcome: context.outcome,
    })),
    settle: ({ context }) => {
      context.desk.settle(context.jobs, context.outcome);
    },
    leaveOut: ({ context }, params: { job: Job }) => {
      context.desk.leaveOut(params.job);
    },
  },
}).createMachine({
  id: 'fetcher',
  context: ({ input }) => ({
    ...input,
    jobs: [input.job],
    burstEndsAt: after(input.desk.now(), input.burstMs),
    fetch: 0,
    timeouts: 0,
    outcome: { result: 'notFound' },
  }),
  initial: 'collecting',
  on: {
    'event.joined': {
      actions: { type: 'join', params: ({ event }) => ({ job: event.job }) },
    },
    'process.ended': '.done',
  },
  states: {
    collecting: {
      entry: enter('collecting'),
      always: { guard: 'fetchesAtOnce', target: 'fetching' },
      after: { burstEnd: 'fetching' },
    },
    fetching: {
      entry: [enter('fetching'), 'countFetch', 'ask'],
      on: {
        'response.arrived': [
          { guard: 'answersAnEarlierFetch' },
          {
            guard: 'rateLimited',
            target: 'backingOff',
            actions: [
              { type: 'noteAnswer', params: ({ event }) => ({ outcome: event.outcome }) },
              'recordFinished',
            ],
          },
          {
            target: 'resting',
            actions: [
              { type: 'noteAnswer', params: ({ event }) => ({ outcome: event.outcome }) },
              'recordFinished',
              'settle',
            ],
          },
        ],
      },
      after: {
        fetchTimeout: [
          {
            guard: 'triedEnough',
            target: 'done',
            actions: ['noteTimeout', 'recordFinished', 'settle'],
          },
          { target: 'pausing', actions: ['noteTimeout', 'recordFinished'] },
        ],
      },
    },
    pausing: {
      entry: enter('pausing'),
      after: { nextTry: 'fetching' },
    },
    backingOff: {
      entry: enter('backingOff'),
      after: { retryAfter: 'fetching' },
    },
    // The first of a burst was fetched for; what comes before the burst is over is left to that fetch.
    resting: {
      entry: enter('resting'),
      always: { guard: 'leavesNothingOut', target: 'done' },
      on: {
        'event.joined': {
          actions: { type: 'leaveOut', params: ({ event }) => ({ job: event.job }) },
        },
      },
      after: { burstEnd: 'done' },
    },
    done: {
      entry: enter('done'),
      type: 'final',
    },
  },
});

/** The id of the message of fetch `fetch`. */
export function fetchIdOf(fetch: number): Extract<MessageId, `fetch_${number}`> {
  return `fetch_${fetch}`;
}
