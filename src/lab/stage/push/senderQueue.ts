import type { DeadLetterReason, FactOf, Trace } from '../../../model/facts.ts';
import type { DeliveryId, EventId } from '../../../model/ids.ts';
import { between, type DurationMs, type SimInstant } from '../../../model/units.ts';
import {
  begunAt,
  countUntil,
  latestAt,
  endingAt,
  recordsOf,
  waitingRetry,
  waitingTurn,
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
        /** A retry, or its turn. */
        readonly for: 'retry' | 'turn';
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
  readonly endpointDisabled: boolean;
}

/** The sender's deliveries at the playhead, at most `show` of them. */
export function selectSenderQueue(
  trace: Trace,
  { at, show }: { at: SimInstant; show: number },
): SenderQueue {
  const { deliveries, closedBy, endings, health } = indexOf(trace);
  const begun = countUntil(deliveries, at, begunAt);
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

  const ended = countUntil(endings, at, (ending) => ending.at);
  const room = Math.max(0, show - waiting.length - sending.length);
  const latest = latestEnded(endings, { at, ended, room });
  // With no room for all, those that are next to go are the ones to see.
  const open = [...waiting, ...sending.slice(0, show).map((delivery) => sendingRow(delivery, at))]
    .slice(0, show)
    .sort((a, b) => ordinal(a) - ordinal(b));
  const rows = [...open, ...latest.map(endedRow)].slice(0, show);
  return {
    rows,
    notShown: begun - rows.length,
    endpointDisabled: latestAt(health, at)?.type === 'endpoint.disabled',
  };
}

function ordinal({ eventId }: DeliveryRow): number {
  return Number(eventId.slice('evt_'.length));
}

function waitingRow(
  delivery: DeliveryRecord,
  at: SimInstant,
): Extract<DeliveryRow, { state: 'waiting' }> | undefined {
  const { deliveryId, eventId } = delivery;
  const turn = waitingTurn(delivery, at);
  if (turn) {
    const { attempt, turnAt } = turn;
    const leftMs = between(at, turnAt);
    const share = leftMs / Math.max(1, turnAt - turn.at);
    return { deliveryId, eventId, attempt, state: 'waiting', for: 'turn', leftMs, share };
  }
  const retry = waitingRetry(delivery, at);
  if (!retry) return undefined;
  const leftMs = between(at, retry.dueAt);
  const share = retry.backoffMs > 0 ? Math.min(1, leftMs / retry.backoffMs) : 0;
  const { attempt } = retry;
  return { deliveryId, eventId, attempt, state: 'waiting', for: 'retry', leftMs, share };
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
  endings: readonly Ending[],
  { at, ended, room }: { at: SimInstant; ended: number; room: number },
): readonly Ending[] {
  const latest: Ending[] = [];
  for (let i = ended - 1; i >= 0 && latest.length < room; i--) {
    const ending = endings[i];
    if (ending && (ending.reopenedAt ?? Infinity) > at) latest.push(ending);
  }
  return latest;
}

function endedRow(ending: Ending): DeliveryRow {
  const { deliveryId, eventId, attempts: attempt } = ending;
  return ending.type === 'delivery.delivered'
    ? { deliveryId, eventId, attempt, state: 'delivered' }
    : { deliveryId, eventId, attempt, state: 'deadLettered', reason: ending.reason };
}

/** How a delivery ended, and when it was sent once more. */
type Ending = DeliveryEnding & { readonly reopenedAt: SimInstant | undefined };

interface Index {
  readonly deliveries: readonly DeliveryRecord[];
  /** By when this delivery and all before it had ended. */
  readonly closedBy: readonly number[];
  /** In order of time. */
  readonly endings: readonly Ending[];
  readonly health: readonly (FactOf<'endpoint.disabled'> | FactOf<'endpoint.enabled'>)[];
}

const indexOf = oncePerTrace((trace): Index => {
  const { deliveries } = recordsOf(trace);
  let latest = 0;
  return {
    deliveries,
    closedBy: deliveries.map((delivery) => {
      const end = endingAt(delivery, trace.endsAt);
      return (latest = Math.max(latest, end?.at ?? Infinity));
    }),
    endings: deliveries
      .flatMap(({ endings, resends }) =>
        endings.map((ending, i) => ({ ...ending, reopenedAt: resends[i]?.at })),
      )
      .toSorted((a, b) => a.seq - b.seq),
    health: trace.facts.filter(
      (fact) => fact.type === 'endpoint.disabled' || fact.type === 'endpoint.enabled',
    ),
  };
});
