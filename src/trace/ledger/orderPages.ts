import type { EventId } from '../../model/ids.ts';
import type { Payment } from '../../model/payment.ts';
import type { LedgerRow, LedgerStatus } from './ledgerRow.ts';

/** What the ledger and the truth say about one order that payments change again and again. */
export interface OrderPage {
  readonly place: number;
  /** What the order has come to at the sender. */
  truth: Payment;
  lastEvent: EventId;
  written: Payment | undefined;
  /** Changes whose message may still be taken in. */
  readonly hoped: Set<EventId>;
  readonly versionOf: Map<EventId, number>;
  /** Those whose message makes the receiver look for itself, and so brings the latest state. */
  readonly thin: Set<EventId>;
}

interface Change {
  readonly eventId: EventId;
  readonly payment: Payment;
  readonly isThin: boolean;
}

/** The pages of a ledger, by order and by the events that changed them. */
export class OrderPages {
  readonly #pages = new Map<number, OrderPage>();
  readonly #byEvent = new Map<EventId, OrderPage>();

  of(order: number): OrderPage | undefined {
    return this.#pages.get(order);
  }

  changedBy(eventId: EventId): OrderPage | undefined {
    return this.#byEvent.get(eventId);
  }

  /** @param openRow called for an order that has no page yet; where its row will stand. */
  change({ eventId, payment, isThin }: Change, openRow: () => number): OrderPage {
    const page: OrderPage = this.#pages.get(payment.order) ?? {
      place: openRow(),
      truth: payment,
      lastEvent: eventId,
      written: undefined,
      hoped: new Set(),
      versionOf: new Map(),
      thin: new Set(),
    };
    page.truth = payment;
    page.lastEvent = eventId;
    page.hoped.add(eventId);
    page.versionOf.set(eventId, payment.version ?? 0);
    if (isThin) page.thin.add(eventId);
    this.#pages.set(payment.order, page);
    this.#byEvent.set(eventId, page);
    return page;
  }
}

/** The ledger row of an order. */
export function rowOfPage(page: OrderPage): Omit<LedgerRow, 'since'> {
  const { truth, written, lastEvent } = page;
  return {
    key: `order ${truth.order}`,
    eventId: lastEvent,
    payment: truth,
    chargedCents: written ? [written.amountCents] : [],
    status: statusOf(page),
  };
}

function statusOf({ truth, written, hoped, versionOf, thin }: OrderPage): LedgerStatus {
  if (written?.amountCents === truth.amountCents && written.customer === truth.customer)
    return 'ok';
  const kept = written?.version ?? 0;
  for (const eventId of hoped) {
    if (thin.has(eventId) || (versionOf.get(eventId) ?? 0) > kept) return 'waiting';
  }
  return written ? 'wrongAmount' : 'missing';
}
