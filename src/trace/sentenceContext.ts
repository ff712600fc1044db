import type { FactOf, Trace } from '../model/facts.ts';
import type { EventId, MessageId } from '../model/ids.ts';
import type { EndpointMode } from '../model/settings.ts';
import type { SimInstant } from '../model/units.ts';
import { isBackfill } from './messages/messageKind.ts';
import { recordsOf } from './records.ts';
import { thinEventsOf } from './thinEvents.ts';
import { oncePerTrace } from './oncePerTrace.ts';

export type FetchedWithout = 'not found' | 'left out' | 'together' | 'given up';

/** What a fact's sentence must know of the facts before it, by the fact's `seq`. */
export interface SentenceContext {
  /** Of an `effect.made`: how often the event is charged in that channel, this time included. */
  readonly timesCharged: ReadonlyMap<number, number>;
  /** Of an `effect.skipped`: the event was charged before. */
  readonly skippedRightly: ReadonlySet<number>;
  /** Of an `effect.skipped` for a thin event: why nothing was charged for it. */
  readonly fetchedWithout: ReadonlyMap<number, FetchedWithout>;
  /** Of a failed duplicate check: the event was stored, worked on or charged before. */
  readonly seenRightly: ReadonlySet<number>;
  /** Of an `effect.skipped`, or a failed duplicate check: the event was marked as seen and not charged. */
  readonly onlyMarked: ReadonlySet<number>;
  /** Of a `receiver.changed` to up: what it was before that, and since when. */
  readonly troubleBefore: ReadonlyMap<
    number,
    { readonly mode: EndpointMode; readonly since: SimInstant }
  >;
  /** Of an `event.stored` for the first time: an earlier change of the same order that is still on its way. */
  readonly overtaken: ReadonlyMap<number, EventId>;
  /** Of a `work.finished`: when it began. */
  readonly workStartedAt: ReadonlyMap<number, SimInstant>;
  /** Of an `attempt.finished`: the receiver's process ended before it answered. */
  readonly cut: ReadonlySet<number>;
  /** Of a `worker.crashed`: the whole server went down, which is said already. */
  readonly crashedWithServer: ReadonlySet<number>;
}

/** Goes through a trace once, in order, so that no sentence can know what comes after its fact. */
export const sentenceContextOf = oncePerTrace((trace): SentenceContext => {
  const timesCharged = new Map<number, number>();
  const skippedRightly = new Set<number>();
  const fetchedWithout = new Map<number, FetchedWithout>();
  const seenRightly = new Set<number>();
  const onlyMarked = new Set<number>();
  const marked = new Set<EventId>();
  const troubleBefore = new Map<number, { mode: EndpointMode; since: SimInstant }>();
  const overtaken = new Map<number, EventId>();
  const workStartedAt = new Map<number, SimInstant>();
  const cut = new Set<number>();
  const crashedWithServer = new Set<number>();

  const charges = new Map<string, number>();
  const kept = new Set<EventId>();
  const givenUp = new Set<EventId>();
  const working = new Map<MessageId, SimInstant>();
  const cutMessages = new Set<MessageId>();
  let fetched: FactOf<'fetch.finished'> | undefined;
  let trouble: { mode: EndpointMode; since: SimInstant } | undefined;

  for (const fact of trace.facts) {
    switch (fact.type) {
      case 'effect.made': {
        const key = `${fact.channel} ${fact.eventId}`;
        const times = (charges.get(key) ?? 0) + 1;
        charges.set(key, times);
        timesCharged.set(fact.seq, times);
        if (fact.channel === 'push') kept.add(fact.eventId);
        break;
      }
      case 'effect.skipped':
        if (charges.has(`push ${fact.eventId}`)) skippedRightly.add(fact.seq);
        else if (marked.has(fact.eventId)) onlyMarked.add(fact.seq);
        else if (isThin(fact, trace)) fetchedWithout.set(fact.seq, whyWithout(fact, fetched));
        break;
      case 'fetch.finished':
        fetched = fact;
        break;
      case 'event.stored': {
        const { eventById, events } = recordsOf(trace);
        const { order, version = 0 } = eventById.get(fact.eventId)?.payment ?? {};
        const before = events.find(
          ({ eventId, payment }) =>
            payment.order === order &&
            (payment.version ?? 0) < version &&
            !kept.has(eventId) &&
            !givenUp.has(eventId),
        )?.eventId;
        if (before !== undefined && !kept.has(fact.eventId)) overtaken.set(fact.seq, before);
        kept.add(fact.eventId);
        break;
      }
      case 'delivery.deadLettered':
        givenUp.add(fact.eventId);
        break;
      case 'delivery.resent':
        givenUp.delete(fact.eventId);
        break;
      case 'work.started':
        kept.add(fact.eventId);
        working.set(fact.messageId, fact.at);
        break;
      case 'work.finished': {
        const startedAt = working.get(fact.messageId);
        if (startedAt !== undefined) workStartedAt.set(fact.seq, startedAt);
        break;
      }
      case 'request.checked':
        if (fact.check !== 'duplicate') break;
        if (kept.has(fact.eventId)) seenRightly.add(fact.seq);
        if (marked.has(fact.eventId) && !charges.has(`push ${fact.eventId}`))
          onlyMarked.add(fact.seq);
        break;
      case 'event.marked':
        marked.add(fact.eventId);
        break;
      case 'receiver.changed':
        if (fact.mode === 'up') {
          if (trouble) troubleBefore.set(fact.seq, trouble);
          trouble = undefined;
        } else if (fact.mode !== trouble?.mode) {
          trouble = { mode: fact.mode, since: trouble?.since ?? fact.at };
        }
        break;
      case 'worker.crashed':
        if (trouble?.mode === 'restarting' || fact.untilAt === undefined) {
          crashedWithServer.add(fact.seq);
        }
        break;
      case 'requests.cut':
        for (const messageId of fact.messageIds) cutMessages.add(messageId);
        break;
      case 'attempt.finished':
        if (cutMessages.has(fact.messageId)) cut.add(fact.seq);
        break;
      // Nothing later hangs on the rest.
      default:
        break;
    }
  }

  return {
    timesCharged,
    skippedRightly,
    fetchedWithout,
    seenRightly,
    onlyMarked,
    troubleBefore,
    overtaken,
    workStartedAt,
    cut,
    crashedWithServer,
  };
});

/** Whether a message said no more than that something has happened. */
function isThin({ eventId, messageId }: FactOf<'effect.skipped'>, trace: Trace): boolean {
  if (isBackfill({ messageId })) return false;
  if (thinEventsOf(trace).has(eventId)) return true;
  const message = recordsOf(trace).messageById.get(messageId);
  return message?.origin === 'forged' && !message.request.body.includes('"amount"');
}

/** Jobs end with the fetch that was made for them, in the same instant; one that was left out has none. */
function whyWithout(
  { at }: FactOf<'effect.skipped'>,
  fetched: FactOf<'fetch.finished'> | undefined,
): FetchedWithout {
  if (fetched?.at !== at) return 'left out';
  if (fetched.outcome.result === 'timedOut') return 'given up';
  return fetched.outcome.result === 'notFound' ? 'not found' : 'together';
}
