import { actOf, runKeys, type RunAct } from '../page/keys/keys.ts';
import type { Playback } from './playback.svelte.ts';

/** What keeps its own keys: text, values and lists that arrows move through. */
const ownKeys =
  'input, select, textarea, [contenteditable]:not([contenteditable="false"]), [role="tab"], [role="slider"], [role="listbox"], [role="grid"], [role="radio"], dialog';
/** What a space presses. */
const pressed = 'button, a[href], summary, [role="button"], [role="switch"]';

/**
 * The keys of the playback, for the `keydown` of an element around stage and transport: single letters
 * must not act anywhere else (WCAG 2.1.4). True when the key was one of them.
 */
export function playbackKey(event: KeyboardEvent, playback: Playback): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return false;
  const target = event.target instanceof Element ? event.target : undefined;
  if (target?.closest(ownKeys)) return false;
  if (event.key === ' ' && target?.closest(pressed)) return false;

  const act = actOf(runKeys, event.key);
  if (!act || (act === 'play' && event.repeat)) return false;
  event.preventDefault();
  acts[act](playback);
  return true;
}

const acts: Readonly<Record<RunAct, (playback: Playback) => void>> = {
  play: (playback) => playback.toggle(),
  step: (playback) => playback.step(),
  stepBack: (playback) => playback.stepBack(),
  toStart: (playback) => playback.seek(0),
  toEnd: (playback) => playback.seek(playback.end),
};
