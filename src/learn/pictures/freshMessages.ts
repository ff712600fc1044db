import type { EventId, MessageId } from '../../model/ids.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { recordsOf, type MessageRecord } from '../../trace/records.ts';
import { duration } from '../../trace/words/format.ts';
import { secondsAt } from '../../sim/network/messages.ts';
import type { Seen } from '../judge/seen.ts';

export interface Stretch {
  readonly from: SimInstant;
  readonly until: SimInstant;
}

/** One arrival of an event that came more than once, held against the receiver's clock and memory. */
export interface FreshMessage {
  readonly messageId: MessageId;
  readonly name: string;
  readonly arrivedAt: SimInstant;
  /** How old its signed time was on the receiver's clock, in words. */
  readonly age: string;
  /** When its signed time is accepted, which may be over before the run; undefined where nobody looks at it. */
  readonly accepted: Stretch | undefined;
  /** When the receiver knows the id of its event; undefined where it keeps none. */
  readonly remembered: Stretch | undefined;
  readonly became: string;
}

type Run = Extract<Seen, { kind: 'run' }>;

const within = (at: SimInstant, stretch: Stretch | undefined) =>
  stretch !== undefined && at >= stretch.from && at <= stretch.until;

/** More than these nobody compares. */
const shownMost = 12;

/** The arrivals up to the playhead of events that were copied, or else sent again, the oldest first; few of many. */
export function freshMessages({ trace, at }: Run): readonly FreshMessage[] {
  const { settings } = trace.scenario;
  const arrived = recordsOf(trace).messages.filter(
    ({ channel, requestLost, requestEndsAt, request }) =>
      channel === 'push' &&
      !requestLost &&
      requestEndsAt <= at &&
      request.headers['webhook-timestamp'] !== undefined,
  );
  const times = new Map<EventId, number>();
  for (const { eventId } of arrived) if (eventId) times.set(eventId, (times.get(eventId) ?? 0) + 1);
  const isOfMany = ({ eventId, origin, attempt }: MessageRecord) =>
    eventId !== undefined &&
    ((times.get(eventId) ?? 0) > 1 || origin === 'replayed' || (attempt ?? 1) > 1);
  const copied = new Set(
    arrived.filter(({ origin }) => origin === 'replayed').map(({ eventId }) => eventId),
  );
  const many = arrived.filter((message) =>
    copied.size > 0 ? copied.has(message.eventId) : isOfMany(message),
  );
  const shown = (many.length > 0 ? many : arrived).slice(0, many.length > 0 ? shownMost : 1);
  const chargedFirst = (eventId: EventId | undefined) =>
    arrived.flatMap(({ effects, eventId: of }) => (of === eventId ? effects : []))[0]?.at;

  return shown.map((message): FreshMessage => {
    const { messageId, eventId, attempt, origin, requestEndsAt, effects, checks } = message;
    const signedMs =
      1_000 * (Number(message.request.headers['webhook-timestamp']) - secondsAt(instant(0)));
    const aheadMs = 1_000 * settings.receiverClockAheadSeconds;
    const toleranceMs = 1_000 * settings.toleranceSeconds;
    const charged = chargedFirst(eventId);
    const accepted = settings.rejectOldTimestamps
      ? stretchOf(signedMs - aheadMs - toleranceMs, signedMs - aheadMs + toleranceMs)
      : undefined;
    const remembered =
      settings.skipProcessed && charged !== undefined
        ? stretchOf(charged, charged + settings.memoryMs)
        : undefined;
    const refused = checks.find(({ passed }) => !passed);
    return {
      messageId,
      name:
        origin === 'replayed'
          ? `copy of ${eventId ?? ''}`
          : `${eventId ?? ''}, attempt ${attempt ?? 1}`,
      arrivedAt: requestEndsAt,
      age: duration(Math.max(0, requestEndsAt + aheadMs - signedMs)),
      accepted,
      remembered,
      became: effects.some((effect) => effect.at <= at)
        ? 'charged'
        : refused?.check === 'freshness' || (accepted && !within(requestEndsAt, accepted))
          ? 'too old: refused'
          : refused?.check === 'duplicate'
            ? 'known: not charged again'
            : 'not charged',
    };
  });
}

function stretchOf(from: number, until: number): Stretch {
  const instantOf = (ms: number) => instant(Math.max(0, Math.round(ms)));
  return { from: instantOf(from), until: instantOf(until) };
}
