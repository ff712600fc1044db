import type { Channel, Trace } from '../../model/facts.ts';
import type { Payment } from '../../model/payment.ts';
import type { EventId, MessageId } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';
import { pendingCharges } from './pendingCharges.ts';
import { OrderPages, rowOfPage, type OrderPage } from './orderPages.ts';
import { countUntil } from '../records.ts';
import { thinEventsOf } from '../thinEvents.ts';
import type { LedgerRow, LedgerStatus } from './ledgerRow.ts';
import { oncePerTrace } from '../oncePerTrace.ts';

export interface LedgerCounts {
  /** Rows that something real stands behind: payments, and orders that payments change. */
  readonly events: number;
  /** How many of them are such orders. */
  readonly orders: number;
  readonly once: number;
  readonly waiting: number;
  readonly missing: number;
  readonly double: number;
  /** How many charges are too many, of all rows that are charged more than once. */
  readonly extra: number;
  readonly fake: number;
  readonly wrongAmount: number;
}

export interface Ledger {
  readonly rows: readonly LedgerRow[];
  /** Events are `once + waiting + missing + double + wrongAmount`; a fake charge is no event. */
  readonly counts: LedgerCounts;
}

/**
 * The receiver's books in one channel, judged against what really happened up to `at`.
 * Between two changes it is the very same object, so that nothing is drawn again for it.
 */
export function selectLedger(trace: Trace, at: SimInstant, channel: Channel = 'push'): Ledger {
  const history = histories[channel](trace);
  const turn = turnAt(history, at);
  if (history.shown.turn !== turn) history.shown = shownAfter(turn, history);
  return history.shown.ledger;
}

/** The totals of `selectLedger`, without its rows. */
export function selectLedgerCounts(trace: Trace, at: SimInstant, channel: Channel): LedgerCounts {
  const history = histories[channel](trace);
  return history.turns[turnAt(history, at)]?.counts ?? noCounts;
}

function turnAt({ turns }: History, at: SimInstant): number {
  return countUntil(turns, at, (entry) => entry.at) - 1;
}

/** Goes on from what was shown last, as playing does; going back begins with an empty book. */
function shownAfter(turn: number, { turns, shown }: History): Shown {
  const from = shown.turn < turn ? shown : nothingShown;
  const rows = [...from.ledger.rows];
  for (let i = from.turn + 1; i <= turn; i++) {
    turns[i]?.looks.forEach((row, place) => (rows[place] = row));
  }
  return { turn, ledger: { rows, counts: turns[turn]?.counts ?? noCounts } };
}

interface History {
  readonly turns: readonly Turn[];
  shown: Shown;
}

interface Turn {
  readonly at: SimInstant;
  /** The rows that look different from now on, by their place in the order of opening. */
  readonly looks: Map<number, LedgerRow>;
  readonly counts: Record<keyof LedgerCounts, number>;
}

interface Shown {
  readonly turn: number;
  readonly ledger: Ledger;
}

const noCounts: LedgerCounts = {
  events: 0,
  orders: 0,
  once: 0,
  waiting: 0,
  missing: 0,
  double: 0,
  extra: 0,
  fake: 0,
  wrongAmount: 0,
};

const nothingShown: Shown = { turn: -1, ledger: { rows: [], counts: noCounts } };

const countedAs = {
  ok: 'once',
  waiting: 'waiting',
  missing: 'missing',
  double: 'double',
  wrongAmount: 'wrongAmount',
  fake: 'fake',
} as const satisfies Record<LedgerStatus, keyof LedgerCounts>;

const histories = {
  pull: oncePerTrace((trace) => write(trace, 'pull')),
  push: oncePerTrace((trace) => write(trace, 'push')),
};

/** Goes through the facts once, in order, so that no row can depend on a later fact. */
function write(trace: Trace, channel: Channel): History {
  const thin = thinEventsOf(trace);
  const book = new Book((eventId) => channel === 'push' && thin.has(eventId));
  const pending = pendingCharges(channel);
  for (const fact of trace.facts) {
    const touched = pending.note(fact);
    if (fact.type === 'event.occurred') book.open(fact.at, fact);
    else if (fact.type === 'effect.made' && fact.channel === channel) book.charge(fact.at, fact);
    for (const eventId of touched) book.judge(fact.at, eventId, pending.has(eventId));
  }
  return book;
}

interface Told {
  readonly eventId: EventId;
  readonly payment: Payment;
}

class Book implements History {
  readonly turns: Turn[] = [];
  shown = nothingShown;
  readonly #rows: LedgerRow[] = [];
  readonly #placeOf = new Map<EventId, number>();
  readonly #orders = new OrderPages();
  readonly #isThin: (eventId: EventId) => boolean;

  /** @param isThin whether an event says no more than that its order has changed. */
  constructor(isThin: (eventId: EventId) => boolean) {
    this.#isThin = isThin;
  }

  open(at: SimInstant, { eventId, payment }: Told): void {
    if (payment.version !== undefined) {
      this.#change(at, { eventId, payment });
      return;
    }
    const place = this.#rows.length;
    this.#turnAt(at).counts.events++;
    this.#placeOf.set(eventId, place);
    this.#look(place, {
      key: eventId,
      eventId,
      payment,
      chargedCents: [],
      status: 'waiting',
      since: at,
    });
  }

  charge(at: SimInstant, { eventId, payment, messageId }: Told & { messageId: MessageId }): void {
    const page = payment.version === undefined ? undefined : this.#orders.of(payment.order);
    if (page) {
      page.written = payment;
      this.#weigh(at, page);
      return;
    }
    const place = this.#placeOf.get(eventId) ?? this.#rows.length;
    const before = this.#rows[place];
    if (!before) {
      const chargedCents = [payment.amountCents];
      const key = `${messageId} ${place}`;
      this.#look(place, { key, eventId, payment, chargedCents, status: 'fake', since: at });
      return;
    }
    const chargedCents = [...before.chargedCents, payment.amountCents];
    const right = chargedCents.length === 1 && isSame(before.payment, payment);
    const status = right ? 'ok' : chargedCents.length > 1 ? 'double' : 'wrongAmount';
    this.#look(place, { ...before, chargedCents, status, since: at });
  }

  /** An event without a charge waits while there is hope, and is missing when there is none. */
  judge(at: SimInstant, eventId: EventId, hope: boolean): void {
    const page = this.#orders.changedBy(eventId);
    if (page) {
      if (hope) page.hoped.add(eventId);
      else page.hoped.delete(eventId);
      this.#weigh(at, page);
      return;
    }
    const place = this.#placeOf.get(eventId) ?? -1;
    const before = this.#rows[place];
    if (!before || before.chargedCents.length > 0) return;
    const status = hope ? 'waiting' : 'missing';
    if (status !== before.status) this.#look(place, { ...before, status, since: at });
  }

  /** One more change of an order, which has one row for all of them. */
  #change(at: SimInstant, { eventId, payment }: Told): void {
    const page = this.#orders.change({ eventId, payment, isThin: this.#isThin(eventId) }, () => {
      const { counts } = this.#turnAt(at);
      counts.events++;
      counts.orders++;
      return this.#rows.length;
    });
    this.#weigh(at, page);
  }

  #weigh(at: SimInstant, page: OrderPage): void {
    const row = rowOfPage(page);
    const before = this.#rows[page.place];
    const isSame =
      before?.status === row.status &&
      before.eventId === row.eventId &&
      before.chargedCents[0] === row.chargedCents[0];
    if (!isSame) this.#look(page.place, { ...row, since: at });
  }

  #look(place: number, row: LedgerRow): void {
    const { looks, counts } = this.#turnAt(row.since);
    const before = this.#rows[place];
    if (before) counts[countedAs[before.status]]--;
    counts[countedAs[row.status]]++;
    counts.extra += tooMany(row) - tooMany(before);
    this.#rows[place] = row;
    looks.set(place, row);
  }

  #turnAt(at: SimInstant): Turn {
    const last = this.turns.at(-1);
    if (last?.at === at) return last;
    const turn = {
      at,
      looks: new Map<number, LedgerRow>(),
      counts: { ...(last?.counts ?? noCounts) },
    };
    this.turns.push(turn);
    return turn;
  }
}

function tooMany(row: LedgerRow | undefined): number {
  return row?.status === 'double' ? row.chargedCents.length - 1 : 0;
}

function isSame(one: Payment, other: Payment): boolean {
  return (
    one.amountCents === other.amountCents &&
    one.customer === other.customer &&
    one.order === other.order
  );
}
