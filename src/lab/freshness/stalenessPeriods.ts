import type { Trace } from '../../model/facts.ts';
import type { EndpointMode } from '../../model/settings.ts';
import type { SimInstant } from '../../model/units.ts';
import { intakesOf } from '../../trace/firstKnown.ts';
import { countUntil, recordsOf, upTo, type EventRecord } from '../../trace/records.ts';
import { oncePerTrace } from '../../trace/oncePerTrace.ts';

/** A time in which the receiver's endpoint was slow, down or restarting. */
export interface ModeBand {
  readonly fromAt: SimInstant;
  readonly untilAt: SimInstant;
  readonly mode: EndpointMode;
  /** True while it has not ended at the playhead. */
  readonly goesOn: boolean;
}

/** The outages and slow times up to the playhead. */
export function selectModeBands(trace: Trace, at: SimInstant): ModeBand[] {
  const so = upTo(recordsOf(trace).modes, at);
  return so.flatMap(({ mode, at: fromAt }, index) => {
    const next = so[index + 1];
    return mode === 'up' ? [] : [{ fromAt, untilAt: next?.at ?? at, mode, goesOn: !next }];
  });
}

/** How long the receiver waited for one event, each way. */
export interface WaitRow {
  readonly event: EventRecord;
  /** Undefined while the receiver does not know the event. */
  readonly pullMs: number | undefined;
  readonly pushMs: number | undefined;
}

/** The events up to the playhead with both waits. */
export function selectWaits(trace: Trace, at: SimInstant): WaitRow[] {
  const { events } = recordsOf(trace);
  const { pull, push } = intakesOf(trace);
  const waitsOf = ({ inOrder }: typeof pull) =>
    new Map(upTo(inOrder, at).map(({ event, waitMs }) => [event.eventId, waitMs]));
  const [pulled, pushed] = [waitsOf(pull), waitsOf(push)];
  return events
    .slice(
      0,
      countUntil(events, at, (event) => event.occurredAt),
    )
    .map((event) => ({
      event,
      pullMs: pulled.get(event.eventId),
      pushMs: pushed.get(event.eventId),
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
