import type { EventId, MessageId } from '../../model/ids.ts';
import type { EventNotice } from '../network/messages.ts';
import type { SeenKeys } from './dedupeMemory.ts';

/** One event's work, waiting for a worker or in its hands. */
export interface Job {
  readonly messageId: MessageId;
  readonly event: EventNotice;
  readonly keys: SeenKeys;
  /** A crash cannot take it. */
  readonly durable: boolean;
  /** The request is answered when this work is done. */
  readonly answersAfter: boolean;
}

export interface Lost {
  /** Answered with 200 already, and gone. */
  readonly stored: readonly { readonly messageId: MessageId; readonly eventId: EventId }[];
  /** Requests that were still waiting for their answer. */
  readonly unanswered: readonly MessageId[];
}

/** The workers' queue, oldest first, with the jobs that are being worked on or wait for a fetch. */
export class JobQueue {
  #waiting: Job[] = [];
  readonly #inHand = new Map<number, Job>();
  readonly #fetching = new Set<Job>();
  /** Those whose work failed and is not tried again yet. */
  readonly #aside = new Set<Job>();

  add(job: Job): void {
    this.#waiting.push(job);
  }

  /** Hands the oldest waiting job to a worker; undefined when none waits. */
  take(worker: number): Job | undefined {
    const job = this.#waiting.shift();
    if (job) this.#inHand.set(worker, job);
    return job;
  }

  /** Frees the worker; the job stays open until its fetch ends. */
  awaitFetch(job: Job): void {
    this.done(job);
    this.#fetching.add(job);
  }

  /** Frees the worker; the job stays open until the fault has passed. */
  setAside(job: Job): void {
    this.done(job);
    this.#aside.add(job);
  }

  /** What was set aside waits again, behind all others. */
  resume(): void {
    this.#waiting.push(...this.#aside);
    this.#aside.clear();
  }

  done(job: Job): void {
    for (const [worker, inHand] of this.#inHand) if (inHand === job) this.#inHand.delete(worker);
    this.#fetching.delete(job);
  }

  /** The process ends: durable jobs go back to the front in their order, the others are gone. */
  crash(): Lost {
    const all = [...this.#aside, ...this.#fetching, ...this.#inHand.values(), ...this.#waiting];
    this.#inHand.clear();
    this.#fetching.clear();
    this.#aside.clear();
    this.#waiting = all.filter((job) => job.durable);
    const gone = all.filter((job) => !job.durable);
    return {
      stored: gone
        .filter((job) => !job.answersAfter)
        .map(({ messageId, event }) => ({ messageId, eventId: event.id })),
      unanswered: gone.filter((job) => job.answersAfter).map((job) => job.messageId),
    };
  }
}
