import type { Channel, Trace } from '../model/facts.ts';
import type { EventId } from '../model/ids.ts';
import { instant, type SimInstant } from '../model/units.ts';
import { intakesOf } from './intake.ts';
import { countUntil, recordsOf } from './records.ts';

export interface StalenessPoint {
  readonly at: SimInstant;
  /** How long ago the receiver's copy was last true. */
  readonly ms: number;
}

/** How long one event waited until the receiver knew of it. */
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
  const points = corners.slice(
    0,
    countUntil(corners, at, (point) => point.at),
  );
  const nowMs = stalenessAt(trace, at, channel);
  points.push({ at, ms: nowMs });

  const dots = dotsOf(trace, at, channel);
  const worstMs = dots.reduce((worst, dot) => Math.max(worst, dot.waitMs), 0);
  return { points, dots, nowMs, worstMs };
}

/** Now minus the moment of the oldest event that the receiver does not know of. */
export function stalenessAt(trace: Trace, at: SimInstant, channel: Channel): number {
  const { inOrder, oldestUnknown } = intakesOf(trace)[channel];
  const known = countUntil(inOrder, at, (intake) => intake.at);
  const oldest = recordsOf(trace).events[oldestUnknown[known] ?? 0];
  return oldest && oldest.occurredAt <= at ? at - oldest.occurredAt : 0;
}

function dotsOf(trace: Trace, at: SimInstant, channel: Channel): StalenessDot[] {
  const { inOrder } = intakesOf(trace)[channel];
  const { events } = recordsOf(trace);
  const known = inOrder.slice(
    0,
    countUntil(inOrder, at, (intake) => intake.at),
  );
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

const cache = new WeakMap<Trace, Record<Channel, readonly StalenessPoint[]>>();

function cornersOf(trace: Trace): Record<Channel, readonly StalenessPoint[]> {
  let corners = cache.get(trace);
  if (!corners) {
    corners = { pull: drawCorners(trace, 'pull'), push: drawCorners(trace, 'push') };
    cache.set(trace, corners);
  }
  return corners;
}

function drawCorners(trace: Trace, channel: Channel): StalenessPoint[] {
  const { events } = recordsOf(trace);
  const { inOrder, oldestUnknown } = intakesOf(trace)[channel];
  const start = instant(0);
  const corners: StalenessPoint[] = [{ at: start, ms: 0 }];
  const [first] = events;
  if (first) corners.push({ at: first.occurredAt, ms: 0 });

  inOrder.forEach(({ at }, index) => {
    const before = events[oldestUnknown[index] ?? 0];
    const next = events[oldestUnknown[index + 1] ?? 0];
    if (!before || before === next) return;
    corners.push({ at, ms: at - before.occurredAt });
    const waitsAlready = next !== undefined && next.occurredAt <= at;
    corners.push({ at, ms: waitsAlready ? at - next.occurredAt : 0 });
    if (next && !waitsAlready) corners.push({ at: next.occurredAt, ms: 0 });
  });
  return corners;
}
