import type { Channel, FactOf, Trace } from '../../model/facts.ts';
import type { EventId, MessageId } from '../../model/ids.ts';
import type { DurationMs, SimInstant } from '../../model/units.ts';
import { between, durationMs } from '../../model/units.ts';
import { isBackfill } from '../messages/messageKind.ts';
import { latestAt, recordsOf, type EventRecord } from '../records.ts';
import { thinEventsOf } from '../thinEvents.ts';
import { oncePerTrace } from '../oncePerTrace.ts';

/** The first time that the receiver knew of an event. */
export interface Intake {
  readonly event: EventRecord;
  readonly at: SimInstant;
  readonly waitMs: DurationMs;
  readonly messageId: MessageId;
  readonly genuine: boolean;
}

/** An instant at which the receiver's copy became more true, or less. */
interface Turn {
  readonly at: SimInstant;
  /** Which event (by index) is the oldest that the copy is without, from now on. */
  readonly oldest: number;
  /** How long the copy had been without the one before. */
  readonly beforeMs: DurationMs;
  /** The longest such wait until then. */
  readonly worstMs: DurationMs;
}

/** What the receiver learned over one channel, in the order it learned it. */
export interface Intakes {
  readonly inOrder: readonly Intake[];
  readonly turns: readonly Turn[];
}

export const intakesOf = oncePerTrace((trace): Record<Channel, Intakes> => {
  const copies = { pull: new Copy(trace), push: new Copy(trace) };
  const thin = thinEventsOf(trace);
  for (const fact of trace.facts) {
    if (fact.type === 'poll.finished' && fact.outcome.result === 'news') {
      for (const eventId of fact.outcome.eventIds) copies.pull.takeIn(eventId, fact);
    } else if (fact.type === 'stream.brought') {
      copies.pull.takeIn(fact.eventId, fact);
    } else if (fact.type === 'poll.answeredLate') {
      for (const eventId of fact.eventIds) copies.pull.takeIn(eventId, fact);
    } else if (fact.type === 'event.stored' && fact.durable) {
      // What is kept in memory alone can still be lost, and what is thin says nothing yet:
      // it counts when its work is done.
      if (isBackfill(fact) || !thin.has(fact.eventId)) copies.push.takeIn(fact.eventId, fact);
    } else if (fact.type === 'effect.made') {
      copies[fact.channel].write(fact);
    }
  }
  return copies;
});

/** The first time that each event was charged, the work included; of an order with versions, written. */
export const chargesInOrder = oncePerTrace((trace): Record<Channel, Intakes> => {
  const copies = { pull: new Copy(trace), push: new Copy(trace) };
  for (const effect of recordsOf(trace).effects) copies[effect.channel].write(effect);
  return copies;
});

/** The oldest event that the receiver's copy is without at the playhead; undefined when it is up to date. */
export function oldestUnknown(
  trace: Trace,
  at: SimInstant,
  channel: Channel,
): EventRecord | undefined {
  const { turns } = intakesOf(trace)[channel];
  const turn = latestAt(turns, at);
  const oldest = recordsOf(trace).events[turn?.oldest ?? 0];
  return oldest && oldest.occurredAt <= at ? oldest : undefined;
}

type Bringer = { readonly at: SimInstant; readonly messageId: MessageId };

/** The receiver's copy in one channel, as it grows; of an order with versions also as it falls back. */
class Copy implements Intakes {
  readonly inOrder: Intake[] = [];
  readonly turns: Turn[] = [];
  readonly #events: readonly EventRecord[];
  readonly #records: ReturnType<typeof recordsOf>;
  readonly #known = new Set<EventId>();
  /** The events of each order with versions, by index, the first version first. */
  readonly #changes = new Map<number, number[]>();
  /** The version of each order that is written. */
  readonly #written = new Map<number, number>();
  /** The newest version of each order that was ever written: it and those before it are known. */
  readonly #learnt = new Map<number, number>();
  #oldest = 0;

  constructor(trace: Trace) {
    this.#records = recordsOf(trace);
    this.#events = this.#records.events;
    this.#events.forEach(({ payment: { order, version } }, index) => {
      if (version === undefined) return;
      const changes = this.#changes.get(order);
      if (changes) changes.push(index);
      else this.#changes.set(order, [index]);
    });
  }

  /** Of an order with versions what counts is the write, not the message. */
  takeIn(eventId: EventId, by: Bringer): void {
    const event = this.#records.eventById.get(eventId);
    if (!event || event.payment.version !== undefined) return;
    this.#learn(event, by);
    this.#turn(by.at);
  }

  write(fact: FactOf<'effect.made'>): void {
    const { order, version } = fact.payment;
    const changes = version === undefined ? undefined : this.#changes.get(order);
    if (version === undefined || !changes) {
      this.takeIn(fact.eventId, fact);
      return;
    }
    if (this.#isUntrue(fact)) return;
    this.#written.set(order, version);
    const learnt = this.#learnt.get(order) ?? 0;
    for (const index of changes.slice(learnt, version)) {
      const event = this.#events[index];
      if (event) this.#learn(event, fact);
    }
    this.#learnt.set(order, Math.max(learnt, version));
    // What was written before may have been newer.
    this.#oldest = Math.min(this.#oldest, changes[version] ?? Infinity);
    this.#turn(fact.at);
  }

  #learn(event: EventRecord, { at, messageId }: Bringer): void {
    if (event.occurredAt > at || this.#isUntrue({ messageId })) return;
    if (this.#known.has(event.eventId)) return;
    this.#known.add(event.eventId);
    const genuine = this.#records.messageById.get(messageId)?.origin === 'genuine';
    const waitMs = between(event.occurredAt, at);
    this.inOrder.push({ event, at, waitMs, messageId, genuine });
  }

  /** An event that an attacker invented or changed does not count as known. */
  #isUntrue({ messageId }: { readonly messageId: MessageId }): boolean {
    const origin = this.#records.messageById.get(messageId)?.origin;
    return origin === 'forged' || origin === 'tampered';
  }

  #turn(at: SimInstant): void {
    const last = this.turns.at(-1);
    const before = last?.oldest ?? 0;
    const without = this.#events[before];
    while (this.#isKnown(this.#events[this.#oldest])) this.#oldest++;
    if (this.#oldest === before) return;
    const beforeMs = between(without?.occurredAt ?? at, at);
    const worstMs = durationMs(Math.max(last?.worstMs ?? 0, beforeMs));
    this.turns.push({ at, oldest: this.#oldest, beforeMs, worstMs });
  }

  #isKnown(event: EventRecord | undefined): boolean {
    if (!event) return false;
    const { order, version } = event.payment;
    return version === undefined
      ? this.#known.has(event.eventId)
      : (this.#written.get(order) ?? 0) >= version;
  }
}
