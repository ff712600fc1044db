import workerUrl from './benchWork.worker.ts?worker&url';
import type { BenchOutput, BenchTask, BenchWork } from './benchWork.ts';
import { keepingParts, keptAfter, sentTask, type SentTask } from './keptBody.ts';
import { bodyBytes, type BodyDraft } from '../../request/body/body.ts';
import type { Draft } from '../draft.ts';
import {
  onlyPart,
  startWorker,
  type BackgroundWorker,
} from '../../../page/background/backgroundWorker.ts';

/** Kept, for a signed time is checked anew every second. */
let started: Promise<BackgroundWorker<SentTask, BenchOutput>> | undefined;
/** The body that it has: each key in a secret asks anew, and megabytes need not be copied for it. */
let kept: BodyDraft | undefined;
/** Resolves when the piece of work under way has ended, well or not. */
let underWay: Promise<void> | undefined;

/**
 * Does one piece of work with a long draft beside the page, or in it where no worker comes. One is under way at a
 * time. Rejects when the work fails, and when `signal` is aborted before it has begun.
 */
export async function besidePage<K extends keyof BenchWork>(
  kind: K,
  input: BenchWork[K]['input'],
  signal: AbortSignal,
): Promise<BenchWork[K]['output']> {
  while (underWay) await underWay;
  // Each key in a long body asks anew: only what is still wanted is copied to the worker.
  signal.throwIfAborted();
  const work = workOf({ kind, input } as BenchTask);
  const end = () => {
    underWay = undefined;
  };
  underWay = work.then(end, end);
  return withOwnBody((await work) as BenchWork[K]['output'], input.draft);
}

async function workOf(task: BenchTask): Promise<BenchOutput> {
  started ??= startWorker(workerUrl, () => Promise.resolve(keepingParts()));
  const worker = await started;
  const sent = sentTask(task, kept);
  kept = undefined;
  try {
    const output = await onlyPart(worker, sent);
    kept = keptAfter(task);
    return output;
  } catch (error) {
    // One that broke may answer no more.
    worker.stop();
    started = undefined;
    throw error;
  }
}

/** A request of the same body as before has the same object as before: millions of bytes need not be compared. */
function withOwnBody<T extends BenchOutput>(output: T, draft: Draft): T {
  const body = bodyBytes(draft.body);
  return 'request' in output && body ? { ...output, request: { ...output.request, body } } : output;
}
