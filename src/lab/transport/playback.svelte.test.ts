import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { handMadeTrace, occurred } from '../../trace/traceBuilder.testkit.ts';
import { Playback } from './playback.svelte.ts';

const run = handMadeTrace([[1_000, occurred('evt_1')]]);

/** What is shown to who reads, frame after frame of so many milliseconds of the reader's time. */
function read(playback: Playback, framesMs: readonly number[]): number[] {
  return framesMs.map((ms) => {
    playback.frame(ms);
    return playback.readAt;
  });
}

test('at rest every millisecond counts', () => {
  const playback = new Playback(run);
  const places = [1_000, 1_001, 999].map((at) => {
    playback.seek(at);
    return playback.readAt;
  });
  expect(places).toEqual([1_000, 1_001, 999]);
});

test.each([
  { speed: 1, shown: [1_000, 1_000, 1_100, 1_100] },
  { speed: 10, shown: [1_000, 1_000, 2_000, 2_000] },
  { speed: 0.5, shown: [1_000, 1_000, 1_050, 1_050] },
])('at $speed× who reads is shown ten moments a second', ({ speed, shown }) => {
  const playback = new Playback(run);
  playback.setSpeed(speed);
  playback.seek(1_000);
  playback.play();
  expect(read(playback, [20, 70, 10, 50])).toEqual(shown);
});

test('a pause shows the very moment, and playing on takes nothing of it back', () => {
  const playback = new Playback(run);
  playback.seek(1_000);
  playback.play();
  expect(read(playback, [60])).toEqual([1_000]);
  playback.pause();
  expect(playback.readAt).toBe(1_060);
  playback.play();
  expect(read(playback, [10])).toEqual([1_060]);
  playback.seek(200);
  expect(playback.readAt).toBe(200);
});

test('a frame wakes nobody who reads only what it left as it was', () => {
  const playback = new Playback(run);
  const looks: unknown[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      const { trace, end, playing, speed, readAt } = playback;
      looks.push({ trace, end, playing, speed, readAt });
    });
  });
  playback.seek(1_000);
  playback.play();
  flushSync();
  const before = looks.length;
  read(playback, [10, 10, 10]);
  flushSync();
  expect(looks).toHaveLength(before);
  stop();
});
