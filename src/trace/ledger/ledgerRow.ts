import type { EventId } from '../../model/ids.ts';
import type { Payment } from '../../model/payment.ts';
import type { SimInstant } from '../../model/units.ts';

/**
 * Whether the books are right about one payment. `waiting` is not charged yet but still may be;
 * `missing` will not be charged any more unless somebody asks for it again.
 */
export type LedgerStatus = 'ok' | 'waiting' | 'missing' | 'double' | 'wrongAmount' | 'fake';

export interface LedgerRow {
  /** The event's id, or the order's where payments change the same one; of a fake charge its message's. */
  readonly key: string;
  /** Of an order that payments change, the latest change. */
  readonly eventId: EventId;
  /** What really happened; for a fake charge what it claims. */
  readonly payment: Payment;
  /** Every charge; of an order that payments change, only what is written now. */
  readonly chargedCents: readonly number[];
  readonly status: LedgerStatus;
  /** When the row last changed. */
  readonly since: SimInstant;
}
