import { describe, expect, test } from 'vitest';
import { after, between, durationMs, instant } from './units.ts';

describe.each([
  { name: 'an instant', make: instant },
  { name: 'a duration', make: durationMs },
])('$name', ({ make }) => {
  test.each([0, 1, 86_400_000, Number.MAX_SAFE_INTEGER])('may be %d', (ms) => {
    expect(make(ms)).toBe(ms);
  });

  test.each([-1, 0.5, NaN, Infinity, Number.MAX_SAFE_INTEGER + 1])('may not be %d', (ms) => {
    expect(() => make(ms)).toThrow(`got ${ms}`);
  });
});

test('what lies after a duration is that far away, and looking back is no distance', () => {
  const start = instant(100);
  const end = after(start, durationMs(50));
  expect([end, between(start, end), between(end, start)]).toEqual([150, 50, 0]);
});
