import { describe, expect, test } from 'vitest';
import { instant } from '../../../model/units.ts';
import type { LedgerRow } from '../../../trace/ledger/ledgerRow.ts';
import { chargeWords, faultsWords, totalsWords } from './ledgerWords.ts';

describe('the ledger in words', () => {
  const row: LedgerRow = {
    key: 'evt_1',
    eventId: 'evt_1',
    payment: { order: 1001, customer: 'cus_1', amountCents: 2_500 },
    chargedCents: [2_500, 2_500],
    status: 'double',
    since: instant(0),
  };

  test('says how often a payment was charged', () => {
    expect(chargeWords(row)).toBe('€25 ×2');
  });

  test('puts a wrong amount beside the right one', () => {
    expect(chargeWords({ ...row, chargedCents: [250_000], status: 'wrongAmount' })).toBe(
      '€2,500 ≠ €25',
    );
  });

  test('counts, and names a fault only when there is one', () => {
    const counts = {
      events: 7,
      orders: 0,
      once: 5,
      waiting: 1,
      missing: 0,
      double: 1,
      extra: 3,
      fake: 2,
      wrongAmount: 0,
    };

    expect(totalsWords({ counts })).toBe('7 payments: 5 charged once, 1 waiting');
    expect(faultsWords({ counts })).toBe('3 charges too many for 1 payment, 2 fake charges');
    expect(faultsWords({ counts: { ...counts, double: 0, extra: 0, fake: 0 } })).toBe('');
  });
});
