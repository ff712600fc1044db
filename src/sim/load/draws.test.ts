import { describe, expect, test } from 'vitest';
import { Draws } from './draws.ts';

const n = 200_000;
const drawn = (draw: (draws: Draws) => number) => {
  const draws = new Draws(1, 'test');
  return Array.from({ length: n }, () => draw(draws));
};
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const variance = (values: readonly number[]) => {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 2));
};

describe('draws', () => {
  test('are the same for the same seed and words, and others for other words', () => {
    const first = (about: string) => new Draws(7, about).next();
    expect(first('a')).toBe(first('a'));
    expect(first('a')).not.toBe(first('b'));
  });

  // Four standard errors of each estimate, from the exact moments.
  test('are uniform in [0, 1): mean 1/2, variance 1/12', () => {
    const values = drawn((draws) => draws.next());
    expect(Math.abs(mean(values) - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(variance(values) - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / n));
    expect(Math.min(...values.slice(0, 1_000))).toBeGreaterThanOrEqual(0);
  });

  test('in a row do not hang together', () => {
    const values = drawn((draws) => draws.next() - 0.5);
    const products = values.slice(1).map((value, at) => value * (values[at] ?? 0));
    expect(Math.abs(mean(products))).toBeLessThan(4 / 12 / Math.sqrt(n));
  });

  test.each([0.1, 0.5, 1, 2, 4])('of exponential luck exceed %d in a share of e^-x', (x) => {
    const share = drawn((draws) => draws.exponential()).filter((value) => value > x).length / n;
    const exact = Math.exp(-x);
    expect(Math.abs(share - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / n));
  });

  test('of normal luck have mean 0, variance 1, and 68.3 % within one deviation', () => {
    const values = drawn((draws) => draws.normal());
    expect(Math.abs(mean(values))).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(variance(values) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    const within = values.filter((value) => Math.abs(value) < 1).length / n;
    // A sum of twelve uniforms is a little flatter than the normal curve: 0.6827 there.
    expect(Math.abs(within - 0.6827)).toBeLessThan(0.008);
  });
});
