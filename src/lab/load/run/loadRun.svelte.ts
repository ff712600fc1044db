import type { LoadPlan } from '../../../model/load/load.ts';
import { whyLoadTooBig } from '../../../model/load/readLoad.ts';
import { newWorker } from '../../../page/here.ts';
import workerUrl from './load.worker.ts?worker&url';
import { partsIn, partsOf, underPolicy, type LoadPart, type LoadPiece } from './loadTask.ts';
import { hireHand, problemOf, type WorkerHand } from '../../../page/backgroundWorker.ts';

export type LoadHand = WorkerHand<LoadPlan, LoadPart>;

/** One load run beside the page: its plan, its pieces so far, and how far it is. */
export class LoadRun {
  state: 'idle' | 'running' | 'done' | 'cancelled' | 'broken' = $state('idle');
  /** Why it was not started, or how it broke, in a sentence. */
  problem: string | undefined = $state();
  /** What the pieces are results of. */
  plan: LoadPlan | undefined = $state.raw();
  parts: readonly LoadPiece[] = $state.raw([]);
  wanted = $state(0);
  /** How many of those wanted are there; the pieces may still be those of the run before. */
  done = $state(0);
  /** How much of the next one is done, from 0 to 1. */
  share = $state(0);
  /** Where it was stopped since it was too much, in a sentence. */
  cut: string | undefined = $state();
  #hand: Promise<LoadHand> | undefined;
  #start = 0;
  readonly #hire: () => Promise<LoadHand>;

  constructor(hire: () => Promise<LoadHand> = hireWorker) {
    this.#hire = hire;
  }

  /**
   * Starts a run in place of the one there is, or says why it would be too big. The pieces of the run
   * before stay until the first new one is there, so that the page does not flicker.
   */
  async start(plan: LoadPlan): Promise<void> {
    this.#stop();
    const why = whyLoadTooBig(underPolicy(plan));
    this.problem = why;
    this.cut = undefined;
    if (why !== undefined) {
      this.state = 'idle';
      this.parts = [];
      this.plan = undefined;
      return;
    }
    const start = ++this.#start;
    this.wanted = partsIn(plan);
    this.done = 0;
    this.share = 0;
    this.state = 'running';
    try {
      this.#hand ??= this.#hire();
      const hand = await this.#hand;
      if (start !== this.#start) return;
      await hand.ask(plan, (part) => {
        if (start === this.#start) this.#take(plan, part);
      });
      if (start === this.#start) this.state = 'done';
    } catch (error) {
      if (start !== this.#start) return;
      this.problem = problemOf(error);
      this.state = 'broken';
      this.#dismiss();
    }
  }

  /** Stops at once; what was found so far stays. */
  cancel(): void {
    if (this.state === 'running') {
      this.#stop();
      this.state = 'cancelled';
    }
  }

  #take(plan: LoadPlan, part: LoadPart): void {
    if (part.kind === 'cut') {
      this.cut = part.sentence;
      return;
    }
    this.share = part.kind === 'reached' ? part.share : 0;
    if (part.kind === 'reached') return;
    this.parts = this.done === 0 ? [part] : [...this.parts, part];
    this.plan = plan;
    this.done++;
  }

  #stop(): void {
    this.#start++;
    if (this.state === 'running') this.#dismiss();
  }

  #dismiss(): void {
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

function hireWorker(): Promise<LoadHand> {
  return hireHand(
    () => newWorker(workerUrl),
    () => Promise.resolve((plan: LoadPlan) => partsOf(plan)),
  );
}
