import workerUrl from './benchWork.worker.ts?worker&url';
import { newWorker } from './here.ts';
import { benchWork, type BenchWork } from './benchWork.ts';
import { bodyBytes } from './signingBenchBody.ts';
import type { Draft } from './signingBenchDraft.ts';
import type { SigningOutcome } from './signingBenchPlay.ts';
import type { Checked } from './signingBenchResults.ts';

/** What the worker is sent; answers come back under the same number. */
export interface BenchTask {
  readonly id: number;
  readonly kind: keyof BenchWork;
  readonly input: unknown;
}

export type BenchAnswer =
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly problem: string };

interface Waiting {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}

const waiting = new Map<number, Waiting>();
let asked = 0;
/** Kept, for a signed time is checked anew every second; null where there is none to be had. */
let worker: Worker | null | undefined;

/** Does one piece of work with a long draft beside the page, or in it where there are no workers. */
export async function besidePage<K extends keyof BenchWork>(
  kind: K,
  input: BenchWork[K]['input'],
): Promise<BenchWork[K]['output']> {
  worker ??= hired();
  if (!worker) return benchWork[kind](input);
  const id = (asked += 1);
  const output = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  worker.postMessage({ id, kind, input } satisfies BenchTask);
  return withOwnBody((await output) as BenchWork[K]['output'], input.draft);
}

/** A request of the same body as before has the same object as before: millions of bytes need not be compared. */
function withOwnBody<T extends Checked | SigningOutcome>(output: T, draft: Draft): T {
  const body = bodyBytes(draft.body);
  return 'request' in output && body ? { ...output, request: { ...output.request, body } } : output;
}

function hired(): Worker | null {
  const hand = newWorker(workerUrl);
  if (!hand) return null;
  hand.onmessage = ({ data }: MessageEvent<BenchAnswer>) => {
    const { resolve, reject } = waiting.get(data.id) ?? {};
    waiting.delete(data.id);
    if ('output' in data) resolve?.(data.output);
    else reject?.(new Error(data.problem));
  };
  hand.onerror = () => {
    worker = null;
    for (const { reject } of waiting.values()) reject(new Error('no worker could be started'));
    waiting.clear();
  };
  return hand;
}
