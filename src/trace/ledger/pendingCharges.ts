import type { Channel, Fact, Trace } from '../../model/facts.ts';
import type { EventId, MessageId } from '../../model/ids.ts';
import type { Settings } from '../../model/settings.ts';
import { isFrame } from '../messages/messageKind.ts';
import { recordsOf } from '../records.ts';

/** Events that may still be charged without a manual action. */
export interface PendingCharges {
  /** Takes in the next fact; returns the events for which the answer may have changed. */
  note(fact: Fact): readonly EventId[];
  has(eventId: EventId): boolean;
}

/** Shared by all facts that change nothing: a ledger asks about each fact of a run. */
const none: readonly EventId[] = [];

export function pendingCharges(channel: Channel, trace: Trace): PendingCharges {
  if (channel === 'push') return new PendingPushCharges();
  return recordsOf(trace).machines.has('stream')
    ? new PendingStreamCharges(trace.scenario.settings)
    : new PendingPullCharges();
}

/** The next poll brings whatever the last one did not; only work that fails for good ends that hope. */
class PendingPullCharges implements PendingCharges {
  readonly #failed = new Set<EventId>();

  has(eventId: EventId): boolean {
    return !this.#failed.has(eventId);
  }

  note(fact: Fact): readonly EventId[] {
    if (fact.type !== 'work.failed' || fact.channel !== 'pull') return none;
    if (fact.again) this.#failed.delete(fact.eventId);
    else this.#failed.add(fact.eventId);
    return [fact.eventId];
  }
}

/**
 * Where a connection is held there is hope while somebody keeps the place in the stream: the receiver's cursor, or its
 * `Last-Event-ID`. A WebSocket alone has none, so that what is not written into it at once does not come.
 */
class PendingStreamCharges extends PendingPullCharges {
  #way: Pick<Settings, 'pullMode' | 'socketCursor'>;
  /** What has not been brought, and what is on its way of that. */
  readonly #open = new Set<EventId>();
  readonly #written = new Map<MessageId, EventId>();
  readonly #brought = new Set<EventId>();
  #newest = 0;

  constructor(way: Pick<Settings, 'pullMode' | 'socketCursor'>) {
    super();
    this.#way = way;
  }

  override has(eventId: EventId): boolean {
    const { pullMode, socketCursor } = this.#way;
    const isKept = (pullMode !== 'webSocket' || socketCursor) && numberOf(eventId) > this.#newest;
    const comes =
      isKept || this.#brought.has(eventId) || [...this.#written.values()].includes(eventId);
    return comes && super.has(eventId);
  }

  override note(fact: Fact): readonly EventId[] {
    switch (fact.type) {
      case 'event.occurred':
        this.#open.add(fact.eventId);
        return [fact.eventId];
      case 'setting.changed':
        if (fact.key !== 'pullMode' && fact.key !== 'socketCursor') return none;
        this.#way = { ...this.#way, [fact.key]: fact.to };
        return [...this.#open];
      case 'request.sent':
        if (!isFrame(fact) || fact.eventId === undefined) return none;
        this.#written.set(fact.messageId, fact.eventId);
        return [fact.eventId];
      case 'request.arrived': {
        const eventId = this.#written.get(fact.messageId);
        this.#written.delete(fact.messageId);
        return eventId === undefined ? none : [eventId];
      }
      case 'stream.brought':
        return this.#bring([fact.eventId]);
      case 'poll.finished':
        return fact.outcome.result === 'news' ? this.#bring(fact.outcome.eventIds) : none;
      case 'poll.answeredLate':
        return this.#bring(fact.eventIds);
      case 'effect.made':
        return fact.channel === 'pull' ? this.#bring([fact.eventId]) : none;
      default:
        return super.note(fact);
    }
  }

  /** With it the place in the stream moves on, past what was not brought. */
  #bring(eventIds: readonly EventId[]): readonly EventId[] {
    for (const eventId of eventIds) {
      this.#brought.add(eventId);
      this.#open.delete(eventId);
      this.#newest = Math.max(this.#newest, numberOf(eventId));
    }
    return [...eventIds, ...this.#open];
  }
}

/** Event ids count up. */
const numberOf = (eventId: EventId): number => Number(eventId.slice('evt_'.length));

/**
 * In push there is hope while the sender still owes the delivery, while a request that may charge is on
 * its way or being worked on, and while the job lies in the receiver's queue.
 */
class PendingPushCharges implements PendingCharges {
  readonly #owed = new Set<EventId>();
  readonly #eventOf = new Map<MessageId, EventId>();
  readonly #requests = new Map<EventId, Set<MessageId>>();
  readonly #jobs = new Map<EventId, Set<MessageId>>();

  has(eventId: EventId): boolean {
    return (
      this.#owed.has(eventId) ||
      (this.#requests.get(eventId)?.size ?? 0) > 0 ||
      (this.#jobs.get(eventId)?.size ?? 0) > 0
    );
  }

  note(fact: Fact): readonly EventId[] {
    switch (fact.type) {
      case 'event.occurred':
      case 'attempt.queued':
      case 'attempt.started':
      case 'retry.scheduled':
        this.#owed.add(fact.eventId);
        return [fact.eventId];
      case 'delivery.delivered':
      case 'delivery.deadLettered':
        this.#owed.delete(fact.eventId);
        return [fact.eventId];
      case 'request.sent':
        if (fact.channel !== 'push' || fact.to !== 'receiver') return none;
        if (fact.eventId === undefined || fact.lost) return none;
        this.#eventOf.set(fact.messageId, fact.eventId);
        add(this.#requests, fact.eventId, fact.messageId);
        return [fact.eventId];
      case 'request.lost':
      case 'response.sent':
        return this.#endRequest(fact.messageId);
      case 'requests.cut':
        return fact.messageIds.flatMap((messageId) => this.#endRequest(messageId));
      case 'event.stored':
        add(this.#jobs, fact.eventId, fact.messageId);
        return [fact.eventId];
      case 'work.failed':
        if (fact.channel === 'pull' || fact.done) return none;
        if (fact.again) this.#jobs.get(fact.eventId)?.add(fact.messageId);
        else this.#jobs.get(fact.eventId)?.delete(fact.messageId);
        return [fact.eventId];
      case 'effect.made':
      case 'effect.skipped':
      case 'version.skipped':
        this.#jobs.get(fact.eventId)?.delete(fact.messageId);
        return [fact.eventId];
      case 'queue.lost':
        fact.messageIds.forEach((messageId, i) => {
          const eventId = fact.eventIds[i];
          if (eventId) this.#jobs.get(eventId)?.delete(messageId);
        });
        return fact.eventIds;
      default:
        return none;
    }
  }

  #endRequest(messageId: MessageId): readonly EventId[] {
    const eventId = this.#eventOf.get(messageId);
    if (!eventId) return none;
    this.#requests.get(eventId)?.delete(messageId);
    return [eventId];
  }
}

function add(sets: Map<EventId, Set<MessageId>>, eventId: EventId, messageId: MessageId): void {
  const set = sets.get(eventId);
  if (set) set.add(messageId);
  else sets.set(eventId, new Set([messageId]));
}
