import type { Trace } from '../../model/facts.ts';
import type { EventId } from '../../model/ids.ts';
import type { EndpointMode } from '../../model/settings.ts';
import type { SimInstant } from '../../model/units.ts';
import { intakesOf } from '../../trace/firstKnown.ts';
import { countUntil, recordsOf } from '../../trace/records.ts';
import { oncePerTrace } from '../../trace/oncePerTrace.ts';

/** A time in which the receiver's endpoint was slow, down or restarting. */
export interface ModeBand {
  readonly fromAt: SimInstant;
  readonly untilAt: SimInstant;
  readonly mode: EndpointMode;
}

/** The outages and slow times up to the playhead. */
export function selectModeBands(trace: Trace, at: SimInstant): ModeBand[] {
  const { modes } = recordsOf(trace);
  const so = modes.slice(
    0,
    countUntil(modes, at, (change) => change.at),
  );
  return so.flatMap(({ mode, at: fromAt }, index) =>
    mode === 'up' ? [] : [{ fromAt, untilAt: so[index + 1]?.at ?? at, mode }],
  );
}

/** How long the receiver waited for one event, each way. */
export interface WaitRow {
  readonly eventId: EventId;
  readonly occurredAt: SimInstant;
  /** Undefined while the receiver does not know the event. */
  readonly pullMs: number | undefined;
  readonly pushMs: number | undefined;
}

/** The events up to the playhead with both waits. */
export function selectWaits(trace: Trace, at: SimInstant): WaitRow[] {
  const { events } = recordsOf(trace);
  const { pull, push } = intakesOf(trace);
  const waitsOf = ({ inOrder }: typeof pull) =>
    new Map(
      inOrder
        .slice(
          0,
          countUntil(inOrder, at, (intake) => intake.at),
        )
        .map((intake) => [intake.event.eventId, intake.waitMs]),
    );
  const [pulled, pushed] = [waitsOf(pull), waitsOf(push)];
  return events
    .slice(
      0,
      countUntil(events, at, (event) => event.occurredAt),
    )
    .map(({ eventId, occurredAt }) => ({
      eventId,
      occurredAt,
      pullMs: pulled.get(eventId),
      pushMs: pushed.get(eventId),
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
