import { describe, expect, test } from 'vitest';
import { factsOf } from '../anyRun.testkit.ts';
import type { Settings } from '../../../model/settings.ts';
import { simulate } from '../../simulate.ts';
import { expectMean, longRun } from './theory.testkit.ts';

const payments = 2_500;

/** The waits after the n-th failure of 2,500 deliveries that never succeed. */
function waitsAfter(failure: number, settings: Partial<Settings>): readonly number[] {
  const trace = simulate(
    longRun({
      seed: 31,
      horizonMs: payments * 1_000 + 120_000,
      plan: [{ at: 0, type: 'endpoint.set', mode: 'down' }],
      settings: {
        eventEveryMs: 1_000,
        retryPlan: 'exponential',
        firstWaitMs: 1_000,
        longestWaitMs: 3_600_000,
        attempts: failure + 1,
        ...settings,
      },
    }),
  );
  return factsOf(trace, 'retry.scheduled')
    .filter(({ attempt }) => attempt === failure + 1)
    .map(({ backoffMs }) => backoffMs);
}

describe('the wait after the third failure, v = 4 s, in 2,500 deliveries', () => {
  const v = 4_000;

  test.each<{ jitter: Settings['jitter']; says: string; mean: number; variance: number }>([
    { jitter: 'full', says: 'v/2 with variance v²/12', mean: v / 2, variance: v ** 2 / 12 },
    { jitter: 'equal', says: '3v/4 with variance v²/48', mean: 0.75 * v, variance: v ** 2 / 48 },
    {
      jitter: 'spread',
      says: 'v with variance (0.2 v)²/3',
      mean: v,
      variance: (0.2 * v) ** 2 / 3,
    },
  ])('with $jitter jitter has mean $says', ({ jitter, mean, variance }) => {
    const waits = waitsAfter(3, { jitter });
    expect(waits.length).toBeGreaterThan(2_300);
    expectMean(waits, mean, variance);
  });

  test('without jitter is v itself', () => {
    expect(new Set(waitsAfter(3, { jitter: 'none' }))).toEqual(new Set([v]));
  });
});

test.each([1, 2, 3, 4])(
  'decorrelated jitter waits base (2 · 1.5ᵏ − 1) in the mean after failure %i, uncapped',
  (k) => {
    const base = 1_000;
    const waits = waitsAfter(k, { jitter: 'decorrelated' });
    // Mean and second moment of U(base, 3 · the wait before), from one failure to the next.
    let mean = base;
    let square = base ** 2;
    for (let n = 0; n < k; n++) {
      square = (base ** 2 + 3 * base * mean + 9 * square) / 3;
      mean = (base + 3 * mean) / 2;
    }
    expect(mean).toBeCloseTo(base * (2 * 1.5 ** k - 1), 6);
    expectMean(waits, mean, square - mean ** 2);
  },
);
