/** How much a load run may do, in calls, polls or whatever it counts. */
export interface LoadLimits {
  readonly most: number;
  /** After how much it pauses each time. */
  readonly pauseAfter: number;
}

/** Counts the work of load runs, so that they pause and stop. The counts are the same on every engine. */
export class LoadMeter {
  readonly #limits: LoadLimits;
  #spent = 0;
  #pausedAt = 0;

  constructor(limits: LoadLimits = { most: Infinity, pauseAfter: Infinity }) {
    this.#limits = limits;
  }

  count(units: number): void {
    this.#spent += units;
  }

  /** Whether it was more than a run takes. */
  get isOver(): boolean {
    return this.#spent > this.#limits.most;
  }

  /** Whether others should have their turn now; the answer is yes once for each pause. */
  pauses(): boolean {
    if (this.#spent - this.#pausedAt < this.#limits.pauseAfter) return false;
    this.#pausedAt = this.#spent;
    return true;
  }
}

/** Goes through the pauses of a run without one. */
export function withoutPause<Result>(steps: Generator<number, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
