import type { Channel, Trace } from '../../model/facts.ts';
import type { EventId } from '../../model/ids.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { intakesOf, oldestUnknown } from '../receiver/intakes.ts';
import { countUntil, recordsOf, upTo } from '../records.ts';
import { oncePerTrace } from '../oncePerTrace.ts';

export interface StalenessPoint {
  readonly at: SimInstant;
  /** How long ago the receiver's copy was last true. */
  readonly ms: number;
}

export interface StalenessDot {
  readonly eventId: EventId;
  /** When it became known; the playhead while it is not. */
  readonly at: SimInstant;
  readonly waitMs: number;
  readonly waiting: boolean;
}

export interface StalenessLine {
  /** The corners of the line, the last one at the playhead. */
  readonly points: readonly StalenessPoint[];
  readonly dots: readonly StalenessDot[];
  readonly nowMs: number;
  readonly worstMs: number;
}

/** The age of the receiver's copy over time: zero while it knows every event. */
export function selectStaleness(trace: Trace, at: SimInstant, channel: Channel): StalenessLine {
  const corners = cornersOf(trace)[channel];
  const nowMs = stalenessAt(trace, at, channel);
  const points = [...upTo(corners, at), { at, ms: nowMs }];

  const dots = dotsOf(trace, at, channel);
  // A copy that has fallen back is older than any wait.
  const worstMs = Math.max(
    dots.reduce((worst, dot) => Math.max(worst, dot.waitMs), 0),
    points.reduce((worst, point) => Math.max(worst, point.ms), 0),
  );
  return { points, dots, nowMs, worstMs };
}

/** Now minus the moment of the oldest event that the receiver does not know of. */
export function stalenessAt(trace: Trace, at: SimInstant, channel: Channel): number {
  const oldest = oldestUnknown(trace, at, channel);
  return oldest ? at - oldest.occurredAt : 0;
}

function dotsOf(trace: Trace, at: SimInstant, channel: Channel): StalenessDot[] {
  const { inOrder } = intakesOf(trace)[channel];
  const { events } = recordsOf(trace);
  const known = upTo(inOrder, at);
  const knownIds = new Set(known.map((intake) => intake.event.eventId));
  const dots: StalenessDot[] = known.map((intake) => ({
    eventId: intake.event.eventId,
    at: intake.at,
    waitMs: intake.waitMs,
    waiting: false,
  }));
  for (const event of events.slice(
    0,
    countUntil(events, at, (one) => one.occurredAt),
  )) {
    if (knownIds.has(event.eventId)) continue;
    dots.push({ eventId: event.eventId, at, waitMs: at - event.occurredAt, waiting: true });
  }
  return dots;
}

const cornersOf = oncePerTrace((trace): Record<Channel, readonly StalenessPoint[]> => ({
  pull: drawCorners(trace, 'pull'),
  push: drawCorners(trace, 'push'),
}));

function drawCorners(trace: Trace, channel: Channel): StalenessPoint[] {
  const { events } = recordsOf(trace);
  const start = instant(0);
  const corners: StalenessPoint[] = [{ at: start, ms: 0 }];
  const rise = (from: SimInstant) => {
    if (from > (corners.at(-1)?.at ?? start)) corners.push({ at: from, ms: 0 });
  };
  if (events[0]) rise(events[0].occurredAt);

  for (const { at, oldest, beforeMs } of intakesOf(trace)[channel].turns) {
    // The copy fell back before the event came from which on the line was to rise.
    while ((corners.at(-1)?.at ?? start) > at) corners.pop();
    corners.push({ at, ms: beforeMs });
    const next = events[oldest];
    const waitsAlready = next !== undefined && next.occurredAt <= at;
    corners.push({ at, ms: waitsAlready ? at - next.occurredAt : 0 });
    if (next && !waitsAlready) rise(next.occurredAt);
  }
  return corners;
}
