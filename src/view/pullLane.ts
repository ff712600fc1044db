import type { FactOf, Trace } from '../model/facts.ts';
import type { EventId } from '../model/ids.ts';
import { between, type DurationMs, type SimInstant } from '../model/units.ts';
import { countUntil, recordsOf, type MessageRecord } from './records.ts';
import { selectSettings } from './settingsAt.ts';
import { traffic } from './traffic.ts';

export interface PolledEvent {
  readonly eventId: EventId;
  readonly ordinal: number;
  readonly fetched: boolean;
}

export type PollerState =
  | { readonly doing: 'asking'; readonly forMs: DurationMs }
  /** The run ends before it would ask again. */
  | { readonly doing: 'done' }
  | {
      readonly doing: 'waiting' | 'backingOff';
      readonly leftMs: DurationMs;
      /** How much of the wait is over, 0 to 1. */
      readonly share: number;
    };

export interface PullLane {
  readonly pollEveryMs: number;
  /** The target of the latest request, as on the wire: `/events?after=evt_3`. */
  readonly asks: string;
  /** The latest events, oldest first, and how many there are before them. */
  readonly latest: readonly PolledEvent[];
  readonly earlier: number;
  readonly notFetched: number;
  readonly poller: PollerState;
}

/** The asking side at the playhead, with the last `show` events as the API lists them. */
export function selectPullLane(
  trace: Trace,
  { at, show }: { at: SimInstant; show: number },
): PullLane {
  const { events } = recordsOf(trace);
  const occurred = countUntil(events, at, (event) => event.occurredAt);
  const polls = traffic(trace).pull.messages;
  const poll = polls[countUntil(polls, at, (message) => message.sentAt) - 1];
  const { fetches, fetchedAt } = fetchesOf(trace);
  const isFetched = (eventId: EventId) => (fetchedAt.get(eventId) ?? Infinity) <= at;
  const earlier = Math.max(0, occurred - show);
  const { pollEveryMs } = selectSettings(trace, at);

  return {
    pollEveryMs,
    asks: poll ? targetOf(poll) : '/events',
    latest: events.slice(earlier, occurred).map(({ eventId, ordinal }) => ({
      eventId,
      ordinal,
      fetched: isFetched(eventId),
    })),
    earlier,
    notFetched: occurred - countUntil(fetches, at, (instant) => instant),
    poller: pollerAt(trace, { at, poll, pollEveryMs }),
  };
}

function pollerAt(
  trace: Trace,
  {
    at,
    poll,
    pollEveryMs,
  }: { at: SimInstant; poll: MessageRecord | undefined; pollEveryMs: number },
): PollerState {
  const { polls, settingChanges } = recordsOf(trace);
  if (!poll) return { doing: 'waiting', leftMs: between(at, at), share: 0 };
  const finished = polls[countUntil(polls, at, (end) => end.at) - 1];
  if (finished?.messageId !== poll.messageId) {
    return { doing: 'asking', forMs: between(poll.sentAt, at) };
  }
  const limited = finished.outcome.result === 'rateLimited';
  const turned = settingChanges.findLast(
    (change): change is FactOf<'setting.changed'> =>
      change.key === 'pollEveryMs' && change.at <= at && change.at > finished.at,
  );
  const nextAt =
    turned && !limited ? Math.max(turned.at, poll.sentAt + pollEveryMs) : finished.nextAt;
  if (nextAt >= trace.endsAt) return { doing: 'done' };
  const leftMs = between(at, nextAt as SimInstant);
  const wholeMs = nextAt - finished.at;
  return {
    doing: limited ? 'backingOff' : 'waiting',
    leftMs,
    share: wholeMs > 0 ? Math.min(1, 1 - leftMs / wholeMs) : 1,
  };
}

function targetOf({ request }: MessageRecord): string {
  return request.url.replace(/^https?:\/\/[^/]+/, '');
}

interface Fetches {
  readonly fetches: readonly SimInstant[];
  readonly fetchedAt: ReadonlyMap<EventId, SimInstant>;
}

const cache = new WeakMap<Trace, Fetches>();

/** When the poller first learned of each event; a poll's answers come in order of time. */
function fetchesOf(trace: Trace): Fetches {
  let known = cache.get(trace);
  if (!known) {
    const fetchedAt = new Map<EventId, SimInstant>();
    for (const { at, outcome } of recordsOf(trace).polls) {
      if (outcome.result !== 'news') continue;
      for (const eventId of outcome.eventIds)
        if (!fetchedAt.has(eventId)) fetchedAt.set(eventId, at);
    }
    known = { fetchedAt, fetches: [...fetchedAt.values()] };
    cache.set(trace, known);
  }
  return known;
}
