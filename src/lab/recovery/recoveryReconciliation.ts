import type { FactOf, Trace } from '../../model/facts.ts';
import { deliveryIdOf } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';
import { isBackfill, isFetch } from '../../trace/messages/messageKind.ts';
import { selectLedger } from '../../trace/ledger/ledger.ts';
import type { LedgerRow } from '../../trace/ledger/ledgerRow.ts';
import { recordsOf, type Records } from '../../trace/records.ts';

/** How a charge got into the receiver's ledger. */
export type Way =
  | { readonly by: 'webhook'; readonly attempt: number }
  | { readonly by: 'resend'; readonly attempt: number }
  | { readonly by: 'backfill'; readonly number: number }
  | { readonly by: 'fetch'; readonly number: number }
  | { readonly by: 'attacker' };

export interface ReconciliationRow {
  readonly row: LedgerRow;
  /** When it happened at the sender; absent for what never did. */
  readonly occurredAt?: SimInstant;
  /** One for each charge, in their order. */
  readonly ways: readonly Way[];
}

/** Every payment of the sender's list and every charge of the receiver's ledger, side by side. */
export function selectReconciliation(trace: Trace, at: SimInstant): readonly ReconciliationRow[] {
  const records = recordsOf(trace);
  const waysOf = new Map<string, Way[]>();
  for (const effect of records.effects) {
    if (effect.at > at) break;
    if (effect.channel !== 'push') continue;
    const ways = waysOf.get(effect.eventId);
    if (ways) ways.push(wayOf(records, effect));
    else waysOf.set(effect.eventId, [wayOf(records, effect)]);
  }
  return selectLedger(trace, at).rows.map((row) => {
    const event = records.eventById.get(row.eventId);
    const known = row.status !== 'fake' && event ? { occurredAt: event.occurredAt } : {};
    return { row, ...known, ways: waysOf.get(row.eventId) ?? [] };
  });
}

function wayOf(
  { messageById, deliveryById }: Records,
  { messageId, eventId }: FactOf<'effect.made'>,
): Way {
  const number = Number(/_(\d+)/.exec(messageId)?.[1] ?? 0);
  if (isBackfill({ messageId })) return { by: 'backfill', number };
  if (isFetch({ messageId })) return { by: 'fetch', number };
  const message = messageById.get(messageId);
  if (!message || message.from === 'attacker') return { by: 'attacker' };
  const attempt = message.attempt ?? 1;
  const delivery = deliveryById.get(deliveryIdOf(eventId));
  const resent = delivery?.resends.some((resend) => resend.attempt === attempt);
  return { by: resent ? 'resend' : 'webhook', attempt };
}
