import type { FactOf, Trace } from '../../model/facts.ts';
import type { SimInstant } from '../../model/units.ts';
import { selectLedger } from '../../trace/ledger/ledger.ts';
import {
  countUntil,
  latestAt,
  endingAt,
  recordsOf,
  type DeliveryRecord,
} from '../../trace/records.ts';

/** What has become of a delivery since the sender gave it up. */
export type DeadLetterFate =
  /** It lies there until somebody asks for it. */
  | { readonly kind: 'lies' }
  /** It lies there, but the payment came another way. */
  | { readonly kind: 'notNeeded' }
  | { readonly kind: 'sending'; readonly attempt: number }
  | { readonly kind: 'delivered'; readonly attempt: number; readonly at: SimInstant };

export type DeadLetterRow = ReturnType<typeof selectDeadLetters>[number];

/** Every delivery that has been given up, in the order of their events, with what came of it by `at`. */
export function selectDeadLetters(trace: Trace, at: SimInstant) {
  const { deliveries, eventById } = recordsOf(trace);
  const charged = new Set(
    selectLedger(trace, at)
      .rows.filter(({ chargedCents }) => chargedCents.length > 0)
      .map(({ eventId }) => eventId),
  );
  return deliveries.flatMap((delivery) => {
    const letter = lastGivenUp(delivery, at);
    const event = eventById.get(delivery.eventId);
    if (!letter || !event) return [];
    return [
      {
        deliveryId: delivery.deliveryId,
        eventId: delivery.eventId,
        payment: event.payment,
        /** The reason of the last time. */
        reason: letter.reason,
        attempts: letter.attempts,
        givenUpAt: letter.at,
        resends: countUntil(delivery.resends, at, (resend) => resend.at),
        fate: fateOf(delivery, { at, charged: charged.has(delivery.eventId) }),
      },
    ];
  });
}

/** True while it can be sent once more. */
export function isUndelivered({ fate }: DeadLetterRow): boolean {
  return fate.kind === 'lies' || fate.kind === 'notNeeded';
}

function lastGivenUp(
  { endings }: DeliveryRecord,
  at: SimInstant,
): FactOf<'delivery.deadLettered'> | undefined {
  return endings.findLast(
    (ending) => ending.type === 'delivery.deadLettered' && ending.at <= at,
  ) as FactOf<'delivery.deadLettered'> | undefined;
}

function fateOf(
  delivery: DeliveryRecord,
  { at, charged }: { at: SimInstant; charged: boolean },
): DeadLetterFate {
  const ending = endingAt(delivery, at);
  if (!ending) {
    const { attempts } = delivery;
    const started = latestAt(attempts, at);
    return { kind: 'sending', attempt: started?.attempt ?? 1 };
  }
  if (ending.type === 'delivery.delivered') {
    return { kind: 'delivered', attempt: ending.attempts, at: ending.at };
  }
  return { kind: charged ? 'notNeeded' : 'lies' };
}
