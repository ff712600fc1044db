import type { DeadLetterReason, Trace } from '../../../model/facts.ts';
import type { EventId } from '../../../model/ids.ts';
import type { SimInstant } from '../../../model/units.ts';
import { selectModeBands } from '../../freshness/stalenessPeriods.ts';
import {
  endingAt,
  recordsOf,
  waitingRetry,
  waitingTurn,
  type DeliveryRecord,
} from '../../../trace/records.ts';

export type LadderEnding =
  | { readonly kind: 'open'; readonly nextMs: number | undefined }
  | { readonly kind: 'delivered'; readonly attempt: number; readonly atMs: number }
  | { readonly kind: 'deadLettered'; readonly atMs: number; readonly reason: DeadLetterReason };

/** The attempts of one delivery up to the playhead. */
export type Ladder = NonNullable<ReturnType<typeof selectLadder>>;

const eventsMost = 200;

/**
 * The events whose delivery had begun at the playhead, and whether an attempt of it had failed; of very
 * many only those that failed.
 */
export function selectLadderEvents(
  trace: Trace,
  at: SimInstant,
): readonly { readonly eventId: EventId; readonly failed: boolean }[] {
  const events = begunBy(trace, at).map((delivery) => ({
    eventId: delivery.eventId,
    failed: failedAt(trace, delivery) <= at,
  }));
  return events.length <= eventsMost
    ? events
    : events.filter(({ failed }) => failed).slice(0, eventsMost);
}

/**
 * The ladder of one event's delivery up to the playhead; of the first that failed, when none is named.
 * Undefined before that has happened, or when there is no such delivery yet.
 */
export function selectLadder(trace: Trace, at: SimInstant, eventId: EventId | undefined) {
  const begun = begunBy(trace, at);
  const delivery =
    eventId === undefined
      ? begun.find((each) => failedAt(trace, each) <= at)
      : begun.find((each) => each.eventId === eventId);
  const firstAt = delivery?.attempts[0]?.at;
  if (!delivery || firstAt === undefined) return undefined;
  return {
    eventId: delivery.eventId,
    firstAt,
    climbs: climbsOf(trace, delivery, { firstAt, at }),
    outages: outagesAfter(trace, { firstAt, at }),
    ending: endingOf(delivery, { firstAt, at }),
  };
}

interface Reach {
  readonly firstAt: SimInstant;
  readonly at: SimInstant;
}

function begunBy(trace: Trace, at: SimInstant): readonly DeliveryRecord[] {
  return recordsOf(trace).deliveries.filter(({ attempts }) => (attempts[0]?.at ?? Infinity) <= at);
}

function failedAt(trace: Trace, { attempts }: DeliveryRecord): number {
  const { messageById } = recordsOf(trace);
  for (const { messageId } of attempts) {
    const end = messageById.get(messageId)?.attemptEnd;
    if (end && end.outcome.result !== 'accepted') return end.at;
  }
  return Infinity;
}

/** The attempts that were made, in milliseconds after the first. */
function climbsOf(trace: Trace, delivery: DeliveryRecord, { firstAt, at }: Reach) {
  const { messageById } = recordsOf(trace);
  const planned = new Map(delivery.retries.map(({ attempt, dueAt }) => [attempt, dueAt]));
  return delivery.attempts
    .filter((attempt) => attempt.at <= at)
    .map(({ attempt, at: startedAt, messageId }) => {
      const end = messageById.get(messageId)?.attemptEnd;
      return {
        attempt,
        atMs: startedAt - firstAt,
        /** Undefined while it is under way. */
        outcome: end && end.at <= at ? end.outcome : undefined,
        /** True for a resend, which is no part of the plan, and for a retry that came before its time. */
        byHand: attempt > 1 && planned.get(attempt) !== startedAt,
      };
    });
}

/**
 * The times in which the endpoint could take nothing, in milliseconds after the first attempt: those that
 * reach beyond it; one that had begun before it begins at 0.
 */
function outagesAfter(trace: Trace, { firstAt, at }: Reach) {
  return selectModeBands(trace, at)
    .filter(({ mode, untilAt }) => mode !== 'slow' && untilAt > firstAt)
    .map(({ mode, fromAt, untilAt, goesOn }) => ({
      mode,
      fromMs: Math.max(0, fromAt - firstAt),
      untilMs: untilAt - firstAt,
      goesOn,
    }));
}

function endingOf(delivery: DeliveryRecord, { firstAt, at }: Reach): LadderEnding {
  const ending = endingAt(delivery, at);
  if (!ending) {
    const nextAt = waitingTurn(delivery, at)?.turnAt ?? waitingRetry(delivery, at)?.dueAt;
    return { kind: 'open', nextMs: nextAt && nextAt - firstAt };
  }
  const atMs = ending.at - firstAt;
  return ending.type === 'delivery.delivered'
    ? { kind: 'delivered', attempt: ending.attempts, atMs }
    : { kind: 'deadLettered', atMs, reason: ending.reason };
}
