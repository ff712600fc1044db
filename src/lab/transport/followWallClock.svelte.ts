import { reducesMotion } from '../../page/settings/settings.svelte.ts';
import type { Playback } from './playback.svelte.ts';

/** Drives a playback by the frames of the screen while it plays, and in steps where the reader wants no motion. */
export function followWallClock(playbackOf: () => Playback): void {
  $effect(() => {
    playbackOf().setStepwise(reducesMotion());
  });

  $effect(() => {
    const playback = playbackOf();
    if (!playback.playing) return;
    let before: number | undefined;
    let request = requestAnimationFrame(function tick(now) {
      request = requestAnimationFrame(tick);
      if (before !== undefined) playback.frame(now - before);
      before = now;
    });
    return () => {
      cancelAnimationFrame(request);
    };
  });
}
