import type { Channel, Trace } from '../../model/facts.ts';
import type { MessageId } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';
import { intakesOf, oldestUnknown, type Intakes } from '../firstKnown.ts';
import { isBackfill, isFetch } from '../messageKind.ts';
import { selectLedger, selectLedgerCounts } from './ledger.ts';
import { countUntil, recordsOf } from '../records.ts';
import { oncePerTrace } from '../oncePerTrace.ts';

type Wait = 'waiting' | 'lost' | 'wrong';

/** What one way of travelling has cost and brought, up to the playhead. */
export interface ChannelSummary {
  /** Polls, or attempts of the sender, also those that were changed on the way. */
  readonly requests: number;
  /** Requests that an attacker sent; not among the others. */
  readonly hostile: number;
  /** Requests that brought an event the receiver did not know of. */
  readonly withNews: number;
  /** Polls that were told: nothing new, or nothing changed. */
  readonly empty: number;
  /** Requests that ended without the answer they were made for: refused, rate limited, timed out. */
  readonly failed: number;
  /** Attempts after the first. */
  readonly retries: number;
  /** Questions for what was missed, beside the requests. */
  readonly backfills: number;
  /** Questions for what thin events named, beside the requests, and how many of them were refused. */
  readonly fetches: number;
  readonly fetchesRefused: number;
  /** Over the events the receiver knows of; undefined while it knows of none. */
  readonly stalenessMedianMs: number | undefined;
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
  const instants = instantsOf(trace)[channel];
  const until = (moments: readonly SimInstant[]) => countUntil(moments, at, (moment) => moment);
  const counts = selectLedgerCounts(trace, at, channel);
  const { waiting, once, missing, double, fake, wrongAmount, orders } = counts;
  const { inOrder } = intakesOf(trace)[channel];
  const known = countUntil(inOrder, at, (intake) => intake.at);
  const { ms: stalenessWorstMs, goesOn } = worstWait(trace, at, channel);

  return {
    requests: until(instants.requests),
    hostile: until(instants.hostile),
    withNews: until(instants.withNews),
    empty: until(instants.empty),
    failed: until(instants.failed),
    retries: until(instants.retries),
    backfills: until(instants.backfills),
    fetches: until(instants.fetches),
    fetchesRefused: until(instants.fetchesRefused),
    stalenessMedianMs: instants.medianAfter[known],
    stalenessWorstMs,
    worstIs: goesOn ? waitOf(trace, at, channel) : 'over',
    stillWaiting: events - known,
    waiting,
    once,
    missing,
    double,
    fake,
    wrongAmount,
    orders,
  };
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
  const worstMs = turns[countUntil(turns, at, (turn) => turn.at) - 1]?.worstMs;
  return waitingMs !== undefined && waitingMs >= (worstMs ?? 0)
    ? { ms: waitingMs, goesOn: true }
    : { ms: worstMs, goesOn: false };
}

/** Whether the oldest event that the receiver does not know of may still come by itself, and if not, why. */
function waitOf(trace: Trace, at: SimInstant, channel: Channel): Wait {
  const event = oldestUnknown(trace, at, channel);
  const { waiting, missing, wrongAmount } = selectLedgerCounts(trace, at, channel);
  if (missing + wrongAmount === 0) return waiting > 0 ? 'waiting' : 'lost';
  const { rows } = selectLedger(trace, at, channel);
  const row = rows.find(({ key, payment: { order, version } }) =>
    version === undefined ? key === event?.eventId : order === event?.payment.order,
  );
  if (row?.status === 'waiting') return 'waiting';
  return row?.status === 'wrongAmount' ? 'wrong' : 'lost';
}

/** When each thing that is counted happened; the median wait after so many intakes. */
interface Instants {
  readonly requests: SimInstant[];
  readonly hostile: SimInstant[];
  readonly withNews: SimInstant[];
  readonly empty: SimInstant[];
  readonly failed: SimInstant[];
  readonly retries: SimInstant[];
  readonly backfills: SimInstant[];
  readonly fetches: SimInstant[];
  readonly fetchesRefused: SimInstant[];
  readonly medianAfter: readonly (number | undefined)[];
}

const instantsOf = oncePerTrace((trace): Record<Channel, Instants> => {
  const intakes = intakesOf(trace);
  const { pull, push } = { pull: noInstants(intakes.pull), push: noInstants(intakes.push) };

  for (const fact of trace.facts) {
    if (fact.type === 'request.sent' && isBackfill(fact)) {
      push.backfills.push(fact.at);
    } else if (fact.type === 'request.sent' && isFetch(fact)) {
      push.fetches.push(fact.at);
    } else if (fact.type === 'request.sent') {
      const { requests, hostile, retries } = fact.channel === 'pull' ? pull : push;
      (fact.from === 'attacker' ? hostile : requests).push(fact.at);
      if (fact.from !== 'attacker' && (fact.attempt ?? 1) >= 2) retries.push(fact.at);
    } else if (fact.type === 'poll.finished') {
      const { result } = fact.outcome;
      if (result === 'news') pull.withNews.push(fact.at);
      else if (result === 'empty' || result === 'unchanged') pull.empty.push(fact.at);
      else pull.failed.push(fact.at);
    } else if (fact.type === 'fetch.finished' && fact.outcome.result === 'rateLimited') {
      push.fetchesRefused.push(fact.at);
    } else if (fact.type === 'attempt.finished' && fact.outcome.result !== 'accepted') {
      push.failed.push(fact.at);
    }
  }
  // One message about an order may bring more than one of its changes.
  const bringers = new Set<MessageId>();
  for (const { genuine, at, messageId } of intakes.push.inOrder) {
    if (!genuine || bringers.has(messageId)) continue;
    bringers.add(messageId);
    push.withNews.push(at);
  }
  return { pull, push };
});

function noInstants({ inOrder }: Intakes): Instants {
  const medianAfter: (number | undefined)[] = [undefined];
  const sorted: number[] = [];
  for (const { waitMs } of inOrder) {
    let place = sorted.length;
    while (place > 0 && (sorted[place - 1] ?? 0) > waitMs) place -= 1;
    sorted.splice(place, 0, waitMs);
    medianAfter.push(medianOfSorted(sorted));
  }
  return {
    requests: [],
    hostile: [],
    withNews: [],
    empty: [],
    failed: [],
    retries: [],
    backfills: [],
    fetches: [],
    fetchesRefused: [],
    medianAfter,
  };
}

function medianOfSorted(sorted: readonly number[]): number | undefined {
  const upper = sorted[sorted.length >>> 1];
  const lower = sorted[(sorted.length - 1) >>> 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}
