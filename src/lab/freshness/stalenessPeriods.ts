import type { Trace } from '../../model/facts.ts';
import type { SimInstant } from '../../model/units.ts';
import { chargesInOrder, intakesOf } from '../../trace/receiver/intakes.ts';
import { countUntil, recordsOf, upTo } from '../../trace/records.ts';
import { oncePerTrace } from '../../trace/oncePerTrace.ts';

/** The times up to the playhead in which the receiver's endpoint was slow, down or restarting. */
export function selectModeBands(trace: Trace, at: SimInstant) {
  const so = upTo(recordsOf(trace).modes, at);
  return so.flatMap(({ mode, at: fromAt }, index) => {
    const next = so[index + 1];
    if (mode === 'up') return [];
    // What goes on has not ended at the playhead.
    return [{ fromAt, untilAt: next?.at ?? at, mode, goesOn: !next }];
  });
}

/** How long each event up to the playhead waited, both ways; undefined while that goes on. */
export function selectWaits(trace: Trace, at: SimInstant) {
  const { events } = recordsOf(trace);
  const [known, charged] = [intakesOf(trace), chargesInOrder(trace)];
  const waitsOf = ({ inOrder }: typeof known.pull) =>
    new Map(upTo(inOrder, at).map(({ event, waitMs }) => [event.eventId, waitMs]));
  const [pulled, pushed] = [waitsOf(known.pull), waitsOf(known.push)];
  const [pullCharged, pushCharged] = [waitsOf(charged.pull), waitsOf(charged.push)];
  return events
    .slice(
      0,
      countUntil(events, at, (event) => event.occurredAt),
    )
    .map((event) => ({
      event,
      /** Until the receiver held it safely. */
      pullMs: pulled.get(event.eventId),
      pushMs: pushed.get(event.eventId),
      /** Until it was charged, the work included. */
      pullChargedMs: pullCharged.get(event.eventId),
      pushChargedMs: pushCharged.get(event.eventId),
    }));
}

/** The instants at which an event occurs or becomes known, where a keyboard can stop. */
export const turningPoints = oncePerTrace((trace): readonly SimInstant[] => {
  const { pull, push } = intakesOf(trace);
  const instants = [
    ...recordsOf(trace).events.map((event) => event.occurredAt),
    ...[...pull.inOrder, ...push.inOrder].map((intake) => intake.at),
  ];
  return [...new Set(instants)].sort((one, other) => one - other);
});
