import { newWorker } from '../here.ts';
import { messageOf } from './problem.ts';

/** Does a task piece by piece, each there or promised; what it throws, it throws in a sentence. */
export type PartsOf<Task, Part> = (task: Task) => Iterable<Part | Promise<Part>>;

/** Does one task after the other, beside the page; another one may be given when that before it has ended. */
export interface BackgroundWorker<Task, Part> {
  /**
   * Tells each piece of a task as soon as it is there, and resolves when that was all, or when the worker is
   * stopped. Rejects with an `Error` that says what went wrong.
   */
  work(task: Task, onPart: (part: Part) => void): Promise<void>;
  /** Ends it at once: no piece is told any more. */
  stop(): void;
}

/** What a worker posts: a piece, that this was all, or what went wrong. */
type Word<Part> = { readonly part: Part } | { readonly done: true } | { readonly problem: string };

/**
 * Starts a worker of the browser, or, where there is none to be had or its script does not come, works in the page.
 * @param url of a script that calls `serveTasks`.
 * @param inPage brings what that script does; asked for only when it is needed. Rejects when it cannot be loaded.
 * @param broke what is said of a worker that breaks in the midst of a task.
 */
export async function startWorker<Task, Part>(
  url: string,
  inPage: () => Promise<PartsOf<Task, Part>>,
  broke = 'it broke in the background',
): Promise<BackgroundWorker<Task, Part>> {
  const startInPage = async () => workerInPage(await inPage());
  const worker = newWorker(url);
  return worker ? workerOf(worker, startInPage, broke) : startInPage();
}

/** The first piece of a task, which has no other. */
export function onlyPart<Task, Part>(
  worker: BackgroundWorker<Task, Part>,
  task: Task,
): Promise<Part> {
  return new Promise((resolve, reject) => {
    worker.work(task, resolve).catch(reject);
  });
}

/**
 * The script of a worker: does every task that it is sent.
 * @param givenAway what of a piece is moved to the page instead of copied, and is not needed here any more.
 */
export function serveTasks<Task, Part>(
  partsOf: PartsOf<Task, Part>,
  givenAway: (part: Part) => readonly ArrayBuffer[] = () => [],
): void {
  const post = (word: Word<Part>) => {
    postMessage(word, { transfer: 'part' in word ? [...givenAway(word.part)] : [] });
  };
  const serve = async (task: Task) => {
    try {
      for (const part of partsOf(task)) post({ part: await part });
      post({ done: true });
    } catch (error) {
      post({ problem: messageOf(error) });
    }
  };
  addEventListener('message', ({ data }: MessageEvent<Task>) => void serve(data));
}

/** Works in the page, one piece between two turns of its clock, so that it can still be used. */
export function workerInPage<Task, Part>(
  partsOf: PartsOf<Task, Part>,
): BackgroundWorker<Task, Part> {
  let stopped = false;
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  return {
    work: async (task, onPart) => {
      const parts = partsOf(task)[Symbol.iterator]();
      for (;;) {
        await turn();
        if (stopped) return;
        const next = parts.next();
        if (next.done === true) return;
        const part = await next.value;
        // TypeScript does not see that it may be stopped while a piece is awaited.
        if (stopped as boolean) return;
        onPart(part);
      }
    },
    stop: () => {
      stopped = true;
    },
  };
}

function workerOf<Task, Part>(
  worker: Worker,
  startInPage: () => Promise<BackgroundWorker<Task, Part>>,
  broke: string,
): BackgroundWorker<Task, Part> {
  let leave = () => {};
  let stopped = false;
  let heard = false;
  /** Takes over when the worker broke before it said a word: its script may be refused, or missing. */
  let other: Promise<BackgroundWorker<Task, Part>> | undefined;
  let onbroken = () => {};
  worker.onerror = () => {
    if (!heard && !other) {
      worker.terminate();
      other = startInPage();
      // Whoever gives it a task hears of it; there may be nobody yet.
      other.catch(() => undefined);
    }
    onbroken();
  };

  async function workInPage(task: Task, onPart: (part: Part) => void): Promise<void> {
    const inPage = await other;
    if (!stopped) await inPage?.work(task, onPart);
  }

  return {
    work: (task, onPart) => {
      if (other) return workInPage(task, onPart);
      return new Promise((resolve, reject) => {
        leave = resolve;
        onbroken = () => {
          if (other) workInPage(task, onPart).then(resolve, reject);
          else reject(new Error(broke));
        };
        worker.onmessage = ({ data }: MessageEvent<Word<Part>>) => {
          heard = true;
          if ('part' in data) onPart(data.part);
          else if ('done' in data) resolve();
          else reject(new Error(data.problem));
        };
        worker.postMessage(task);
      });
    },
    stop: () => {
      stopped = true;
      worker.terminate();
      // One that never started needs no stop.
      other?.then(
        (inPage) => {
          inPage.stop();
        },
        () => {},
      );
      leave();
    },
  };
}
