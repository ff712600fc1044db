import type { Fact, FactOf, PollPlan, Trace } from '../../../model/facts.ts';
import type { EventId } from '../../../model/ids.ts';
import type { EndpointMode, Settings } from '../../../model/settings.ts';
import { between, type DurationMs, type SimInstant } from '../../../model/units.ts';
import { countUntil, latestAt, recordsOf, type MessageRecord } from '../../../trace/records.ts';
import { isAck } from '../../../trace/messages/messageKind.ts';
import { modeAt } from '../../../trace/receiver/receiverMode.ts';
import { selectSettings } from '../../../trace/settingsAt.ts';
import { traffic } from '../../../trace/traffic.ts';
import { oncePerTrace } from '../../../trace/oncePerTrace.ts';

export interface PolledEvent {
  readonly eventId: EventId;
  readonly ordinal: number;
  readonly fetched: boolean;
  /** A queue has handed it out, and waits for its acknowledgement. */
  readonly inFlight: boolean;
}

export type PollerState =
  | { readonly doing: 'asking'; readonly forMs: DurationMs }
  /** A long poll: the sender holds the question until there is news. */
  | { readonly doing: 'held'; readonly leftMs: DurationMs; readonly share: number }
  /** The run ends before it would ask again. */
  | { readonly doing: 'done' }
  /** A held connection: the receiver asks for one, or has one. */
  | { readonly doing: 'connecting' | 'connected' }
  /** The receiver is gone, with its poller. */
  | { readonly doing: 'stopped'; readonly mode: EndpointMode }
  /** It asks again when it has done what it has received. */
  | { readonly doing: 'working' }
  | {
      readonly doing: 'waiting' | 'backingOff' | 'reconnecting';
      readonly leftMs: DurationMs;
      /** How much of the wait is over, 0 to 1. */
      readonly share: number;
    };

export interface PullLane {
  readonly rule: Pick<
    Settings,
    'pullMode' | 'pollEveryMs' | 'pollLongestMs' | 'holdMs' | 'batchSize'
  >;
  /** The interval it goes by now, which an adaptive poller changes itself. */
  readonly everyMs: number;
  /** The target of the latest request, as on the wire: `/events?after=evt_3`. */
  readonly asks: string;
  /** The latest events, oldest first, and how many there are before them. */
  readonly latest: readonly PolledEvent[];
  readonly earlier: number;
  readonly notFetched: number;
  /** Payments that it was told of and has not charged yet; it forgets what it has from a queue when it ends. */
  readonly inWork: number;
  readonly poller: PollerState;
}

/** The asking side at the playhead, with the last `show` events as the API lists them. */
export function selectPullLane(
  trace: Trace,
  { at, show }: { at: SimInstant; show: number },
): PullLane {
  const { events } = recordsOf(trace);
  const occurred = countUntil(events, at, (event) => event.occurredAt);
  const polls = pollsOf(trace);
  const poll = polls[countUntil(polls, at, (message) => message.sentAt) - 1];
  const { fetches, fetchedAt } = fetchesOf(trace);
  const until = (instants: readonly SimInstant[]) => countUntil(instants, at, (each) => each);
  const isFetched = (eventId: EventId) => (fetchedAt.get(eventId) ?? Infinity) <= at;
  const earlier = Math.max(0, occurred - show);
  const plan = latestAt(trace.pollPlans, at);

  return {
    rule: selectSettings(trace, at),
    everyMs: plan?.everyMs ?? 0,
    asks: poll ? targetOf(poll) : '/events',
    latest: events.slice(earlier, occurred).map(({ eventId, ordinal }) => ({
      eventId,
      ordinal,
      fetched: isFetched(eventId),
      inFlight: isInFlight(trace, eventId, at),
    })),
    earlier,
    notFetched: occurred - until(fetches),
    inWork: latestAt(inWorkOf(trace), at)?.size ?? 0,
    poller: pollerAt(trace, { at, poll, plan }),
  };
}

const pollsOf = oncePerTrace((trace) =>
  traffic(trace).pull.messages.filter((each) => !isAck(each)),
);

function pollerAt(
  trace: Trace,
  {
    at,
    poll,
    plan,
  }: { at: SimInstant; poll: MessageRecord | undefined; plan: PollPlan | undefined },
): PollerState {
  const stream = latestAt(recordsOf(trace).machines.get('stream') ?? [], at);
  if (stream && stream.state !== 'idle' && stream.state !== 'stopped')
    return streamAt(trace, at, stream);
  if (plan && plan.nextAt === undefined) {
    const { machines } = recordsOf(trace);
    const state = latestAt<FactOf<'machine.entered'>>(machines.get('poller') ?? [], at)?.state;
    return state === 'waiting'
      ? { doing: 'working' }
      : { doing: 'stopped', mode: modeAt(trace, at) };
  }
  if (!poll || !plan) return { doing: 'waiting', leftMs: between(at, at), share: 0 };
  const end = poll.pollEnd;
  if (!end || end.at > at) return askingAt(poll, at);
  const { nextAt = at } = plan;
  if (nextAt >= trace.endsAt) return { doing: 'done' };
  const leftMs = between(at, nextAt);
  const wholeMs = nextAt - end.at;
  return {
    doing: end.outcome.result === 'rateLimited' ? 'backingOff' : 'waiting',
    leftMs,
    share: wholeMs > 0 ? Math.min(1, 1 - leftMs / wholeMs) : 1,
  };
}

function streamAt(
  trace: Trace,
  at: SimInstant,
  { state, at: since }: FactOf<'machine.entered'>,
): PollerState {
  if (state !== 'waiting') return { doing: state === 'open' ? 'connected' : 'connecting' };
  const end = trace.facts.findLast(
    (fact): fact is FactOf<'stream.closed'> => fact.type === 'stream.closed' && fact.at <= at,
  );
  const nextAt = end?.nextAt ?? at;
  const leftMs = between(at, nextAt);
  return { doing: 'reconnecting', leftMs, share: 1 - leftMs / (nextAt - since) };
}

function askingAt(
  { request, requestEndsAt, requestLost, answer, sentAt }: MessageRecord,
  at: SimInstant,
): PollerState {
  const seconds = /[?&]wait=([\d.]+)s/.exec(request.url)?.[1];
  const isThere = !requestLost && requestEndsAt <= at && (answer?.sentAt ?? Infinity) > at;
  if (seconds === undefined || !isThere) return { doing: 'asking', forMs: between(sentAt, at) };
  const holdMs = Number(seconds) * 1_000;
  const leftMs = between(at, (requestEndsAt + holdMs) as SimInstant);
  return { doing: 'held', leftMs, share: 1 - leftMs / holdMs };
}

function targetOf({ request }: MessageRecord): string {
  return request.url.replace(/^https?:\/\/[^/]+/, '');
}

/** Whether a queue has handed an event out at the playhead, and waits for its acknowledgement. */
function isInFlight(trace: Trace, eventId: EventId, at: SimInstant): boolean {
  return latestAt(entriesOf(trace).get(eventId) ?? [], at)?.state === 'inFlight';
}

/** The states of each event in a queue that is fetched. */
const entriesOf = oncePerTrace((trace) => {
  const entries = new Map<string, FactOf<'machine.entered'>[]>();
  for (const entry of recordsOf(trace).machines.get('queueEntry') ?? []) {
    const all = entries.get(entry.actor);
    if (all) all.push(entry);
    else entries.set(entry.actor, [entry]);
  }
  return entries;
});

interface Fetches {
  readonly fetches: readonly SimInstant[];
  readonly fetchedAt: ReadonlyMap<EventId, SimInstant>;
}

/** When the poller first learned of each event. */
const fetchesOf = oncePerTrace((trace): Fetches => {
  const fetchedAt = new Map<EventId, SimInstant>();
  for (const fact of trace.facts) {
    for (const eventId of newsIn(fact)) {
      if (!fetchedAt.has(eventId)) fetchedAt.set(eventId, fact.at);
    }
  }
  return { fetchedAt, fetches: [...fetchedAt.values()] };
});

/** How many payments are in work, after each fact that changes it. */
const inWorkOf = oncePerTrace((trace) => {
  const steps: { readonly at: SimInstant; readonly size: number }[] = [];
  const inHand = new Set<EventId>();
  const fromQueue = new Set<EventId>();
  const done = new Set<string>();
  for (const fact of trace.facts) {
    if ((fact.type === 'effect.made' && fact.channel === 'pull') || fact.type === 'entry.skipped') {
      // Where there is no work, the charge comes before the end of the poll.
      done.add(`${fact.messageId} ${fact.eventId}`);
      inHand.delete(fact.eventId);
    } else if (isDropped(fact)) {
      for (const eventId of fromQueue) inHand.delete(eventId);
    } else {
      const isReceived = fact.type === 'poll.finished' && fact.outcome.result === 'received';
      for (const eventId of newsIn(fact)) {
        if ('messageId' in fact && done.has(`${fact.messageId} ${eventId}`)) continue;
        inHand.add(eventId);
        if (isReceived) fromQueue.add(eventId);
        else fromQueue.delete(eventId);
      }
    }
    if (inHand.size !== (steps.at(-1)?.size ?? 0)) steps.push({ at: fact.at, size: inHand.size });
  }
  return steps;
});

/** Whether what was received from a queue is out of hand: the poller has ended, or listens otherwise. */
const isDropped = (fact: Fact): boolean =>
  (fact.type === 'machine.entered' && fact.machine === 'poller' && fact.state === 'stopped') ||
  (fact.type === 'setting.changed' && fact.key === 'pullMode');

function newsIn(fact: Fact): readonly EventId[] {
  if (fact.type === 'poll.finished' && 'eventIds' in fact.outcome) return fact.outcome.eventIds;
  if (fact.type === 'poll.answeredLate') return fact.eventIds;
  if (fact.type === 'stream.brought') return [fact.eventId];
  return fact.type === 'effect.made' && fact.channel === 'pull' ? [fact.eventId] : [];
}
