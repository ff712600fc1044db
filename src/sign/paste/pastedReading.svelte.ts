import type { Recognition } from '../../signing/recognise.ts';
import { newWorker } from '../../page/here.ts';
import { isLongPaste } from './longPaste.ts';
import { loadPart } from '../../page/loading/part.svelte.ts';
import workerUrl from './pastedReading.worker.ts?worker&url';
import { hireHand } from '../../page/backgroundWorker.ts';

/**
 * Reads a pasted text, beside the page where it is long. Rejects when the reader cannot be loaded; when `signal` is
 * aborted the reading ends, and nobody hears of it.
 */
export async function readPasted(text: string, signal: AbortSignal): Promise<Recognition> {
  if (!isLongPaste(text)) {
    return (await loadPart(() => import('../../signing/recognise.ts'))).recognise(text);
  }
  const hand = await hireHand<string, Recognition>(
    () => newWorker(workerUrl),
    async () => (await loadPart(() => import('./pastedReadingParts.ts'))).readingParts,
  );
  return new Promise((resolve, reject) => {
    const dismiss = () => {
      hand.dismiss();
    };
    signal.addEventListener('abort', dismiss);
    if (signal.aborted) dismiss();
    else hand.ask(text, resolve).catch(reject).finally(dismiss);
  });
}
