import { count, euros, grouped } from '../../../trace/words/format.ts';
import type { LedgerCounts } from '../../../trace/ledger/ledger.ts';
import type { LedgerRow } from '../../../trace/ledger/ledgerRow.ts';

export const statusWords: Record<LedgerRow['status'], string> = {
  ok: 'charged once',
  waiting: 'waiting',
  missing: 'missing',
  double: 'double charge',
  wrongAmount: 'wrong amount',
  fake: 'fake charge',
};

/** The state of a ledger row in words; an order that payments change is not charged, but right. */
export function rowWords({ status, payment }: LedgerRow): string {
  return status === 'ok' && payment.version !== undefined ? 'right amount' : statusWords[status];
}

/** What was charged: `€25 ×2`, or beside the right amount `€2,500 ≠ €25`. */
export function chargeWords(row: LedgerRow): string {
  const { status, chargedCents, payment } = row;
  const [written] = chargedCents;
  if (payment.version !== undefined && (status === 'ok' || status === 'waiting')) {
    return written === undefined ? '' : euros(written);
  }
  if (status === 'waiting') return '';
  if (status === 'missing') return euros(payment.amountCents);
  if (status === 'wrongAmount')
    return `${euros(chargedCents[0] ?? 0)} ≠ ${euros(payment.amountCents)}`;
  return `${euros(payment.amountCents)} ×${chargedCents.length}`;
}

/** `7 payments: 5 charged once, 1 waiting`. */
export function totalsWords({ counts }: { counts: LedgerCounts }): string {
  if (counts.events === 0) return 'no payments yet';
  const waiting = counts.waiting > 0 ? `, ${grouped(counts.waiting)} waiting` : '';
  if (counts.orders > 0) {
    const rows = counts.orders === counts.events ? 'order' : 'row';
    return `${count(counts.events, rows)}: ${grouped(counts.once)} right${waiting}`;
  }
  return `${count(counts.events, 'payment')}: ${grouped(counts.once)} charged once${waiting}`;
}

/** `3 charges too many for 1 payment, 1 fake charge`; nothing while the books are right. */
export function faultsWords({ counts }: { counts: LedgerCounts }): string {
  return problemsOf(counts)
    .map(({ number, name, about }) => `${grouped(number)} ${name}${about}`)
    .join(', ');
}

interface Problem {
  readonly number: number;
  readonly name: string;
  /** Of how many payments, where that is another number. */
  readonly about: string;
}

/** The four faults with their words, those that there are. */
export function problemsOf(
  counts: Pick<LedgerCounts, 'missing' | 'double' | 'extra' | 'fake' | 'wrongAmount'>,
): readonly Problem[] {
  const { missing, double, extra, fake, wrongAmount } = counts;
  return [
    { number: missing, name: 'missing', about: '' },
    {
      number: extra,
      name: extra === 1 ? 'charge too many' : 'charges too many',
      about: ` for ${count(double, 'payment')}`,
    },
    { number: fake, name: fake === 1 ? 'fake charge' : 'fake charges', about: '' },
    { number: wrongAmount, name: wrongAmount === 1 ? 'wrong amount' : 'wrong amounts', about: '' },
  ].filter(({ number }) => number > 0);
}
