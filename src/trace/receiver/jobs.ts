import type { Fact } from '../../model/facts.ts';
import type { EventId, MessageId } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';
import { isBackfill } from '../messages/messageKind.ts';
import { oncePerTrace } from '../oncePerTrace.ts';

export type WorkerTurn =
  | { readonly at: SimInstant; readonly doing: 'idle' }
  | {
      readonly at: SimInstant;
      readonly doing: 'busy';
      readonly eventId: EventId;
      readonly endsAt: SimInstant;
      /** The work is done and charged: what is under way is its mark. */
      readonly marks?: true;
    }
  | {
      readonly at: SimInstant;
      readonly doing: 'crashed';
      /** Undefined where nobody knows. */
      readonly endsAt: SimInstant | undefined;
    };

interface Length {
  readonly at: SimInstant;
  readonly count: number;
}

/** How the receiver's work went: what waited for a worker, and what each worker did. */
export interface Jobs {
  readonly waiting: readonly Length[];
  readonly held: readonly Length[];
  /** By worker, the first at index 0. */
  readonly workers: readonly (readonly WorkerTurn[])[];
}

type JobKey = string;

export const jobsOf = oncePerTrace((trace): Jobs => {
  const bench = new Bench();
  for (const fact of trace.facts) bench.note(fact);
  return bench;
});

class Bench implements Jobs {
  readonly waiting: Length[] = [];
  readonly held: Length[] = [];
  readonly workers: WorkerTurn[][] = [];
  readonly #waiting = new Set<JobKey>();
  readonly #held = new Set<MessageId>();
  /** Jobs that a crash cannot take. */
  readonly #durable = new Set<JobKey>();
  readonly #inHand = new Map<number, JobKey>();
  readonly #unsettled = new Set<JobKey>();

  note(fact: Fact): void {
    switch (fact.type) {
      case 'event.stored':
        if (fact.durable) this.#durable.add(jobKey(fact));
        this.#waiting.add(jobKey(fact));
        break;
      case 'machine.entered':
        if (fact.machine === 'worker' && fact.state === 'idle') this.#endMark(fact);
        this.#noteHandler(fact.actor as MessageId, fact);
        break;
      case 'work.started':
        this.#waiting.delete(jobKey(fact));
        this.#inHand.set(fact.worker, jobKey(fact));
        this.#turn(fact.worker, { ...fact, doing: 'busy' });
        break;
      case 'work.finished':
        this.#inHand.delete(fact.worker);
        // Until the effect is made; of a thin event that waits for a fetch.
        this.#unsettled.add(jobKey(fact));
        this.#turn(fact.worker, { at: fact.at, doing: 'idle' });
        break;
      case 'work.failed':
        if (fact.worker === undefined) return;
        this.#inHand.delete(fact.worker);
        this.#turn(fact.worker, { at: fact.at, doing: 'idle' });
        // What is set aside for good waits for nobody, until a crash brings it back.
        if (fact.again) this.#waiting.add(jobKey(fact));
        else this.#unsettled.add(jobKey(fact));
        break;
      case 'mark.started':
        this.#inHand.set(fact.worker, jobKey(fact));
        this.#turn(fact.worker, { ...fact, doing: 'busy', marks: true });
        return;
      case 'effect.made':
      case 'version.skipped':
        this.#unsettled.delete(jobKey(fact));
        return;
      case 'effect.skipped':
        this.#unsettled.delete(jobKey(fact));
        // Known as charged before a worker took it.
        this.#waiting.delete(jobKey(fact));
        break;
      case 'worker.crashed': {
        const job = this.#inHand.get(fact.worker);
        this.#inHand.delete(fact.worker);
        for (const key of this.#unsettled) if (this.#durable.has(key)) this.#waiting.add(key);
        this.#unsettled.clear();
        if (job !== undefined && this.#durable.has(job)) this.#waiting.add(job);
        this.#turn(fact.worker, { at: fact.at, doing: 'crashed', endsAt: fact.untilAt });
        break;
      }
      case 'worker.recovered':
        this.#turn(fact.worker, { at: fact.at, doing: 'idle' });
        break;
      case 'queue.lost':
        fact.messageIds.forEach((messageId, i) => {
          const eventId = fact.eventIds[i];
          if (eventId) this.#waiting.delete(jobKey({ messageId, eventId }));
        });
        break;
      case 'requests.cut':
        for (const messageId of fact.messageIds) {
          if (!this.#durable.has(messageId)) this.#waiting.delete(messageId);
          this.#held.delete(messageId);
        }
        break;
      default:
        return;
    }
    put(this.waiting, { at: fact.at, count: this.#waiting.size });
    put(this.held, { at: fact.at, count: this.#held.size });
  }

  #endMark({ at, actor }: { at: SimInstant; actor: string }): void {
    const worker = Number(actor.slice('worker '.length));
    const last = this.workers[worker - 1]?.at(-1);
    if (last?.doing !== 'busy' || !last.marks) return;
    this.#inHand.delete(worker);
    this.#turn(worker, { at, doing: 'idle' });
  }

  /** A job that is not stored first is known only by its handler's state. */
  #noteHandler(messageId: MessageId, { machine, state }: { machine: string; state: string }): void {
    if (machine !== 'handler') return;
    if (state === 'waiting') this.#held.add(messageId);
    else this.#held.delete(messageId);
    if (state === 'working') this.#waiting.add(messageId);
  }

  #turn(worker: number, turn: WorkerTurn): void {
    const index = worker - 1;
    while (this.workers.length <= index) this.workers.push([]);
    this.workers[index]?.push(turn);
  }
}

/** A webhook is one job; a backfill brings many, which only their events tell apart. */
function jobKey({ messageId, eventId }: { messageId: MessageId; eventId: EventId }): JobKey {
  return isBackfill({ messageId }) ? `${messageId} ${eventId}` : messageId;
}

function put(lengths: Length[], length: Length): void {
  const last = lengths.at(-1);
  if (last?.count === length.count) return;
  if (last?.at === length.at) lengths.pop();
  lengths.push(length);
}
