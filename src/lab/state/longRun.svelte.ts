import type { Fact, Trace } from '../../model/facts.ts';
import { prepareTrace } from './prepareTrace.ts';
import { newWorker } from '../../page/here.ts';
import { need } from '../../page/loading/missing.svelte.ts';
import workerUrl from './run.worker.ts?worker&url';
import type { RunPart, RunTask } from './runTask.ts';
import { hireHand, type WorkerHand } from '../../page/backgroundWorker.ts';

export type RunHand = WorkerHand<RunTask, RunPart>;

/** A run that is too long for the page, made beside it. A new one takes the place of the one under way. */
export class LongRun {
  /** Up to which instant it is simulated, in milliseconds; undefined when none is under way. */
  reachedMs: number | undefined = $state();
  #hand: Promise<RunHand> | undefined;
  /** Counts the starts, so that what an earlier one brings late is not taken. */
  #start = 0;
  readonly #hire: () => Promise<RunHand>;

  constructor(hire: () => Promise<RunHand> = hireWorker) {
    this.#hire = hire;
  }

  /**
   * Resolves with the trace, or with undefined once it is cancelled or another one has started.
   * Rejects with an `Error` that says what went wrong.
   */
  async make(task: RunTask): Promise<Trace | undefined> {
    this.cancel();
    const start = this.#start;
    this.reachedMs = 0;
    const facts: Fact[] = [];
    let ending: Pick<Trace, 'endsAt' | 'cut'> | undefined;
    try {
      this.#hand ??= this.#hire();
      const hand = await this.#hand;
      if (start !== this.#start) return undefined;
      await hand.ask(task, (part) => {
        if (start !== this.#start) return;
        if ('reachedMs' in part) this.reachedMs = part.reachedMs;
        else if ('facts' in part) facts.push(...part.facts);
        else ending = part;
      });
      if (start !== this.#start) return undefined;
      const trace = ending && { ...task, facts, ...ending };
      if (trace) await this.#prepare(trace, start);
      if (start !== this.#start) return undefined;
      this.reachedMs = undefined;
      return trace;
    } catch (error) {
      if (start !== this.#start) return undefined;
      this.cancel();
      throw error;
    }
  }

  /** Drawing a long trace must not hold the page: what that needs is worked out before, bit by bit. */
  async #prepare(trace: Trace, start: number): Promise<void> {
    const steps = prepareTrace(trace);
    while (start === this.#start && !steps.next().done) {
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  /** Stops at once. */
  cancel(): void {
    this.#start++;
    if (this.reachedMs === undefined) return;
    this.reachedMs = undefined;
    // One that never came needs no dismissal.
    this.#hand?.then(
      (hand) => {
        hand.dismiss();
      },
      () => {},
    );
    this.#hand = undefined;
  }
}

function hireWorker(): Promise<RunHand> {
  return hireHand(
    () => newWorker(workerUrl),
    async () => (await need('What makes long runs', () => import('./runTask.ts'))).partsOfRun,
  );
}
