import { assign, emit, setup } from 'xstate';
import type { FactBody, FetchOutcome } from '../model/facts.ts';
import type { MessageId } from '../model/ids.ts';
import type { Settings } from '../model/settings.ts';
import { after, between, durationMs, type DurationMs, type SimInstant } from '../model/units.ts';
import { enter, entered } from './entered.ts';
import type { Job } from './jobQueue.ts';

/** How long a fetch waits for its answer before it is made again. */
export const fetchTimeoutMs = durationMs(10_000);

interface FetcherInput {
  readonly name: string;
  /** The work on the first event of the burst. */
  readonly job: Job;
  readonly rule: Settings['fetchRule'];
  /** How long after its first event a burst is over. */
  readonly burstMs: DurationMs;
  readonly desk: FetchDesk;
}

/** What a fetcher asks of the receiver it fetches for. */
export interface FetchDesk {
  now(): SimInstant;
  /** The number of the next fetch, counted from 1 among all fetchers. */
  nextFetch(): number;
  /** Puts the question for what these events are about on the wire. */
  ask(fetcher: string, fetch: number, jobs: readonly Job[]): void;
  /** What was fetched stands for all of these events. */
  settle(jobs: readonly Job[], outcome: FetchOutcome): void;
  /** An earlier fetch has to do for this event. */
  leaveOut(job: Job): void;
}

interface FetcherContext extends FetcherInput {
  readonly jobs: readonly Job[];
  readonly burstEndsAt: SimInstant;
  /** Zero before the first. */
  readonly fetch: number;
  readonly retryAfterMs: DurationMs;
  readonly fetched: FetchOutcome;
}

type FetcherEvent =
  /** Another event about the same order, of the same burst. */
  | { type: 'event.joined'; job: Job }
  | { type: 'response.arrived'; fetch: number; outcome: FetchOutcome }
  /** The receiver's process ended, and with it what it was about to do. */
  | { type: 'process.ended' };

/**
 * What a thin event sets going: a look at the present state of what it is about, for one event or for
 * a burst of events about one order.
 *
 *   collecting ──burstEnd──▶ fetching ──response.arrived──▶ resting ──burstEnd──▶ done
 *       └─────at once────────▶│ ▲ └──fetchTimeout──▶ fetching  └──nothing to leave out──▶ done
 *                         429 ▼ │ retryAfter
 *                           backingOff               any ──process.ended──▶ done
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
    retryAfter: ({ context }) => context.retryAfterMs,
    fetchTimeout: fetchTimeoutMs,
  },
  guards: {
    fetchesAtOnce: ({ context }) => context.rule !== 'endOfBurst',
    answersAnEarlierFetch: ({ context, event }) =>
      event.type === 'response.arrived' && event.fetch !== context.fetch,
    rateLimited: ({ event }) =>
      event.type === 'response.arrived' && event.outcome.result === 'rateLimited',
    leavesNothingOut: ({ context }) =>
      context.rule !== 'firstOfBurst' || context.desk.now() >= context.burstEndsAt,
  },
  actions: {
    recordEntered: emit(({ context, event }, params: { state: string }) =>
      entered('fetcher', context.name, params.state, event),
    ),
    join: assign(({ context }, params: { job: Job }) => ({
      jobs: [...context.jobs, params.job],
    })),
    // The number is taken once and kept: the message and the recorded fact must name the same.
    countFetch: assign(({ context }) => ({ fetch: context.desk.nextFetch() })),
    ask: ({ context }) => {
      context.desk.ask(context.name, context.fetch, context.jobs);
    },
    noteLimit: assign((_, params: { outcome: FetchOutcome }) => ({
      retryAfterMs: retryAfterOf(params.outcome),
    })),
    noteFetched: assign((_, params: { outcome: FetchOutcome }) => ({ fetched: params.outcome })),
    recordFinished: emit(({ context }, params: { outcome: FetchOutcome }) => ({
      type: 'fetch.finished',
      messageId: fetchIdOf(context.fetch),
      eventId: (context.jobs.at(-1) ?? context.job).event.id,
      outcome: params.outcome,
    })),
    settle: ({ context }) => {
      context.desk.settle(context.jobs, context.fetched);
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
    retryAfterMs: durationMs(0),
    fetched: { result: 'notFound' },
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
              { type: 'noteLimit', params: ({ event }) => ({ outcome: event.outcome }) },
              { type: 'recordFinished', params: ({ event }) => ({ outcome: event.outcome }) },
            ],
          },
          {
            target: 'resting',
            actions: [
              { type: 'noteFetched', params: ({ event }) => ({ outcome: event.outcome }) },
              { type: 'recordFinished', params: ({ event }) => ({ outcome: event.outcome }) },
              'settle',
            ],
          },
        ],
      },
      after: {
        fetchTimeout: {
          target: 'fetching',
          reenter: true,
          actions: { type: 'recordFinished', params: { outcome: { result: 'timedOut' } } },
        },
      },
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

/** The name of a fetch's message. */
export function fetchIdOf(fetch: number): Extract<MessageId, `fetch_${number}`> {
  return `fetch_${fetch}`;
}

function retryAfterOf(outcome: FetchOutcome): DurationMs {
  return outcome.result === 'rateLimited' ? outcome.retryAfterMs : durationMs(0);
}
