import { luck } from '../engine/luck.ts';

/**
 * Numbers in [0, 1) one after another, each hashed from the name of the row and its place in it
 * (SplitMix32: a golden-ratio step, then MurmurHash3's finaliser). For rows so long that naming every
 * number of them, as `luck` does, would take most of a run's time.
 */
export class Draws {
  #state: number;

  /** @param about what the row is about; the same seed and words give the same row. */
  constructor(seed: number, ...about: readonly (string | number)[]) {
    this.#state = luck(seed, ...about) * 2 ** 32;
  }

  next(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let hash = this.#state;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
  }

  /**
   * Exponential with mean 1, exactly, from comparisons alone (J. von Neumann, "Various techniques used
   * in connection with random digits", 1951): engines differ in the last digit of a logarithm.
   * A row of falling uniforms of odd length is kept, and its first one is the fraction; each row of
   * even length adds one whole.
   */
  exponential(): number {
    for (let whole = 0; ; whole++) {
      const first = this.next();
      let last = first;
      let falling = 1;
      for (let next = this.next(); next < last; next = this.next()) {
        last = next;
        falling++;
      }
      if (falling % 2 === 1) return whole + first;
    }
  }

  /**
   * Normal with mean 0 and standard deviation 1, nearly: twelve uniforms less six have exactly that
   * mean and deviation, and no tails beyond six.
   */
  normal(): number {
    let sum = -6;
    for (let n = 0; n < 12; n++) sum += this.next();
    return sum;
  }
}
