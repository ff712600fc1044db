import type { LoadPlan } from '../model/load.ts';
import { whyLoadTooBig } from '../model/readLoad.ts';
import type { LoadWord } from './load.worker.ts';
import { partsIn, partsOf, underPolicy, type LoadPart } from './loadTask.ts';

/** Whoever works a plan off and brings the pieces; stops at once when it is dismissed. */
export interface LoadHand {
  work(plan: LoadPlan, say: (word: LoadWord) => void): void;
  dismiss(): void;
}

/** One load run beside the page: its plan, its pieces so far, and how far it is. */
export class LoadRun {
  state: 'idle' | 'running' | 'done' | 'cancelled' | 'broken' = $state('idle');
  /** Why it was not started, or how it broke, in a sentence. */
  problem: string | undefined = $state();
  /** What the pieces are results of. */
  plan: LoadPlan | undefined = $state.raw();
  parts: readonly LoadPart[] = $state.raw([]);
  wanted = $state(0);
  #hand: LoadHand | undefined;
  #start = 0;
  readonly #hire: () => LoadHand;

  constructor(hire: () => LoadHand = hireWorker) {
    this.#hire = hire;
  }

  /**
   * Starts a run in place of the one there is, or says why it would be too big. The pieces of the run
   * before stay until the first new one is there, so that the page does not flicker.
   */
  start(plan: LoadPlan): void {
    this.#stop();
    const why = whyLoadTooBig(underPolicy(plan));
    this.problem = why;
    if (why !== undefined) {
      this.state = 'idle';
      this.parts = [];
      this.plan = undefined;
      return;
    }
    const start = ++this.#start;
    this.wanted = partsIn(plan);
    this.state = 'running';
    this.#hand ??= this.#hire();
    let first = true;
    this.#hand.work(plan, (word) => {
      if (start !== this.#start) return;
      if ('part' in word) {
        this.parts = first ? [word.part] : [...this.parts, word.part];
        if (first) this.plan = plan;
        first = false;
      } else if ('done' in word) this.state = 'done';
      else {
        this.problem = `The run broke: ${word.problem}.`;
        this.state = 'broken';
        this.#dismiss();
      }
    });
  }

  /** Stops at once; what was found so far stays. */
  cancel(): void {
    if (this.state === 'running') {
      this.#stop();
      this.state = 'cancelled';
    }
  }

  #stop(): void {
    this.#start++;
    if (this.state === 'running') this.#dismiss();
  }

  #dismiss(): void {
    this.#hand?.dismiss();
    this.#hand = undefined;
  }
}

/** A worker of the browser, or, where there is none to be had, the page itself between two frames. */
function hireWorker(): LoadHand {
  try {
    return handOf(new Worker(new URL('./load.worker.ts', import.meta.url), { type: 'module' }));
  } catch {
    return handInPage();
  }
}

function handOf(worker: Worker): LoadHand {
  return {
    work: (plan, say) => {
      worker.onmessage = ({ data }: MessageEvent<LoadWord>) => {
        say(data);
      };
      worker.onerror = () => {
        say({ problem: 'it could not be started in the background' });
      };
      worker.postMessage(plan);
    },
    dismiss: () => {
      worker.terminate();
    },
  };
}

/** Works in the page itself, one piece between two turns of its clock. */
export function handInPage(): LoadHand {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    work: (plan, say) => {
      const parts = partsOf(plan);
      const next = () => {
        try {
          const { value, done } = parts.next();
          if (done === true) {
            say({ done });
            return;
          }
          say({ part: value });
          timer = setTimeout(next);
        } catch (error) {
          say({ problem: error instanceof Error ? error.message : String(error) });
        }
      };
      timer = setTimeout(next);
    },
    dismiss: () => {
      clearTimeout(timer);
    },
  };
}
