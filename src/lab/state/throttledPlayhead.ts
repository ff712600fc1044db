import { instant, type SimInstant } from '../../model/units.ts';
import type { Playback } from '../transport/playback.svelte.ts';

/** How often somebody who reads numbers while time runs is shown new ones, in wall time. */
const everyWallMs = 100;

/** Where the playhead is, for reading: exact at rest, and ten times a second while time runs. */
export function readablePlayhead(): (
  playback: Pick<Playback, 'at' | 'playing' | 'speed'>,
) => SimInstant {
  let shown = instant(0);
  return ({ at, playing, speed }) => {
    if (!playing || at < shown || at - shown >= everyWallMs * speed) shown = at;
    return shown;
  };
}
