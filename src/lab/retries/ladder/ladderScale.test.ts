import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ladderScale,
  roundedOnLadder,
  shareOnLadder,
  stepOnLadder,
  ticksOnLadder,
  timeOnLadder,
} from './ladderScale.ts';

const svix = [0, 5, 305, 2_105, 9_305, 27_305, 63_305, 99_305].map((n) => n * 1_000);

test('every time of a ladder lies on its line, in order, and none at the same place as another', () => {
  const scale = ladderScale(svix);
  const shares = svix.map((ms) => shareOnLadder(scale, ms));
  expect(shares[0]).toBe(0);
  expect(shares.at(-1)).toBeLessThan(1);
  for (const [i, share] of shares.entries()) {
    if (i > 0) expect(share).toBeGreaterThan(shares[i - 1]! + 0.02);
  }
});

test('a place on the line and its time are each other’s inverse', () => {
  const scale = ladderScale(svix);
  fc.assert(
    fc.property(fc.integer({ min: 2_600, max: 100_000_000 }), (ms) => {
      expect(timeOnLadder(scale, shareOnLadder(scale, ms)) / ms).toBeCloseTo(1, 9);
    }),
  );
  expect(timeOnLadder(scale, 0)).toBe(0);
});

test('ten times the time is always the same way further', () => {
  const scale = ladderScale(svix);
  const way = (ms: number) => shareOnLadder(scale, ms * 10) - shareOnLadder(scale, ms);
  expect(way(5_000)).toBeCloseTo(way(5_000_000), 9);
});

test('named times keep their distance', () => {
  const scale = ladderScale(svix);
  const shares = ticksOnLadder(scale, 0.1).map((ms) => shareOnLadder(scale, ms));
  expect(shares.length).toBeGreaterThan(5);
  for (const [i, share] of shares.entries()) {
    expect(share - (shares[i - 1] ?? 0)).toBeGreaterThanOrEqual(0.1);
  }
});

test('every press of an arrow key comes to another time', () => {
  const scale = ladderScale(svix);
  const step = stepOnLadder(scale);
  let before = scale.leastMs;
  for (let share = shareOnLadder(scale, before) + step; share <= 1; share += step) {
    const ms = roundedOnLadder(timeOnLadder(scale, share));
    expect(ms).toBeGreaterThan(before);
    before = ms;
  }
});
