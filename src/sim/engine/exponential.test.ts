import { describe, expect, test } from 'vitest';
import { exponential, poissonOfOne } from './exponential.ts';
import { luck } from './luck.ts';

describe('an exponential draw', () => {
  test('is minus the logarithm of what is left of the share', () => {
    for (let n = 0; n < 1_000; n++) {
      const share = luck(1, n);
      expect(exponential(share)).toBeCloseTo(-Math.log(1 - share), 12);
    }
    expect(exponential(0)).toBe(0);
    expect(exponential(1 - 2 ** -32)).toBeCloseTo(32 * Math.LN2, 9);
  });

  test('has mean 1 and variance 1', () => {
    const draws = Array.from({ length: 100_000 }, (_, n) => exponential(luck(2, n)));
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
    // Four standard errors: 1/sqrt(n), and sqrt(8/n) for the variance.
    expect(Math.abs(mean - 1)).toBeLessThan(4 * Math.sqrt(1 / draws.length));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(8 / draws.length));
  });
});

test('counts with mean 1 are 0, 1, 2, 3 as often as Poisson says', () => {
  const n = 100_000;
  const counts = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const count = poissonOfOne(luck(3, i));
    counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  const factorials = [1, 1, 2, 6];
  for (const [count, factorial] of factorials.entries()) {
    const chance = 1 / Math.E / factorial;
    const z = ((counts.get(count) ?? 0) - n * chance) / Math.sqrt(n * chance * (1 - chance));
    expect(Math.abs(z)).toBeLessThan(4);
  }
});
