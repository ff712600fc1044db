import type { Channel, Fact } from '../../model/facts.ts';
import type { EventId, MessageId } from '../../model/ids.ts';

/** Events that may still be charged without a manual action. */
export interface PendingCharges {
  /** Takes in the next fact; returns the events for which the answer may have changed. */
  note(fact: Fact): readonly EventId[];
  has(eventId: EventId): boolean;
}

/** Shared by all facts that change nothing: a ledger asks about each fact of a run. */
const none: readonly EventId[] = [];

export function pendingCharges(channel: Channel): PendingCharges {
  return channel === 'push' ? new PendingPushCharges() : new PendingPullCharges();
}

/**
 * The next poll brings whatever the last one did not. Only work that fails for good ends that hope, a connection that
 * goes on without it, or a queue that has made a dead letter of it while the receiver has it not in hand.
 */
class PendingPullCharges implements PendingCharges {
  readonly #lost = new Set<EventId>();
  readonly #dead = new Set<EventId>();
  readonly #inHand = new Set<EventId>();

  has(eventId: EventId): boolean {
    return !this.#lost.has(eventId) && (!this.#dead.has(eventId) || this.#inHand.has(eventId));
  }

  note(fact: Fact): readonly EventId[] {
    switch (fact.type) {
      case 'stream.missed':
        this.#lost.add(fact.eventId);
        return [fact.eventId];
      case 'work.failed':
        if (fact.channel !== 'pull') return none;
        if (fact.again) this.#lost.delete(fact.eventId);
        else this.#lost.add(fact.eventId);
        return [fact.eventId];
      case 'poll.finished':
        if (fact.outcome.result !== 'received') return none;
        for (const eventId of fact.outcome.eventIds) this.#inHand.add(eventId);
        return none;
      case 'entry.deadLettered':
        this.#dead.add(fact.eventId);
        return [fact.eventId];
      case 'effect.made':
      case 'entry.skipped':
        return this.#inHand.delete(fact.eventId) ? [fact.eventId] : none;
      case 'machine.entered':
        // With the receiver's process goes what it had in hand.
        if (fact.machine !== 'poller' || fact.state !== 'stopped') return none;
        this.#inHand.clear();
        return [...this.#dead];
      case 'setting.changed': {
        if (fact.key !== 'pullMode') return none;
        const back = [...this.#dead];
        this.#dead.clear();
        return back;
      }
      default:
        return none;
    }
  }
}

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
