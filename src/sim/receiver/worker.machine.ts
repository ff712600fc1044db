import { assign, emit, setup } from 'xstate';
import type { FactBody } from '../../model/facts.ts';
import { durationMs, neverMs, type DurationMs, type SimInstant } from '../../model/units.ts';
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
  /** The work is done: write the effect and let the request be answered. */
  finished(job: Job): void;
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
 *   idle, busy ──crashed──▶ crashed ──recovery / recovered──▶ idle
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
    recovery: ({ context }) => context.crashedForMs,
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
    recordFinished: emit(({ context }) => {
      if (!context.job) throw new Error(`worker ${context.worker} finished nothing`);
      return {
        type: 'work.finished',
        messageId: context.job.messageId,
        eventId: context.job.event.id,
        worker: context.worker,
      };
    }),
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
      after: { work: { target: 'idle', actions: ['recordFinished', 'finish'] } },
    },
    crashed: {
      entry: [enter('crashed'), 'recordCrashed'],
      on: { recovered: { target: 'idle', actions: 'recordRecovered' } },
      after: { recovery: { target: 'idle', actions: 'recordRecovered' } },
    },
  },
});
