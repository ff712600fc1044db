import { describe, expect, test } from 'vitest';
import type { ContentionStrategy } from '../../model/load/load.ts';
import { contend } from './contention.ts';

/** The mean of 100 runs, as many as the published simulator makes. */
const meanOf = (strategy: ContentionStrategy, clients = 100, seed = 1) =>
  contend(strategy, { clients, repeats: 100, seed });

describe('100 clients that contend for one row', () => {
  const none = meanOf('none');
  const exponential = meanOf('exponential');
  const decorrelated = meanOf('decorrelated');
  const equal = meanOf('equal');
  const full = meanOf('full');

  test('call less than half as often with full or equal jitter as with plain exponential backoff', () => {
    expect(full.calls).toBeLessThan(exponential.calls / 2);
    expect(equal.calls).toBeLessThan(exponential.calls / 2);
  });

  test('finish first without backoff, at the price of about three times the calls of full jitter', () => {
    const others = [exponential, decorrelated, equal, full].map(({ doneMs }) => doneMs);
    expect(none.doneMs).toBeLessThan(Math.min(...others));
    expect(none.calls / full.calls).toBeGreaterThan(2.8);
    expect(none.calls / full.calls).toBeLessThan(3.3);
  });

  test('lose most time with plain exponential backoff, which is slower than all others by far', () => {
    const others = [none, decorrelated, equal, full].map(({ doneMs }) => doneMs);
    expect(exponential.doneMs).toBeGreaterThan(5 * Math.max(...others));
  });

  test('work slightly more and take much longer with equal than with full jitter', () => {
    expect(equal.calls).toBeGreaterThan(full.calls);
    expect(equal.calls).toBeLessThan(1.1 * full.calls);
    expect(equal.doneMs).toBeGreaterThan(1.2 * full.doneMs);
  });

  test('work less but take slightly longer with full than with decorrelated jitter', () => {
    expect(full.calls).toBeLessThan(0.9 * decorrelated.calls);
    expect(full.doneMs).toBeGreaterThan(decorrelated.doneMs);
    expect(full.doneMs).toBeLessThan(1.15 * decorrelated.doneMs);
  });

  // An independent rerun of the published simulator, mean of 100; five percent is four to eight
  // standard errors of these means.
  test.each([
    { point: exponential, calls: 1_860, doneMs: 63_472 },
    { point: decorrelated, calls: 1_001, doneMs: 4_761 },
    { point: equal, calls: 811, doneMs: 6_521 },
    { point: full, calls: 796, doneMs: 4_888 },
    { point: none, calls: 2_424, doneMs: 2_027 },
  ])(
    'come within 5 % of the published simulator with $point.strategy',
    ({ point, calls, doneMs }) => {
      expect(Math.abs(point.calls / calls - 1)).toBeLessThan(0.05);
      expect(Math.abs(point.doneMs / doneMs - 1)).toBeLessThan(0.05);
    },
  );
});

describe('contention', () => {
  test.each(['none', 'full'] as const)(
    'with %s grows with the square of the clients',
    (strategy) => {
      const [half, whole] = [meanOf(strategy, 80).calls, meanOf(strategy, 160).calls];
      // Jitter spreads the calls over time but does not change how they grow; more than twofold is
      // more than in proportion.
      expect(whole / half).toBeGreaterThan(strategy === 'none' ? 3.5 : 2);
    },
  );

  test('of one client is one call of four hops', () => {
    const alone = meanOf('full', 1);
    expect(alone.calls).toBe(1);
    expect(Math.abs(alone.doneMs - 40)).toBeLessThan((4 * (2 * 2)) / Math.sqrt(100));
  });

  test('is the same for the same seed, and other luck for another', () => {
    expect(meanOf('full', 20)).toEqual(meanOf('full', 20));
    expect(meanOf('full', 20)).not.toEqual(meanOf('full', 20, 2));
  });
});
