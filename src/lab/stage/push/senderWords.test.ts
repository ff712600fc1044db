import { describe, expect, test } from 'vitest';
import { standardSettings, type Settings } from '../../../model/settings.ts';
import { durationMs } from '../../../model/units.ts';
import { deliveryWords, retryWords } from './senderWords.ts';

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

test('an attempt that is not answered soon counts down to the hang-up', () => {
  const row = { deliveryId: 'dlv_1', eventId: 'evt_1', attempt: 2, state: 'sending' } as const;

  expect(deliveryWords({ ...row, forMs: durationMs(50), leftMs: durationMs(4_950) })).toBe(
    'sending, try 2',
  );
  expect(deliveryWords({ ...row, forMs: durationMs(1_500), leftMs: durationMs(3_500) })).toBe(
    'try 2, 3.5 s left',
  );
});
