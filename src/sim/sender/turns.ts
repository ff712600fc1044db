import { instant, type SimInstant } from '../../model/units.ts';

/**
 * The turns of those whom the sender calls at most so many times a second: one after the other, evenly
 * apart, in whole milliseconds, so that a burst of b at r a second is through after ceil((b − 1) / r s).
 */
export class Turns {
  /** The turn from which the next ones are counted: their distance need not be whole. */
  #from: SimInstant = instant(0);
  #taken = 0;
  #lastStart: SimInstant | undefined;

  /** The next turn that is free, now or later. @param perSecond at least 1. */
  take(now: SimInstant, perSecond: number): SimInstant {
    const free = this.#from + Math.ceil((this.#taken * 1000) / perSecond);
    if (free <= now) {
      this.#from = now;
      this.#taken = 0;
    }
    this.#taken++;
    return instant(Math.max(now, free));
  }

  started(now: SimInstant): void {
    this.#lastStart = now;
  }

  /** Takes back every turn that has not come: the next is counted from the last call that was made. */
  takeBack(): void {
    this.#from = this.#lastStart ?? instant(0);
    this.#taken = this.#lastStart === undefined ? 0 : 1;
  }
}
