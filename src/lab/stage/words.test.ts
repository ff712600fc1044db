import { describe, expect, test } from 'vitest';
import { standardSettings, type Settings } from '../../model/settings.ts';
import { durationMs, instant } from '../../model/units.ts';
import type { LedgerRow } from '../../trace/ledger/ledgerRow.ts';
import { chargeWords, faultsWords, totalsWords } from './ledger/ledgerWords.ts';
import { countdown, deliveryWords, retryWords } from './words.ts';

const retries = (settings: Partial<Settings>) => retryWords({ ...standardSettings, ...settings });

describe('the retry policy in words', () => {
  test.each([
    [{ attempts: 5, jitter: 'full' }, 'backoff 1 · 2 · 4 · 8 s, full jitter'],
    [{ attempts: 9, longestWaitMs: 4_000 }, 'backoff 1 · 2 · 4 · 4 · 4 · … s'],
    [{ attempts: 3, firstWaitMs: 60_000, longestWaitMs: 3_600_000 }, 'backoff 1 min · 2 min'],
    [{ retryPlan: 'fixed', attempts: 4, firstWaitMs: 5_000 }, 'retries every 5 s, 4 tries'],
    [{ retryPlan: 'immediate', attempts: 3 }, 'retries at once, 3 tries'],
    [
      { retryPlan: 'schedule', waits: '5s 5m 30m 2h 5h 10h 10h', attempts: 8, jitter: 'spread' },
      'backoff 5 s · 5 min · 30 min · 2 h · 5 h · …, ±20 %',
    ],
    [{ retryPlan: 'schedule', waits: '0 20s', attempts: 3 }, 'backoff 0 · 20 s'],
    [{ retryPlan: 'off' }, 'no retries'],
    [{ attempts: 1 }, 'no retries'],
  ] satisfies [Partial<Settings>, string][])('%o is told as %s', (settings, words) => {
    expect(retries(settings)).toBe(words);
  });
});

test('a countdown keeps its tenth and never shows zero before it is over', () => {
  expect([4_000, 1, 59_940].map(countdown)).toEqual(['4.0 s', '0.1 s', '60.0 s']);
  expect(countdown(90_000)).toBe('1 min 30 s');
});

test('an attempt that is not answered soon counts down to the hang-up', () => {
  const row = { deliveryId: 'dlv_1', eventId: 'evt_1', attempt: 2, state: 'sending' } as const;

  expect(deliveryWords({ ...row, forMs: durationMs(50), leftMs: durationMs(4_950) })).toBe(
    'sending, try 2',
  );
  expect(deliveryWords({ ...row, forMs: durationMs(1_500), leftMs: durationMs(3_500) })).toBe(
    'try 2, 3.5 s left',
  );
});

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
      fake: 2,
      wrongAmount: 0,
    };

    expect(totalsWords({ counts })).toBe('7 payments: 5 charged once, 1 waiting');
    expect(faultsWords({ counts })).toBe('1 double charge, 2 fake charges');
    expect(faultsWords({ counts: { ...counts, double: 0, fake: 0 } })).toBe('');
  });
});
