import type { LoadPlan } from '../model/load.ts';
import { partsOf, type LoadPart } from './loadTask.ts';

/** What the worker says: a piece, that this was all, or what went wrong. */
export type LoadWord =
  { readonly part: LoadPart } | { readonly done: true } | { readonly problem: string };

addEventListener('message', ({ data }: MessageEvent<LoadPlan>) => {
  try {
    for (const part of partsOf(data)) postMessage({ part } satisfies LoadWord);
    postMessage({ done: true } satisfies LoadWord);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    postMessage({ problem } satisfies LoadWord);
  }
});
