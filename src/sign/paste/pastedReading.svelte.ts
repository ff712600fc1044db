import type { Recognition } from '../../signing/recognise.ts';
import type { Draft } from '../bench/draft.ts';
import { isLongPaste } from './longPaste.ts';
import { pasted, type Pasted } from './pasted.ts';
import { rememberFacts } from '../request/body/body.ts';
import type { LongReading } from './readLong.ts';
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
  if (!isLongPaste(text)) {
    return (await loadPart(() => import('../../signing/recognise.ts'))).recognise(text);
  }
  const worker = await startWorker<string, LongReading>(workerUrl, async () => {
    const { readLong } = await loadPart(() => import('./readLong.ts'));
    return (long) => [readLong(long)];
  });
  const stop = () => {
    worker.stop();
  };
  signal.addEventListener('abort', stop);
  if (signal.aborted) {
    stop();
    return new Promise(() => {});
  }
  const { recognition, facts } = await onlyPart(worker, text).finally(stop);
  const { body } = recognition.request;
  if (body && facts) rememberFacts(body, facts);
  return recognition;
}
