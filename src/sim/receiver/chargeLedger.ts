import type { FetchOutcome } from '../../model/facts.ts';
import type { Payment } from '../../model/payment.ts';
import type { FetchSide } from '../pull/fetchSide.ts';
import type { Job, JobQueue } from './jobQueue.ts';
import type { Run } from '../run.ts';
import type { DedupeMemory } from './dedupeMemory.ts';
import type { Wire } from '../network/wire.ts';

interface Others {
  readonly queue: JobQueue;
  readonly seen: DedupeMemory;
  /** The state of an order as the sender's API tells it. */
  readonly presentState: (order: number) => Payment | undefined;
  /** Whether something breaks once the charge of a job is made. */
  readonly throwsAfter: (job: Job) => boolean;
  /** Called when a job is over, with a charge or without, and perhaps broken off after it. */
  readonly over: (job: Job, broke: boolean) => void;
}

/** What becomes of a job whose work is done: a charge in the ledger, or nothing. */
export class ChargeLedger {
  readonly #run: Run;
  readonly #others: Others;
  readonly #fetching: FetchSide | undefined;
  /** The version of each order that the ledger has. */
  readonly #versions = new Map<number, number>();
  /** Jobs that were marked before their work, which is under way. */
  readonly #marked = new Set<Job>();
  /** Jobs that are charged, and their mark is being written. */
  readonly #unmarked = new Set<Job>();

  constructor(run: Run, wire: Wire, others: Others) {
    this.#run = run;
    this.#others = others;
    this.#fetching = run.part(
      'fetches',
      (Side) =>
        new Side(run, wire, {
          presentState: others.presentState,
          settle: (jobs, outcome) => {
            this.#settle(jobs, outcome);
          },
        }),
    );
  }

  /** A job that says what to charge is done now; one that does not must ask the sender first. */
  conclude(job: Job): void {
    const { payment } = job.event;
    if (payment || this.#alreadyCharged(job)) {
      this.#end(job, payment);
    } else {
      this.#others.queue.awaitFetch(job);
      this.#fetching?.take(job);
    }
  }

  /** The oldest job that the ledger does not know yet; known ones are finished without working. */
  nextUndone(worker: number): Job | undefined {
    let job = this.#others.queue.take(worker);
    while (job && this.#alreadyCharged(job)) {
      this.conclude(job);
      job = this.#others.queue.take(worker);
    }
    if (job) this.#markBefore(job);
    return job;
  }

  /** Whether the mark of a job is written after its charge, in a time of its own; that of a fetched one is not. */
  marksLater(job: Job): boolean {
    const { skipProcessed, markSeen } = this.#run.settings;
    return (
      skipProcessed &&
      markSeen === 'after' &&
      job.event.payment !== undefined &&
      !this.#others.throwsAfter(job)
    );
  }

  /** The mark that was to follow a charge is written now. */
  writeMark(job: Job): void {
    if (!this.#unmarked.delete(job)) return;
    this.#mark(job);
    this.#over(job, false);
  }

  /** Its work failed: whoever takes it up again finds the mark, if there is one. */
  forget(job: Job): void {
    this.#marked.delete(job);
  }

  /** The process ended, and with it the fetches that it was about to make; what it knew of marks, too. */
  forgetAll(): void {
    this.#marked.clear();
    this.#unmarked.clear();
    this.#fetching?.forget();
  }

  /** One fetch may stand for a burst of events: the last of them is charged, the others are done with it. */
  #settle(jobs: readonly Job[], outcome: FetchOutcome | undefined): void {
    const payment = outcome?.result === 'fetched' ? outcome.payment : undefined;
    jobs.forEach((job, n) => {
      // An event that was given up on is stored no longer: whoever brings it again is not turned away.
      if (outcome?.result === 'timedOut') this.#others.seen.forgetStored(job.keys);
      this.#end(job, n === jobs.length - 1 ? payment : undefined);
    });
  }

  /** A job whose mark is already there changes nothing, unless it was marked for this very work. */
  #end(job: Job, payment: Payment | undefined): void {
    const { messageId, event, keys } = job;
    const isMine = this.#marked.delete(job);
    if (!payment || (!isMine && this.#alreadyCharged(job))) {
      this.#run.record({ type: 'effect.skipped', messageId, eventId: event.id });
      this.#over(job, false);
      return;
    }
    const isLater = this.marksLater(job);
    const breaks = this.#others.throwsAfter(job);
    // In one transaction with the charge, or before it, where the mark is not to come after it.
    if (!isLater && !(breaks && this.#run.settings.markSeen === 'after')) {
      this.#others.seen.markCharged(keys, this.#run.clock.now);
    }
    this.#write(job, payment);
    if (isLater) this.#unmarked.add(job);
    else this.#over(job, breaks);
  }

  #over(job: Job, broke: boolean): void {
    this.#others.queue.done(job);
    this.#others.over(job, broke);
  }

  #markBefore(job: Job): void {
    const { skipProcessed, markSeen } = this.#run.settings;
    if (!skipProcessed || markSeen !== 'before') return;
    this.#marked.add(job);
    this.#mark(job);
  }

  #mark({ messageId, event, keys }: Job): void {
    this.#others.seen.markCharged(keys, this.#run.clock.now);
    this.#run.record({ type: 'event.marked', messageId, eventId: event.id });
  }

  /** Of an order with versions the ledger has one row, which a later message may write over. */
  #write({ messageId, event: { id: eventId } }: Job, payment: Payment): void {
    const { order, version } = payment;
    const kept = this.#versions.get(order) ?? 0;
    const isOlder = version !== undefined && version < kept;
    if (isOlder && this.#run.settings.applyRule === 'newestVersion') {
      this.#run.record({ type: 'version.skipped', messageId, eventId, version, kept });
      return;
    }
    if (version !== undefined) this.#versions.set(order, version);
    this.#run.record({ type: 'effect.made', channel: 'push', messageId, eventId, payment });
  }

  /** Whether the ledger knows the job, as far as the receiver looks and remembers. */
  #alreadyCharged({ keys }: Job): boolean {
    const { skipProcessed, seenKey, memoryMs } = this.#run.settings;
    return skipProcessed && this.#others.seen.charged(seenKey, keys, this.#run.clock.now, memoryMs);
  }
}
