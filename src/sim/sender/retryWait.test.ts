import { describe, expect, test } from 'vitest';
import { standardSettings } from '../../model/settings.ts';
import { waitMs } from './retryWait.ts';

const almostOne = 1 - 2 ** -32;

describe('the wait after a failure', () => {
  const plan = { ...standardSettings, retryPlan: 'schedule', waits: '10s' } as const;
  const nothing = { backoffMs: 0, askedMs: 0, overloaded: false, luck: 0.5 };

  test.each([
    { retryAfter: 'ignored', askedMs: 15_000, expected: 10_000 },
    { retryAfter: 'atLeast', askedMs: 0, expected: 10_000 },
    { retryAfter: 'atLeast', askedMs: 9_000, expected: 10_000 },
    { retryAfter: 'atLeast', askedMs: 90_000, expected: 90_000 },
    { retryAfter: 'clamped', askedMs: 0, expected: 10_000 },
    { retryAfter: 'clamped', askedMs: 9_000, expected: 10_000 },
    { retryAfter: 'clamped', askedMs: 15_000, expected: 15_000 },
    { retryAfter: 'clamped', askedMs: 90_000, expected: 20_000 },
  ] as const)(
    'of 10 s is $expected when $askedMs is asked for and $retryAfter',
    ({ retryAfter, askedMs, expected }) => {
      expect(waitMs({ ...plan, retryAfter }, 1, { ...nothing, askedMs })).toBe(expected);
    },
  );

  test('is no shorter than the overload wait, but only when the endpoint seems overloaded', () => {
    const careful = { ...plan, overloadWaitMs: 60_000 };
    expect(waitMs(careful, 1, nothing)).toBe(10_000);
    expect(waitMs(careful, 1, { ...nothing, overloaded: true })).toBe(60_000);
    const patient = { ...careful, waits: '2m' };
    expect(waitMs(patient, 1, { ...nothing, overloaded: true })).toBe(120_000);
  });

  test('is clamped to twice the overload wait when both are asked for', () => {
    const both = { ...plan, overloadWaitMs: 60_000, retryAfter: 'clamped' } as const;
    expect(waitMs(both, 1, { ...nothing, overloaded: true, askedMs: 600_000 })).toBe(120_000);
  });

  test('is spread last, so that those who were told the same do not come together', () => {
    const spread = {
      ...plan,
      jitter: 'spread',
      jitterPercent: 20,
      overloadWaitMs: 60_000,
    } as const;
    const overloaded = { ...nothing, overloaded: true };
    expect(waitMs(spread, 1, { ...overloaded, luck: 0 })).toBe(48_000);
    expect(waitMs(spread, 1, { ...overloaded, luck: almostOne })).toBe(72_000);
  });

  test('is never spread to before what the endpoint asked for, when that is a least', () => {
    const spread = { ...plan, jitter: 'spread', jitterPercent: 20, retryAfter: 'atLeast' } as const;
    expect(waitMs(spread, 1, { ...nothing, askedMs: 30_000, luck: 0 })).toBe(30_000);
    expect(waitMs(spread, 1, { ...nothing, askedMs: 30_000, luck: almostOne })).toBe(36_000);
  });
});
