import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { handMadeTrace, occurred, pushed } from '../../trace/traceBuilder.testkit.ts';
import { Playback } from './playback.svelte.ts';

const run = handMadeTrace([[1_000, occurred('evt_1')]]);
/** Its request is on its way for a twentieth of a second, in which time is slowed down. */
const watched = handMadeTrace([
  [1_000, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 1_050 })],
]);

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

test.each([0.25, 1, 2, 5] as const)(
  'at $0× who reads stays no more than a tenth of a second behind a message on its way',
  (speed) => {
    const playback = new Playback(watched);
    playback.setSpeed(speed);
    playback.seek(900);
    playback.play();
    const seen: number[] = [];
    for (let frame = 0; frame < 60; frame++) {
      playback.frame(20);
      seen.push(playback.at);
      expect(playback.readAt).toBeGreaterThanOrEqual(seen.at(-6) ?? 900);
    }
  },
);

test('another run, and a place that somebody has chosen, are read at once while time runs', () => {
  const playback = new Playback(run);
  playback.seek(1_000);
  playback.play();
  playback.frame(40);
  playback.setTrace(watched);
  expect(playback.readAt).toBe(1_040);
  playback.frame(1);
  playback.seek(playback.at + 10);
  expect(playback.readAt).toBe(playback.at);
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
