import type { Channel, Trace } from '../../model/facts.ts';
import type { SimInstant } from '../../model/units.ts';
import { intakesOf } from '../receiver/intakes.ts';
import { recordsOf, upTo } from '../records.ts';

/**
 * How long a payment was unknown on average, in whole milliseconds; one that still waits counts with its time so far.
 * Undefined before the first one.
 */
export function meanWaitMs(trace: Trace, at: SimInstant, channel: Channel): number | undefined {
  const events = recordsOf(trace).events.filter(({ occurredAt }) => occurredAt <= at);
  if (events.length === 0) return undefined;
  const known = upTo(intakesOf(trace)[channel].inOrder, at);
  const knownAt = new Map(known.map(({ event, at }) => [event.eventId, at]));
  const waitedMs = events.reduce(
    (sum, { eventId, occurredAt }) => sum + (knownAt.get(eventId) ?? at) - occurredAt,
    0,
  );
  return Math.round(waitedMs / events.length);
}
