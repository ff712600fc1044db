import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clock,
  count,
  countdown,
  duration,
  euros,
  exactDuration,
  percent,
  spokenTime,
} from './format.ts';

test.each([
  [0, '00:00.0'],
  [42_399, '00:42.3'],
  [59_999, '00:59.9'],
  [3_599_999, '59:59.9'],
  [3_600_000, '1:00:00.0'],
  [86_399_999, '23:59:59.9'],
  [86_400_000, '1 d 00:00:00'],
  [99_305_999, '1 d 03:35:05'],
  [2_678_400_000, '31 d 00:00:00'],
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
  [99_305_000, '27 h 35 min'],
  [345_569_000, '95 h 59 min'],
  [345_600_000, '4 d'],
  [453_600_000, '5 d 6 h'],
])('%i ms lasts %s', (ms, words) => {
  expect(duration(ms)).toBe(words);
});

test('a longer duration never reads as a shorter one', () => {
  const milliseconds = (words: string) =>
    words
      .match(/[\d.]+ \w+/g)!
      .map((part) => part.split(' '))
      .reduce(
        (sum, [n, unit]) =>
          sum + Number(n) * { ms: 1, s: 1e3, min: 6e4, h: 36e5, d: 864e5 }[unit!]!,
        0,
      );
  const lasting = fc.oneof(fc.nat(90_000_000), fc.nat(2_678_400_000));
  fc.assert(
    fc.property(lasting, lasting, (one, other) => {
      const [short, long] = one < other ? [one, other] : [other, one];
      expect(milliseconds(duration(short))).toBeLessThanOrEqual(milliseconds(duration(long)));
    }),
  );
});

test.each([
  [5_000, '5 s'],
  [305_000, '5 min 5 s'],
  [9_305_000, '2 h 35 min 5 s'],
  [99_305_000, '27 h 35 min 5 s'],
  [272_105_000, '75 h 35 min 5 s'],
  [7_200_000, '2 h'],
  [345_599_000, '95 h 59 min 59 s'],
  [2_566_800_000, '29 d 17 h'],
  [60_500, '1 min 0.5 s'],
])('%i ms is exactly %s', (ms, words) => {
  expect(exactDuration(ms)).toBe(words);
});

test.each([
  [42_300, '42.3 seconds'],
  [7_500_000, '2 hours 5 minutes'],
  [86_400_000, '1 day'],
  [99_305_000, '1 day 3 hours'],
])('%i ms is said as %s', (ms, words) => {
  expect(spokenTime(ms)).toBe(words);
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

test('a countdown keeps its tenth and never shows zero before it is over', () => {
  expect([4_000, 1, 59_940].map(countdown)).toEqual(['4.0 s', '0.1 s', '60.0 s']);
  expect(countdown(90_000)).toBe('1 min 30 s');
});
