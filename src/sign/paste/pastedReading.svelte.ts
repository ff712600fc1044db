import type { Recognition } from '../../signing/recognise.ts';
import type { Draft } from '../bench/draft.ts';
import { isLongPaste } from './longPaste.ts';
import { pasted, type Pasted } from './pasted.ts';
import { loadPart } from '../../page/loading/part.svelte.ts';
import workerUrl from './pastedReading.worker.ts?worker&url';
import { onlyPart, startWorker } from '../../page/background/backgroundWorker.ts';

/**
 * Reads a pasted text, and gives what puts it into the fields. Rejects when the reader cannot be loaded; when `signal`
 * is aborted the reading ends, and nobody hears of it.
 */
export async function readPasted(
  text: string,
  signal: AbortSignal,
): Promise<(before: Draft) => Pasted> {
  const found = await recognised(text, signal);
  return (before) => pasted(before, found);
}

/** What is found in a text, beside the page where it is long. */
async function recognised(text: string, signal: AbortSignal): Promise<Recognition> {
  const load = async () => (await loadPart(() => import('../../signing/recognise.ts'))).recognise;
  if (!isLongPaste(text)) return (await load())(text);
  const worker = await startWorker<string, Recognition>(workerUrl, async () => {
    const recognise = await load();
    return (long) => [recognise(long)];
  });
  const stop = () => {
    worker.stop();
  };
  signal.addEventListener('abort', stop);
  if (signal.aborted) {
    stop();
    return new Promise(() => {});
  }
  return onlyPart(worker, text).finally(stop);
}
