import type { Channel, Trace } from '../../model/facts.ts';
import type { DeliveryId, MessageId } from '../../model/ids.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { chargesInOrder, intakesOf, oldestUnknown, type Intakes } from '../receiver/intakes.ts';
import { isAck, isBackfill, isFetch, isFrame } from '../messages/messageKind.ts';
import { selectLedger, selectLedgerCounts } from './ledger.ts';
import { countUntil, latestAt, recordsOf, type EventRecord } from '../records.ts';
import { oncePerTrace } from '../oncePerTrace.ts';
import { selectSettings } from '../settingsAt.ts';

export type Wait = 'waiting' | 'lost' | 'wrong';

/** The middle one of all waits so far, those that go on with their time until now. */
export interface Median {
  readonly ms: number;
  /** Whether it hangs on an event that still waits: then it is longer than that. */
  readonly goesOn: boolean;
}

/** What one way of travelling has cost and brought, up to the playhead. */
export interface ChannelSummary {
  /** Polls, or attempts of the sender, also those that were changed on the way. */
  readonly requests: number;
  /** How many of them are over: answered, given up on or cut off. Shares are of these. */
  readonly ended: number;
  /** Requests that an attacker sent; not among the others. */
  readonly hostile: number;
  /** Ended requests that brought an event the receiver did not know of, or one out of a queue. */
  readonly withNews: number;
  /** Polls that were told: nothing new, or nothing changed. */
  readonly empty: number;
  /** Requests that ended without the answer they were made for: refused, rate limited, timed out, cut off. */
  readonly failed: number;
  /** Of those that failed, the ones that were answered 429. */
  readonly refused: number;
  /** Attempts after the first. */
  readonly retries: number;
  /** Attempts that had to wait for their turn, since the sender limits its calls. */
  readonly queued: number;
  /** Questions for what was missed, beside the requests, and how many of them were answered 429. */
  readonly backfills: number;
  readonly backfillsRefused: number;
  /** Acknowledgements of what a queue has handed out, beside the requests. */
  readonly acks: number;
  /** Questions for what thin events named, beside the requests, and how many of them were refused. */
  readonly fetches: number;
  readonly fetchesRefused: number;
  /** How many events the receiver knows of: it has stored or charged them. */
  readonly known: number;
  /** From happening until the receiver holds the event safely, stored or charged. */
  readonly staleness: Median | undefined;
  /** From happening until the event is charged, the work included. */
  readonly chargedAfter: Median | undefined;
  /** Whether charges take no work, as polling's do in older links. */
  readonly chargesAtOnce: boolean;
  /** Counts the events that it does not know of yet with the time they have waited so far. */
  readonly stalenessWorstMs: number | undefined;
  /**
   * Whether the longest wait has ended, goes on, or will not end by itself: nothing came, or what came
   * was wrong.
   */
  readonly worstIs: 'over' | Wait;
  /** Events the receiver does not know of yet. */
  readonly stillWaiting: number;
  /** Not charged yet, but still to come. */
  readonly waiting: number;
  readonly once: number;
  readonly missing: number;
  readonly double: number;
  /** How many charges are too many, of all payments that were charged more than once. */
  readonly extra: number;
  readonly fake: number;
  readonly wrongAmount: number;
  /** How many of the rows of its ledger are orders that payments change again and again. */
  readonly orders: number;
}

export interface Comparison {
  readonly events: number;
  readonly pull: ChannelSummary;
  readonly push: ChannelSummary;
}

/** How many real rows its ledger has: payments, and orders that payments change. */
export function realRowsOf({
  once,
  waiting,
  missing,
  double,
  wrongAmount,
}: ChannelSummary): number {
  return once + waiting + missing + double + wrongAmount;
}

/** The same events, both ways, counted from nothing but the facts up to `at`. */
export function selectComparison(trace: Trace, at: SimInstant): Comparison {
  const events = countUntil(recordsOf(trace).events, at, (event) => event.occurredAt);
  return {
    events,
    pull: summarise(trace, { at, channel: 'pull', events }),
    push: summarise(trace, { at, channel: 'push', events }),
  };
}

function summarise(
  trace: Trace,
  { at, channel, events }: { at: SimInstant; channel: Channel; events: number },
): ChannelSummary {
  const counts = selectLedgerCounts(trace, at, channel);
  const { waiting, once, missing, double, extra, fake, wrongAmount, orders } = counts;
  const known = countIn(intakesOf(trace)[channel], at);
  const { ms: stalenessWorstMs, goesOn } = worstWait(trace, at, channel);

  return {
    ...countRequests(trace, at, channel),
    known,
    staleness: medianWait(trace, { at, channel, events, until: 'known' }),
    chargedAfter: medianWait(trace, { at, channel, events, until: 'charged' }),
    chargesAtOnce: channel === 'pull' && selectSettings(trace, at).pollCharges === 'atOnce',
    stalenessWorstMs,
    worstIs: goesOn
      ? openWaitOf(trace, at, { channel, event: oldestUnknown(trace, at, channel) })
      : 'over',
    stillWaiting: events - known,
    waiting,
    once,
    missing,
    double,
    extra,
    fake,
    wrongAmount,
    orders,
  };
}

/** How many requests of each kind there were, up to and including `at`. */
export function countRequests(trace: Trace, at: SimInstant, channel: Channel) {
  const instants = instantsOf(trace)[channel];
  const until = (moments: readonly SimInstant[]) => countUntil(moments, at, (moment) => moment);
  return {
    requests: until(instants.requests),
    ended: until(instants.ended),
    hostile: until(instants.hostile),
    withNews: until(instants.withNews),
    empty: until(instants.empty),
    failed: until(instants.failed),
    refused: until(instants.refused),
    retries: until(instants.retries),
    queued: until(instants.queued),
    backfills: until(instants.backfills),
    backfillsRefused: until(instants.backfillsRefused),
    acks: until(instants.acks),
    fetches: until(instants.fetches),
    fetchesRefused: until(instants.fetchesRefused),
  };
}

function countIn({ inOrder }: Intakes, at: SimInstant): number {
  return countUntil(inOrder, at, (intake) => intake.at);
}

const ends = { known: intakesOf, charged: chargesInOrder };

interface Place {
  readonly at: SimInstant;
  readonly channel: Channel;
  /** How many events have occurred by then. */
  readonly events: number;
  /** What ends a wait. */
  readonly until: keyof typeof ends;
}

function medianWait(trace: Trace, { at, channel, events, until }: Place): Median | undefined {
  if (events === 0) return undefined;
  const waits = waitsUntil(trace, { at, channel, events, until });
  const lower = nthWait(waits, { at, n: (events - 1) >>> 1 });
  const upper = nthWait(waits, { at, n: events >>> 1 });
  return { ms: (lower.ms + upper.ms) / 2, goesOn: lower.goesOn || upper.goesOn };
}

interface Waits {
  events: number;
  ended: number;
  /** How long those lasted that are over, the shortest first. */
  readonly over: number[];
  /** Since when the others last, the longest first. */
  readonly since: number[];
}

const noWaits = (): Waits => ({ events: 0, ended: 0, over: [], since: [] });
const noneKept = () => ({ pull: noWaits(), push: noWaits() });
const keptWaits = oncePerTrace(() => ({ known: noneKept(), charged: noneKept() }));

/** Goes on from the waits that were asked for last, as playing does; going back begins anew. */
function waitsUntil(trace: Trace, { at, channel, events, until }: Place): Waits {
  const intakes = ends[until](trace)[channel];
  const ended = countIn(intakes, at);
  const kept = keptWaits(trace)[until];
  if (kept[channel].events > events || kept[channel].ended > ended) kept[channel] = noWaits();
  const waits = kept[channel];
  const { over, since } = waits;
  while (waits.events < events)
    since.push(recordsOf(trace).events[waits.events++]?.occurredAt ?? 0);
  const placeIn = (list: readonly number[], ms: number) => countUntil(list, ms, (each) => each);
  for (const { event, waitMs } of intakes.inOrder.slice(waits.ended, ended)) {
    over.splice(placeIn(over, waitMs), 0, waitMs);
    since.splice(placeIn(since, event.occurredAt) - 1, 1);
  }
  waits.ended = ended;
  return waits;
}

/** The wait of place `n`, counted from 0, the shortest first. */
function nthWait({ over, since }: Waits, { at, n }: { at: SimInstant; n: number }) {
  const openMs = (place: number) => at - (since.at(-1 - place) ?? 0);
  // How many of the first n + 1 are over: both lists are in order, so that halving finds it.
  let low = Math.max(0, n + 1 - since.length);
  let high = Math.min(n + 1, over.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((over[middle] ?? 0) <= openMs(n - middle)) low = middle + 1;
    else high = middle;
  }
  const overMs = over[low - 1] ?? -1;
  const longestMs = low > n ? -1 : openMs(n - low);
  return { ms: Math.max(overMs, longestMs), goesOn: longestMs >= overMs };
}

/** The longest time that the receiver's copy was without an event; undefined when it never was. */
export function worstWait(
  trace: Trace,
  at: SimInstant,
  channel: Channel,
): { readonly ms: number | undefined; readonly goesOn: boolean } {
  const oldest = oldestUnknown(trace, at, channel);
  const waitingMs = oldest && at - oldest.occurredAt;
  const { turns } = intakesOf(trace)[channel];
  const worstMs = latestAt(turns, at)?.worstMs;
  return waitingMs !== undefined && waitingMs >= (worstMs ?? 0)
    ? { ms: waitingMs, goesOn: true }
    : { ms: worstMs, goesOn: false };
}

/** Whether an event that the receiver does not know of may still come by itself, and if not, why. */
export function openWaitOf(
  trace: Trace,
  at: SimInstant,
  { channel, event }: { readonly channel: Channel; readonly event: EventRecord | undefined },
): Wait {
  const { waiting, missing, wrongAmount } = selectLedgerCounts(trace, at, channel);
  if (missing + wrongAmount === 0) return waiting > 0 ? 'waiting' : 'lost';
  const { rows } = selectLedger(trace, at, channel);
  const row = rows.find(({ key, payment: { order, version } }) =>
    version === undefined ? key === event?.eventId : order === event?.payment.order,
  );
  if (row?.status === 'waiting') return 'waiting';
  return row?.status === 'wrongAmount' ? 'wrong' : 'lost';
}

/** When each thing that is counted happened. */
interface Instants {
  readonly requests: SimInstant[];
  readonly ended: SimInstant[];
  readonly hostile: SimInstant[];
  readonly withNews: SimInstant[];
  readonly empty: SimInstant[];
  readonly failed: SimInstant[];
  readonly refused: SimInstant[];
  readonly retries: SimInstant[];
  readonly queued: SimInstant[];
  readonly backfills: SimInstant[];
  readonly backfillsRefused: SimInstant[];
  readonly acks: SimInstant[];
  readonly fetches: SimInstant[];
  readonly fetchesRefused: SimInstant[];
}

const instantsOf = oncePerTrace((trace): Record<Channel, Instants> => {
  const intakes = intakesOf(trace);
  const { pull, push } = { pull: noInstants(), push: noInstants() };
  const endedAt = new Map<MessageId, SimInstant>();
  /** The last attempt of each delivery that had to wait: a new limit gives it another turn. */
  const queued = new Map<DeliveryId, number>();

  for (const fact of trace.facts) {
    if (fact.type === 'request.sent' && isBackfill(fact)) {
      push.backfills.push(fact.at);
    } else if (fact.type === 'request.sent' && isFetch(fact)) {
      push.fetches.push(fact.at);
    } else if (fact.type === 'request.sent' && isAck(fact)) {
      pull.acks.push(fact.at);
    } else if (fact.type === 'request.sent' && !isFrame(fact)) {
      const { requests, hostile, retries } = fact.channel === 'pull' ? pull : push;
      (fact.from === 'attacker' ? hostile : requests).push(fact.at);
      if (fact.from !== 'attacker' && (fact.attempt ?? 1) >= 2) retries.push(fact.at);
    } else if (fact.type === 'poll.finished') {
      const { result } = fact.outcome;
      pull.ended.push(fact.at);
      if (result === 'news' || result === 'received') pull.withNews.push(fact.at);
      else if (result === 'empty' || result === 'unchanged') pull.empty.push(fact.at);
      else pull.failed.push(fact.at);
      if (result === 'rateLimited') pull.refused.push(fact.at);
    } else if (fact.type === 'attempt.queued') {
      const { deliveryId, attempt } = fact;
      if (queued.get(deliveryId) !== attempt) push.queued.push(fact.at);
      queued.set(deliveryId, attempt);
    } else if (fact.type === 'backfill.finished' && fact.outcome.result === 'rateLimited') {
      push.backfillsRefused.push(fact.at);
    } else if (fact.type === 'fetch.finished' && fact.outcome.result === 'rateLimited') {
      push.fetchesRefused.push(fact.at);
    } else if (fact.type === 'attempt.finished') {
      push.ended.push(fact.at);
      endedAt.set(fact.messageId, fact.at);
      if (fact.outcome.result !== 'accepted') push.failed.push(fact.at);
      if (fact.outcome.result === 'refused' && fact.outcome.status === 429)
        push.refused.push(fact.at);
    }
  }
  // One message about an order may bring more than one of its changes.
  const bringers = new Set<MessageId>();
  for (const { genuine, at, messageId } of intakes.push.inOrder) {
    const end = endedAt.get(messageId);
    if (!genuine || end === undefined || bringers.has(messageId)) continue;
    bringers.add(messageId);
    push.withNews.push(instant(Math.max(at, end)));
  }
  push.withNews.sort((a, b) => a - b);
  return { pull, push };
});

function noInstants(): Instants {
  return {
    requests: [],
    ended: [],
    hostile: [],
    withNews: [],
    empty: [],
    failed: [],
    refused: [],
    retries: [],
    queued: [],
    backfills: [],
    backfillsRefused: [],
    acks: [],
    fetches: [],
    fetchesRefused: [],
  };
}
