import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanOf, quantileOf, shareOf } from './estimate.ts';

describe('a share of trials', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I, Wilson's method without continuity correction.
  test.each([
    { hits: 81, trials: 263, least: 0.2553, most: 0.3662 },
    { hits: 15, trials: 148, least: 0.0624, most: 0.1605 },
    { hits: 0, trials: 20, least: 0, most: 0.1611 },
    { hits: 1, trials: 29, least: 0.0061, most: 0.1718 },
  ])('$hits of $trials lies from $least to $most', ({ hits, trials, least, most }) => {
    const share = shareOf(hits, trials);
    expect(share.value).toBe(hits / trials);
    expect(share.least).toBeCloseTo(least, 4);
    expect(share.most).toBeCloseTo(most, 4);
  });

  test('always lies inside its own interval, and the interval inside 0 to 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.nat(20_000), (trials, nat) => {
        const { value, least, most } = shareOf(nat % (trials + 1), trials);
        expect(least).toBeGreaterThanOrEqual(0);
        expect(least).toBeLessThanOrEqual(value);
        expect(most).toBeGreaterThanOrEqual(value);
        expect(most).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('of no trials may be anything', () => {
    expect(shareOf(0, 0)).toEqual({ value: 0, least: 0, most: 1 });
  });
});

describe('a mean', () => {
  test('of 1, 2, 3, 4 is 2.5, give or take 1.27', () => {
    const mean = meanOf([1, 2, 3, 4]);
    expect(mean?.value).toBe(2.5);
    // The standard error is sqrt(5 / 3 / 4).
    expect(mean?.most).toBeCloseTo(2.5 + 1.959964 * Math.sqrt(5 / 12), 9);
  });

  test('of nothing is not known, and of one number is that number', () => {
    expect(meanOf([])).toBeUndefined();
    expect(meanOf([7])).toEqual({ value: 7, least: 7, most: 7 });
  });
});

test.each([
  { share: 0, value: 10 },
  { share: 0.5, value: 25 },
  { share: 0.95, value: 38.5 },
  { share: 1, value: 40 },
])('the value below which $share of 10, 20, 30, 40 lies is $value', ({ share, value }) => {
  expect(quantileOf([10, 20, 30, 40], share)).toBeCloseTo(value, 9);
});
