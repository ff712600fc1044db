import type { RetryBudget } from '../../model/load/load.ts';

interface Rule {
  /** Retries for each first attempt in the window. */
  readonly share: number;
  /** Retries a second that are free. */
  readonly perSecond: number;
  readonly windowSeconds: number;
}

const rules: Readonly<Record<Exclude<RetryBudget, 'none'>, Rule>> = {
  // Google, "Site Reliability Engineering", Handling Overload: retry only while less than 10 % of a
  // client's requests are retries. The window is the two minutes its throttling looks back.
  sre: { share: 0.1, perSecond: 0, windowSeconds: 120 },
  // Twitter's Finagle: 20 % of the requests and ten a second on top, for ten seconds each.
  finagle: { share: 0.2, perSecond: 10, windowSeconds: 10 },
};

/** Whether a sender may retry now, by what it sent lately; without a rule it always may. */
export class Budget {
  readonly #rule: Rule | undefined;
  readonly #firsts: number[];
  readonly #retries: number[];
  #firstsInWindow = 0;
  #retriesInWindow = 0;
  #second = 0;

  constructor(budget: RetryBudget) {
    this.#rule = budget === 'none' ? undefined : rules[budget];
    const seconds = this.#rule?.windowSeconds ?? 0;
    this.#firsts = Array<number>(seconds).fill(0);
    this.#retries = Array<number>(seconds).fill(0);
  }

  /** @param atMs never earlier than in the call before. */
  allowsRetry(atMs: number): boolean {
    if (!this.#rule) return true;
    this.#forgetUntil(Math.floor(atMs / 1_000));
    const { share, perSecond, windowSeconds } = this.#rule;
    return this.#retriesInWindow + 1 <= share * this.#firstsInWindow + perSecond * windowSeconds;
  }

  /** An attempt leaves; the first one earns, a retry spends. */
  sent(attempt: number, atMs: number): void {
    if (!this.#rule) return;
    this.#forgetUntil(Math.floor(atMs / 1_000));
    const slot = this.#second % this.#rule.windowSeconds;
    if (attempt === 1) {
      this.#firsts[slot] = (this.#firsts[slot] ?? 0) + 1;
      this.#firstsInWindow++;
    } else {
      this.#retries[slot] = (this.#retries[slot] ?? 0) + 1;
      this.#retriesInWindow++;
    }
  }

  #forgetUntil(second: number): void {
    const window = this.#firsts.length;
    const from = Math.max(this.#second + 1, second - window + 1);
    for (let later = from; later <= second; later++) {
      const slot = later % window;
      this.#firstsInWindow -= this.#firsts[slot] ?? 0;
      this.#retriesInWindow -= this.#retries[slot] ?? 0;
      this.#firsts[slot] = 0;
      this.#retries[slot] = 0;
    }
    this.#second = second;
  }
}
