import type { BackgroundWorker } from './backgroundWorker.ts';
import { messageOf, problemOf } from './problem.ts';

/** Starts one more worker. */
export type StartWorker<Task, Part> = () => Promise<BackgroundWorker<Task, Part>>;

/** Tasks done beside the page, by one worker or several. New ones take the place of those under way. */
export class BackgroundRun<Task, Part> {
  state: 'idle' | 'running' | 'done' | 'cancelled' | 'broken' = $state('idle');
  /** What went wrong, as it was told. */
  message: string | undefined = $state();
  /** What went wrong, in a sentence. */
  readonly problem = $derived(this.message === undefined ? undefined : problemOf(this.message));
  #workers: Promise<BackgroundWorker<Task, Part>>[] = [];
  /** Counts the starts, so that what an earlier one brings late is not taken. */
  #start = 0;
  readonly #startWorker: StartWorker<Task, Part>;
  readonly #workersMost: number;

  constructor(startWorker: StartWorker<Task, Part>, workersMost = 1) {
    this.#startWorker = startWorker;
    this.#workersMost = workersMost;
  }

  /**
   * Does these tasks, and resolves with how that ended; `stopped` is by a cancel or by another start.
   * @param finish what is still to do in the page once all pieces are there, for as long as it is wanted.
   */
  async start(
    tasks: readonly Task[],
    onPart: (part: Part) => void,
    finish?: (isWanted: () => boolean) => Promise<void>,
  ): Promise<'done' | 'broken' | 'stopped'> {
    this.reset();
    const start = this.#start;
    const isWanted = () => start === this.#start;
    const waiting = [...tasks];
    this.state = 'running';
    while (this.#workers.length < Math.min(this.#workersMost, tasks.length)) {
      this.#workers.push(this.#startWorker());
    }
    try {
      await Promise.all(
        this.#workers.map(async (starting) => {
          const worker = await starting;
          for (let task; isWanted() && (task = waiting.shift());) {
            await worker.work(task, (part) => {
              if (isWanted()) onPart(part);
            });
          }
        }),
      );
      if (isWanted()) await finish?.(isWanted);
      if (!isWanted()) return 'stopped';
      this.state = 'done';
    } catch (error) {
      if (!isWanted()) return 'stopped';
      // The other workers may still be at work: what they bring is not taken.
      this.#start++;
      this.dismissWorkers();
      this.message = messageOf(error);
      this.state = 'broken';
    }
    return this.state;
  }

  /** Stops at once; false when nothing is under way. */
  cancel(): boolean {
    if (this.state !== 'running') return false;
    this.#start++;
    this.dismissWorkers();
    this.state = 'cancelled';
    return true;
  }

  /** Stops what is under way, and forgets how the last run ended. */
  reset(): void {
    this.cancel();
    this.#start++;
    this.message = undefined;
    this.state = 'idle';
  }

  /** Lets go of the workers, which are else kept for the next start. */
  dismissWorkers(): void {
    for (const starting of this.#workers) {
      starting.then(
        (worker) => {
          worker.stop();
        },
        // One that never started needs no stop.
        () => {},
      );
    }
    this.#workers = [];
  }
}
