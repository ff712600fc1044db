import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clock, count, duration, euros, percent } from './format.ts';

test.each([
  [0, '00:00.0'],
  [42_399, '00:42.3'],
  [59_999, '00:59.9'],
  [3_599_999, '59:59.9'],
  [3_600_000, '1:00:00.0'],
])('%i ms is %s on the clock', (at, words) => {
  expect(clock(at)).toBe(words);
});

test.each([
  [0, '0 s'],
  [1, '1 ms'],
  [99, '99 ms'],
  [100, '0.1 s'],
  [2_649, '2.6 s'],
  [5_000, '5 s'],
  [59_949, '59.9 s'],
  [59_950, '1 min'],
  [85_000, '1 min 25 s'],
  [3_599_600, '1 h'],
  [7_500_000, '2 h 5 min'],
])('%i ms lasts %s', (ms, words) => {
  expect(duration(ms)).toBe(words);
});

test('a longer duration never reads as a shorter one', () => {
  const milliseconds = (words: string) =>
    words
      .match(/[\d.]+ \w+/g)!
      .map((part) => part.split(' '))
      .reduce(
        (sum, [n, unit]) => sum + Number(n) * { ms: 1, s: 1e3, min: 6e4, h: 36e5 }[unit!]!,
        0,
      );
  fc.assert(
    fc.property(fc.nat(90_000_000), fc.nat(90_000_000), (one, other) => {
      const [short, long] = one < other ? [one, other] : [other, one];
      expect(milliseconds(duration(short))).toBeLessThanOrEqual(milliseconds(duration(long)));
    }),
  );
});

describe('a share', () => {
  test.each([
    [7, 9, '78 %'],
    [714, 720, '99.2 %'],
    [6, 720, '0.8 %'],
    [0, 0, '0 %'],
    [0, 5, '0 %'],
    [5, 5, '100 %'],
  ])('of %i in %i is %s', (part, whole, words) => {
    expect(percent(part, whole)).toBe(words);
  });

  test('is 0 % only of nothing and 100 % only of everything', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (part, rest) => {
        expect(percent(part, part + rest)).not.toBe('100 %');
        if (part > 0) expect(percent(part, part + rest)).not.toBe('0 %');
      }),
    );
  });
});

test('whole euros have no cents, and thousands are set apart', () => {
  expect([2_500, 2_550, 5, 125_000, 123_456_705].map(euros)).toEqual([
    '€25',
    '€25.50',
    '€0.05',
    '€1,250',
    '€1,234,567.05',
  ]);
});

test('one thing is singular, none and several are plural', () => {
  expect([0, 1, 720].map((n) => count(n, 'poll'))).toEqual(['0 polls', '1 poll', '720 polls']);
  expect(count(2, 'retry', 'retries')).toBe('2 retries');
});
