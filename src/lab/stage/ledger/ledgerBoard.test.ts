import { expect, test } from 'vitest';
import { instant } from '../../../model/units.ts';
import type { Ledger } from '../../../trace/ledger/ledger.ts';
import type { LedgerRow, LedgerStatus } from '../../../trace/ledger/ledgerRow.ts';
import { mostRelevant } from './ledgerBoard.ts';

/** A ledger with rows of these statuses; the keys count from 1. */
function ledgerOf(...statuses: LedgerStatus[]): Ledger {
  const count = (status: LedgerStatus) => statuses.filter((each) => each === status).length;
  return {
    rows: statuses.map((status, i): LedgerRow => ({
      key: `${i + 1}`,
      eventId: `evt_${i + 1}`,
      payment: { order: i + 1, customer: 'cus_1', amountCents: 100 },
      chargedCents: [],
      status,
      since: instant(0),
    })),
    counts: {
      events: statuses.length - count('fake'),
      orders: 0,
      once: count('ok'),
      waiting: count('waiting'),
      missing: count('missing'),
      double: count('double'),
      extra: count('double'),
      fake: count('fake'),
      wrongAmount: count('wrongAmount'),
    },
  };
}

const keys = (...args: Parameters<typeof mostRelevant>) =>
  mostRelevant(...args).map((row) => row.key);

test('faults come first, then what waits, and the latest of each before the others', () => {
  expect(keys(ledgerOf('ok', 'double', 'waiting', 'ok', 'fake', 'waiting'))).toEqual([
    '5',
    '2',
    '6',
    '3',
    '4',
    '1',
  ]);
});

test('a charge that is wrong takes the room of two', () => {
  expect(keys(ledgerOf('ok', 'double', 'ok', 'ok'), 4)).toEqual(['2', '4', '3']);
  expect(keys(ledgerOf('double', 'missing', 'wrongAmount'), 4)).toEqual(['3', '2']);
});

test('the only fault of thousands is found, however old', () => {
  const many = Array.from({ length: 5_000 }, (): LedgerStatus => 'ok');

  expect(keys(ledgerOf('missing', ...many), 4)).toEqual(['1', '5001', '5000', '4999']);
});
