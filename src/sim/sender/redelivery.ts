import type { Timer } from '../engine/clock.ts';
import type { Run } from '../run.ts';

/**
 * The receiver's script for a sender that does not try again by itself: every so often it asks for each
 * dead letter once more, as GitHub's documentation shows it.
 */
export class Redelivery {
  readonly #run: Run;
  readonly #resendAll: () => void;
  #next: Timer | undefined;

  constructor(run: Run, resendAll: () => void) {
    this.#run = run;
    this.#resendAll = resendAll;
    this.intervalChanged();
  }

  /** Asks next when a whole interval has passed from now on; never when it is zero. */
  intervalChanged(): void {
    const { clock, settings } = this.#run;
    clock.clearTimeout(this.#next);
    const everyMs = settings.redeliverEveryMs;
    this.#next = everyMs === 0 ? undefined : clock.setTimeout(this.#ask, everyMs);
  }

  #ask = (): void => {
    this.#resendAll();
    this.intervalChanged();
  };
}
