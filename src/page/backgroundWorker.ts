/** Does a task piece by piece, each there or promised; what it throws, it throws in a sentence. */
export type PartsOf<Task, Part> = (task: Task) => Iterable<Part | Promise<Part>>;

/** Does one task after the other, beside the page; another one may be asked for when that before it has ended. */
export interface WorkerHand<Task, Part> {
  /**
   * Says each piece of a task as soon as it is there, and resolves when that was all, or when the hand is
   * dismissed. Rejects with an `Error` that says what went wrong.
   */
  ask(task: Task, say: (part: Part) => void): Promise<void>;
  /** Stops at once: no piece is said any more. */
  dismiss(): void;
}

/** What a worker posts: a piece, that this was all, or what went wrong. */
type Word<Part> = { readonly part: Part } | { readonly done: true } | { readonly problem: string };

/**
 * Hires a worker of the browser, or, where there is none to be had or its script does not come, the page itself.
 * @param newWorker makes a worker whose script calls `serveTasks`; may throw, or give none.
 * @param inPage brings what that script does; asked for only when it is needed. Rejects when it cannot be loaded.
 */
export async function hireHand<Task, Part>(
  newWorker: () => Worker | undefined,
  inPage: () => Promise<PartsOf<Task, Part>>,
): Promise<WorkerHand<Task, Part>> {
  const hireInPage = async () => handInPage(await inPage());
  let worker: Worker | undefined;
  try {
    worker = newWorker();
  } catch {
    // As if there were none.
  }
  return worker ? handOf(worker, hireInPage) : hireInPage();
}

/** The script of a worker: does every task that it is sent. */
export function serveTasks<Task, Part>(partsOf: PartsOf<Task, Part>): void {
  const post = (word: Word<Part>) => {
    postMessage(word);
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
export function handInPage<Task, Part>(partsOf: PartsOf<Task, Part>): WorkerHand<Task, Part> {
  let dismissed = false;
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  return {
    ask: async (task, say) => {
      const parts = partsOf(task)[Symbol.iterator]();
      for (;;) {
        await turn();
        if (dismissed) return;
        const next = parts.next();
        if (next.done === true) return;
        const part = await next.value;
        // TypeScript does not see that it may be dismissed while a piece is awaited.
        if (dismissed as boolean) return;
        say(part);
      }
    },
    dismiss: () => {
      dismissed = true;
    },
  };
}

/** Says in a sentence why a hand did not come, or did not finish. */
export function problemOf(error: unknown): string {
  return `The run broke: ${messageOf(error)}.`.replace(/\.+$/, '.');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function handOf<Task, Part>(
  worker: Worker,
  hireInPage: () => Promise<WorkerHand<Task, Part>>,
): WorkerHand<Task, Part> {
  let leave = () => {};
  let dismissed = false;
  let heard = false;
  /** Takes over when the worker broke before it said a word: its script may be refused, or missing. */
  let other: Promise<WorkerHand<Task, Part>> | undefined;
  let onbroken = () => {};
  worker.onerror = () => {
    if (!heard && !other) {
      worker.terminate();
      other = hireInPage();
      // Whoever asks for a task hears of it; there may be nobody yet.
      other.catch(() => undefined);
    }
    onbroken();
  };

  async function askOther(task: Task, say: (part: Part) => void): Promise<void> {
    const hand = await other;
    if (!dismissed) await hand?.ask(task, say);
  }

  return {
    ask: (task, say) => {
      if (other) return askOther(task, say);
      return new Promise((resolve, reject) => {
        leave = resolve;
        onbroken = () => {
          if (other) askOther(task, say).then(resolve, reject);
          else reject(new Error('it broke in the background'));
        };
        worker.onmessage = ({ data }: MessageEvent<Word<Part>>) => {
          heard = true;
          if ('part' in data) say(data.part);
          else if ('done' in data) resolve();
          else reject(new Error(data.problem));
        };
        worker.postMessage(task);
      });
    },
    dismiss: () => {
      dismissed = true;
      worker.terminate();
      // One that never came needs no dismissal.
      other?.then(
        (hand) => {
          hand.dismiss();
        },
        () => {},
      );
      leave();
    },
  };
}
