import type { DeadLetterReason, FactOf, Trace } from '../../../model/facts.ts';
import type { DeliveryId, EventId } from '../../../model/ids.ts';
import { between, type DurationMs, type SimInstant } from '../../../model/units.ts';
import {
  countUntil,
  latestAt,
  endingAt,
  recordsOf,
  type DeliveryEnding,
  type DeliveryRecord,
} from '../../../trace/records.ts';
import { oncePerTrace } from '../../../trace/oncePerTrace.ts';

interface Row {
  readonly deliveryId: DeliveryId;
  readonly eventId: EventId;
  /** The attempt that is under way, or comes next, or was the last. */
  readonly attempt: number;
}

export type DeliveryRow = Row &
  (
    | {
        readonly state: 'waiting';
        readonly leftMs: DurationMs;
        /** How much of the wait is left, 1 to 0. */
        readonly share: number;
      }
    | {
        readonly state: 'sending';
        readonly forMs: DurationMs;
        /** Until the sender hangs up. */
        readonly leftMs: DurationMs;
      }
    | { readonly state: 'delivered' }
    | { readonly state: 'deadLettered'; readonly reason: DeadLetterReason }
  );

export interface SenderQueue {
  /** Those that are not over in the order of their events, so that a row keeps its place; then the latest to have ended. */
  readonly rows: readonly DeliveryRow[];
  readonly notShown: number;
  readonly waiting: number;
  readonly sending: number;
  readonly delivered: number;
  readonly deadLettered: number;
  readonly endpointDisabled: boolean;
}

/** The sender's deliveries at the playhead, at most `show` of them. */
export function selectSenderQueue(
  trace: Trace,
  { at, show }: { at: SimInstant; show: number },
): SenderQueue {
  const { deliveries, closedBy, endings, reopenings, health } = indexOf(trace);
  const begun = countUntil(deliveries, at, startedAt);
  const waiting: Extract<DeliveryRow, { state: 'waiting' }>[] = [];
  const sending: DeliveryRecord[] = [];
  for (let i = begun - 1; i >= 0 && (closedBy[i] ?? 0) > at; i--) {
    const delivery = deliveries[i];
    if (!delivery || endingAt(delivery, at)) continue;
    const row = waitingRow(delivery, at);
    if (row) waiting.push(row);
    else sending.push(delivery);
  }
  waiting.sort((a, b) => a.leftMs - b.leftMs);

  const ended = countUntil(endings, at, (ending) => ending.fact.at);
  const room = Math.max(0, show - waiting.length - sending.length);
  const latest = latestEnded(endings, { at, ended, room });
  // With no room for all, those that are next to go are the ones to see.
  const open = [...waiting, ...sending.slice(0, show).map((delivery) => sendingRow(delivery, at))]
    .slice(0, show)
    .sort((a, b) => ordinal(a) - ordinal(b));
  const rows = [...open, ...latest.map(({ fact }) => endedRow(fact))].slice(0, show);
  const delivered = endings[ended - 1]?.delivered ?? 0;
  return {
    rows,
    notShown: begun - rows.length,
    waiting: waiting.length,
    sending: sending.length,
    delivered,
    deadLettered: ended - delivered - countUntil(reopenings, at, (again) => again),
    endpointDisabled: latestAt(health, at)?.type === 'endpoint.disabled',
  };
}

function ordinal({ eventId }: DeliveryRow): number {
  return Number(eventId.slice('evt_'.length));
}

function waitingRow(
  { deliveryId, eventId, attempts, retries }: DeliveryRecord,
  at: SimInstant,
): Extract<DeliveryRow, { state: 'waiting' }> | undefined {
  const retry = latestAt(retries, at);
  if (!retry || retry.attempt <= (latestAt(attempts, at)?.attempt ?? 0)) return undefined;
  const leftMs = between(at, retry.dueAt);
  const share = retry.backoffMs > 0 ? Math.min(1, leftMs / retry.backoffMs) : 0;
  return { deliveryId, eventId, attempt: retry.attempt, state: 'waiting', leftMs, share };
}

function sendingRow(
  { deliveryId, eventId, attempts }: DeliveryRecord,
  at: SimInstant,
): DeliveryRow {
  const attempt = latestAt(attempts, at);
  return {
    deliveryId,
    eventId,
    attempt: attempt?.attempt ?? 1,
    state: 'sending',
    forMs: between(attempt?.at ?? at, at),
    leftMs: between(at, attempt?.timeoutAt ?? at),
  };
}

/** The newest deliveries that are over and were not sent once more, at most `room` of them. */
function latestEnded(
  endings: Index['endings'],
  { at, ended, room }: { at: SimInstant; ended: number; room: number },
): Index['endings'] {
  const latest: Index['endings'][number][] = [];
  for (let i = ended - 1; i >= 0 && latest.length < room; i--) {
    const ending = endings[i];
    if (ending && (ending.reopenedAt ?? Infinity) > at) latest.push(ending);
  }
  return latest;
}

function endedRow(ending: DeliveryEnding): DeliveryRow {
  const { deliveryId, eventId, attempts: attempt } = ending;
  return ending.type === 'delivery.delivered'
    ? { deliveryId, eventId, attempt, state: 'delivered' }
    : { deliveryId, eventId, attempt, state: 'deadLettered', reason: ending.reason };
}

interface Index {
  readonly deliveries: readonly DeliveryRecord[];
  /** By when this delivery and all before it had ended. */
  readonly closedBy: readonly number[];
  /** In order of time, each with how many of them up to it were deliveries that succeeded. */
  readonly endings: readonly {
    readonly fact: DeliveryEnding;
    readonly delivered: number;
    /** When it was sent once more. */
    readonly reopenedAt: SimInstant | undefined;
  }[];
  readonly reopenings: readonly SimInstant[];
  readonly health: readonly (FactOf<'endpoint.disabled'> | FactOf<'endpoint.enabled'>)[];
}

const indexOf = oncePerTrace((trace): Index => {
  const { deliveries } = recordsOf(trace);
  let latest = 0;
  let delivered = 0;
  return {
    deliveries,
    closedBy: deliveries.map(({ ending }) => (latest = Math.max(latest, ending?.at ?? Infinity))),
    endings: deliveries
      .flatMap(({ endings, resends }) =>
        endings.map((fact, i) => ({ fact, reopenedAt: resends[i]?.at })),
      )
      .toSorted((a, b) => a.fact.seq - b.fact.seq)
      .map((ending) => {
        if (ending.fact.type === 'delivery.delivered') delivered++;
        return { ...ending, delivered };
      }),
    reopenings: deliveries
      .flatMap(({ resends }) => resends.map((resend) => resend.at))
      .sort((a, b) => a - b),
    health: trace.facts.filter(
      (fact) => fact.type === 'endpoint.disabled' || fact.type === 'endpoint.enabled',
    ),
  };
});

function startedAt({ attempts, ending }: DeliveryRecord): SimInstant {
  return (attempts[0]?.at ?? ending?.at ?? Infinity) as SimInstant;
}
