import { Lab } from './lab.svelte.ts';

let kept: Lab | undefined;

/** The Lab of this visit: going to another page and back finds it as it was left. */
export function keptLab(): Lab {
  kept ??= new Lab();
  return kept;
}
