import type { Channel, Trace } from '../model/facts.ts';
import type { EventId, MessageId } from '../model/ids.ts';
import type { DurationMs, SimInstant } from '../model/units.ts';
import { between } from '../model/units.ts';
import { recordsOf, type EventRecord } from './records.ts';

/** The first time that the receiver knew of an event. */
export interface Intake {
  readonly event: EventRecord;
  readonly at: SimInstant;
  readonly waitMs: DurationMs;
  /** The request that brought it. */
  readonly messageId: MessageId;
  readonly genuine: boolean;
}

/** What the receiver learned over one channel, in the order it learned it. */
export interface Intakes {
  readonly inOrder: readonly Intake[];
  /** After so many intakes, which event (by index) is the oldest that is still unknown. */
  readonly oldestUnknown: readonly number[];
}

const cache = new WeakMap<Trace, Record<Channel, Intakes>>();

export function intakesOf(trace: Trace): Record<Channel, Intakes> {
  let intakes = cache.get(trace);
  if (!intakes) {
    const { pull, push } = collect(trace);
    intakes = {
      pull: { inOrder: pull, oldestUnknown: oldestUnknown(trace, pull) },
      push: { inOrder: push, oldestUnknown: oldestUnknown(trace, push) },
    };
    cache.set(trace, intakes);
  }
  return intakes;
}

function collect(trace: Trace): Record<Channel, Intake[]> {
  const { eventById, messageById } = recordsOf(trace);
  const known = { pull: new Set<EventId>(), push: new Set<EventId>() };
  const intakes: Record<Channel, Intake[]> = { pull: [], push: [] };

  const takeIn = (channel: Channel, eventId: EventId, at: SimInstant, messageId: MessageId) => {
    const event = eventById.get(eventId);
    const origin = messageById.get(messageId)?.origin;
    // What an attacker invented or changed leaves the receiver's copy as untrue as it was.
    if (!event || event.occurredAt > at || origin === 'forged' || origin === 'tampered') return;
    if (known[channel].has(eventId)) return;
    known[channel].add(eventId);
    const waitMs = between(event.occurredAt, at);
    intakes[channel].push({ event, at, waitMs, messageId, genuine: origin === 'genuine' });
  };

  for (const fact of trace.facts) {
    if (fact.type === 'poll.finished' && fact.outcome.result === 'news') {
      for (const eventId of fact.outcome.eventIds) {
        takeIn('pull', eventId, fact.at, fact.messageId);
      }
    } else if (fact.type === 'event.stored' && fact.durable) {
      // What is kept in memory alone can still be lost: it counts when its work is done.
      takeIn('push', fact.eventId, fact.at, fact.messageId);
    } else if (fact.type === 'effect.made') {
      takeIn(fact.channel, fact.eventId, fact.at, fact.messageId);
    }
  }
  return intakes;
}

function oldestUnknown(trace: Trace, inOrder: readonly Intake[]): number[] {
  const { events } = recordsOf(trace);
  const known = new Set<EventId>();
  let oldest = 0;
  const indexes = [oldest];
  for (const { event } of inOrder) {
    known.add(event.eventId);
    for (let next = events[oldest]; next && known.has(next.eventId); next = events[oldest]) {
      oldest += 1;
    }
    indexes.push(oldest);
  }
  return indexes;
}
