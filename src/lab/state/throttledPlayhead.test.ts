import { expect, test } from 'vitest';
import { instant } from '../../model/units.ts';
import { readablePlayhead } from './throttledPlayhead.ts';

/** What is shown, frame after frame, at these places of the playhead. */
function shown(playing: boolean, speed: 0.5 | 1 | 10, places: readonly number[]) {
  const readable = readablePlayhead();
  return places.map((at) => readable({ at: instant(at), playing, speed }));
}

test('at rest every millisecond counts', () => {
  expect(shown(false, 1, [1_000, 1_001, 999])).toEqual([1_000, 1_001, 999]);
});

test('while time runs it moves ten times a second of the reader’s time', () => {
  expect(shown(true, 1, [1_000, 1_017, 1_099, 1_100, 1_150])).toEqual([
    1_000, 1_000, 1_000, 1_100, 1_100,
  ]);
  expect(shown(true, 10, [5_000, 5_999, 6_000])).toEqual([5_000, 5_000, 6_000]);
  expect(shown(true, 0.5, [1_000, 1_049, 1_050])).toEqual([1_000, 1_000, 1_050]);
});

test('a pause shows the very moment, and playing on takes nothing of it back', () => {
  const readable = readablePlayhead();
  const at = (place: number, playing: boolean) =>
    readable({ at: instant(place), playing, speed: 1 });

  expect(at(1_000, true)).toBe(1_000);
  expect(at(1_060, false)).toBe(1_060);
  expect(at(1_070, true)).toBe(1_060);
  expect(at(200, true)).toBe(200);
});
