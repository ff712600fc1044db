import { assign, emit, setup } from 'xstate';
import type { FactBody } from '../../model/facts.ts';
import { after, durationMs, neverMs, type DurationMs, type SimInstant } from '../../model/units.ts';
import type { Job } from './jobQueue.ts';
import { enter, recordEntered } from '../engine/recordEntered.ts';

interface WorkerInput {
  /** Counted from 1. */
  readonly worker: number;
  readonly bench: WorkerBench;
}

export interface WorkerBench {
  now(): SimInstant;
  workMs(): DurationMs;
  /** The worker has nothing to do: give it the next job, now or later. */
  free(worker: number): void;
  /** Whether the work, which is at its end, fails by a fault of the receiver's own. */
  fails(job: Job): boolean;
  /** Whether what fails now is tried again without the sender. */
  triesAgain(job: Job): boolean;
  failed(job: Job): void;
  /** The work is done: write the effect and let the request be answered. */
  finished(job: Job): void;
  /** Whether the mark of a job is written when its charge is made. */
  marksLater(job: Job): boolean;
  markMs(): DurationMs;
  marked(job: Job): void;
}

interface WorkerContext extends WorkerInput {
  readonly job: Job | undefined;
  readonly workMs: DurationMs;
  readonly crashedForMs: DurationMs;
}

type WorkerEvent =
  | { type: 'job.given'; job: Job }
  /** `neverMs` until it hears `recovered`. */
  | { type: 'crashed'; forMs: DurationMs }
  | { type: 'recovered' };

/**
 * The background worker.
 *
 *   idle ──job.given──▶ busy ──work──▶ idle
 *            busy ──work, marks later──▶ marking ──mark──▶ idle
 *   any ──crashed──▶ crashed ──recovery / recovered──▶ idle
 */
export const workerMachine = setup({
  types: {
    input: {} as WorkerInput,
    context: {} as WorkerContext,
    events: {} as WorkerEvent,
    emitted: {} as FactBody,
  },
  delays: {
    work: ({ context }) => context.workMs,
    mark: ({ context }) => context.bench.markMs(),
    recovery: ({ context }) => context.crashedForMs,
  },
  guards: {
    fails: ({ context: { bench, job } }) => job !== undefined && bench.fails(job),
    marksLater: ({ context: { bench, job } }) => job !== undefined && bench.marksLater(job),
  },
  actions: {
    recordEntered: emit(({ context, event }, params: { state: string }) =>
      recordEntered('worker', `worker ${context.worker}`, params.state, event),
    ),
    askForWork: ({ context }) => {
      context.bench.free(context.worker);
    },
    take: assign(({ context }, params: { job: Job }) => ({
      job: params.job,
      workMs: context.bench.workMs(),
    })),
    recordStarted: emit(({ context }, params: { job: Job }) => ({
      type: 'work.started',
      messageId: params.job.messageId,
      eventId: params.job.event.id,
      worker: context.worker,
      endsAt: (context.bench.now() + context.workMs) as SimInstant,
    })),
    recordFinished: emit(({ context }) => ({ type: 'work.finished', ...whatOf(context) })),
    recordFailed: emit(({ context }) => ({
      type: 'work.failed',
      channel: 'push',
      ...whatOf(context),
      done: false,
      again: context.job !== undefined && context.bench.triesAgain(context.job),
    })),
    fail: ({ context }) => {
      if (context.job) context.bench.failed(context.job);
    },
    recordMarking: emit(({ context }) => ({
      type: 'mark.started',
      ...whatOf(context),
      endsAt: after(context.bench.now(), context.bench.markMs()),
    })),
    mark: ({ context }) => {
      if (context.job) context.bench.marked(context.job);
    },
    finish: ({ context }) => {
      if (context.job) context.bench.finished(context.job);
    },
    noteCrash: assign((_, params: { forMs: DurationMs }) => ({ crashedForMs: params.forMs })),
    recordCrashed: emit(({ context }) => ({
      type: 'worker.crashed',
      worker: context.worker,
      ...(context.crashedForMs === neverMs
        ? {}
        : { untilAt: (context.bench.now() + context.crashedForMs) as SimInstant }),
    })),
    recordRecovered: emit(({ context }) => ({
      type: 'worker.recovered',
      worker: context.worker,
    })),
  },
}).createMachine({
  id: 'worker',
  context: ({ input }) => ({
    ...input,
    job: undefined,
    workMs: durationMs(0),
    crashedForMs: durationMs(0),
  }),
  initial: 'idle',
  on: {
    crashed: {
      target: '.crashed',
      actions: { type: 'noteCrash', params: ({ event }) => ({ forMs: event.forMs }) },
    },
  },
  states: {
    idle: {
      entry: [enter('idle'), 'askForWork'],
      on: {
        'job.given': {
          target: 'busy',
          actions: [
            { type: 'take', params: ({ event }) => ({ job: event.job }) },
            { type: 'recordStarted', params: ({ event }) => ({ job: event.job }) },
          ],
        },
      },
    },
    busy: {
      entry: enter('busy'),
      after: {
        work: [
          { guard: 'fails', target: 'idle', actions: ['recordFailed', 'fail'] },
          { guard: 'marksLater', target: 'marking', actions: ['recordFinished', 'finish'] },
          { target: 'idle', actions: ['recordFinished', 'finish'] },
        ],
      },
    },
    marking: {
      entry: [enter('marking'), 'recordMarking'],
      after: { mark: { target: 'idle', actions: 'mark' } },
    },
    crashed: {
      entry: [enter('crashed'), 'recordCrashed'],
      on: { recovered: { target: 'idle', actions: 'recordRecovered' } },
      after: { recovery: { target: 'idle', actions: 'recordRecovered' } },
    },
  },
});

/** What a fact says of the job in hand, and in whose. */
function whatOf({ worker, job }: WorkerContext) {
  if (!job) throw new Error(`worker ${worker} finished nothing`);
  return { messageId: job.messageId, eventId: job.event.id, worker };
}
