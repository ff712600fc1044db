import type { Channel, Payment, Trace } from '../model/facts.ts';
import type { EventId, MessageId } from '../model/ids.ts';
import type { SimInstant } from '../model/units.ts';
import { chargeHopes } from './chargeHopes.ts';
import { countUntil } from './records.ts';

/**
 * Whether the books are right about one payment. `waiting` is not charged yet but still may be;
 * `missing` will not be charged by itself any more.
 */
export type LedgerStatus = 'ok' | 'waiting' | 'missing' | 'double' | 'wrongAmount' | 'fake';

export interface LedgerRow {
  /** The event's id; for a fake charge made from the message that brought it. */
  readonly key: string;
  readonly eventId: EventId;
  /** What really happened; for a fake charge what it claims. */
  readonly payment: Payment;
  /** What was charged, each time. */
  readonly chargedCents: readonly number[];
  readonly status: LedgerStatus;
  /** Since when it has looked like this. */
  readonly since: SimInstant;
}

export interface LedgerCounts {
  readonly events: number;
  readonly once: number;
  readonly waiting: number;
  readonly missing: number;
  readonly double: number;
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
  const history = historyOf(trace, channel);
  const turn = countUntil(history.turns, at, (entry) => entry.at) - 1;
  if (history.shown?.turn !== turn) {
    history.shown = {
      turn,
      ledger: {
        rows: rowsAt(history.accounts, at),
        counts: history.turns[turn]?.counts ?? noCounts,
      },
    };
  }
  return history.shown.ledger;
}

function rowsAt(accounts: readonly Account[], at: SimInstant): LedgerRow[] {
  const rows: LedgerRow[] = [];
  for (const account of accounts) {
    const row = account[countUntil(account, at, (entry) => entry.since) - 1];
    if (!row) break;
    rows.push(row);
  }
  return rows;
}

/** Every look that one event, or one fake charge, had in the run; never empty. */
type Account = LedgerRow[];

interface History {
  /** In the order in which they were opened. */
  readonly accounts: readonly Account[];
  /** The totals after each instant at which anything changed. */
  readonly turns: readonly Turn[];
  shown: { readonly turn: number; readonly ledger: Ledger } | undefined;
}

interface Turn {
  readonly at: SimInstant;
  readonly counts: LedgerCounts;
}

const noCounts: LedgerCounts = {
  events: 0,
  once: 0,
  waiting: 0,
  missing: 0,
  double: 0,
  fake: 0,
  wrongAmount: 0,
};

const countedAs = {
  ok: 'once',
  waiting: 'waiting',
  missing: 'missing',
  double: 'double',
  wrongAmount: 'wrongAmount',
  fake: 'fake',
} as const satisfies Record<LedgerStatus, keyof LedgerCounts>;

const cache: Record<Channel, WeakMap<Trace, History>> = {
  pull: new WeakMap(),
  push: new WeakMap(),
};

function historyOf(trace: Trace, channel: Channel): History {
  let history = cache[channel].get(trace);
  if (!history) {
    history = write(trace, channel);
    cache[channel].set(trace, history);
  }
  return history;
}

/** Goes through the facts once, in order, so that no look can know what comes after it. */
function write(trace: Trace, channel: Channel): History {
  const book = new Book();
  const hopes = chargeHopes(channel);
  for (const fact of trace.facts) {
    const touched = hopes.note(fact);
    if (fact.type === 'event.occurred') book.open(fact.at, fact);
    else if (fact.type === 'effect.made' && fact.channel === channel) book.charge(fact.at, fact);
    for (const eventId of touched) book.judge(fact.at, eventId, hopes.has(eventId));
  }
  return book;
}

interface Told {
  readonly eventId: EventId;
  readonly payment: Payment;
}

class Book implements History {
  readonly accounts: Account[] = [];
  readonly turns: Turn[] = [];
  shown: History['shown'];
  readonly #byEvent = new Map<EventId, Account>();
  #now: Record<keyof LedgerCounts, number> = { ...noCounts };

  open(at: SimInstant, { eventId, payment }: Told): void {
    this.#now.events++;
    this.#byEvent.set(
      eventId,
      this.#start({
        key: eventId,
        eventId,
        payment,
        chargedCents: [],
        status: 'waiting',
        since: at,
      }),
    );
  }

  charge(at: SimInstant, { eventId, payment, messageId }: Told & { messageId: MessageId }): void {
    const account = this.#byEvent.get(eventId);
    const before = account?.at(-1);
    if (!account || !before) {
      const chargedCents = [payment.amountCents];
      const key = `${messageId} ${this.accounts.length}`;
      this.#start({ key, eventId, payment, chargedCents, status: 'fake', since: at });
      return;
    }
    const chargedCents = [...before.chargedCents, payment.amountCents];
    const right = chargedCents.length === 1 && isSame(before.payment, payment);
    const status = right ? 'ok' : chargedCents.length > 1 ? 'double' : 'wrongAmount';
    this.#turn(account, { ...before, chargedCents, status, since: at });
  }

  /** An event without a charge waits while there is hope, and is missing when there is none. */
  judge(at: SimInstant, eventId: EventId, hope: boolean): void {
    const account = this.#byEvent.get(eventId);
    const before = account?.at(-1);
    if (!account || !before || before.chargedCents.length > 0) return;
    const status = hope ? 'waiting' : 'missing';
    if (status !== before.status) this.#turn(account, { ...before, status, since: at });
  }

  #start(row: LedgerRow): Account {
    const account = [row];
    this.accounts.push(account);
    this.#count(row);
    return account;
  }

  #turn(account: Account, row: LedgerRow): void {
    const before = account.at(-1);
    if (before) this.#now[countedAs[before.status]]--;
    // Of several looks within one millisecond only the last is ever seen.
    if (before?.since === row.since) account.pop();
    account.push(row);
    this.#count(row);
  }

  #count(row: LedgerRow): void {
    this.#now[countedAs[row.status]]++;
    if (this.turns.at(-1)?.at === row.since) this.turns.pop();
    this.turns.push({ at: row.since, counts: { ...this.#now } });
  }
}

function isSame(one: Payment, other: Payment): boolean {
  return (
    one.amountCents === other.amountCents &&
    one.customer === other.customer &&
    one.order === other.order
  );
}
