import type { RunCost } from '../../model/facts.ts';

/** How much a run may take before it is stopped. */
export interface RunLimits {
  /** Facts that are kept. One takes up to half a kilobyte. */
  readonly facts: number;
  /** Units of work. One is about what a fact takes: a microsecond of the built engine on a slow core. */
  readonly units: number;
}

/**
 * The most that a run of the Lab takes: some 5,000 attempts with all that follows from them, or
 * 35,000 polls. So many facts take about 115 MB when they come from a worker.
 */
export const runLimits: RunLimits = { facts: 250_000, units: 600_000 };

/** Thrown where work would begin for which the run has no room. */
export class OutOfRoom extends Error {
  override readonly name = 'OutOfRoom';
}

type Counted = Exclude<keyof RunCost, 'facts' | 'timers'>;

/** Units of each, measured on the built engine. */
const unitsOf: Readonly<Record<keyof RunCost, number>> = {
  facts: 1,
  timers: 1 / 2,
  macs: 24,
  comparisons: 1 / 8,
  bytes: 1 / 24,
  looks: 1 / 8,
};

/** Counts what a run does, so that it can be stopped. The counts are the same on every engine. */
export class Meter {
  readonly #limits: RunLimits;
  readonly #counted: Record<Counted, number> = { macs: 0, comparisons: 0, bytes: 0, looks: 0 };
  #units = 0;

  constructor(limits: RunLimits = { facts: Infinity, units: Infinity }) {
    this.#limits = limits;
  }

  /**
   * Counts work that is about to be done.
   * @throws OutOfRoom when the run has no room for it: one step must not take as long as a run.
   */
  count(what: Counted, times: number): void {
    this.#counted[what] += times;
    this.#units += times * unitsOf[what];
    if (this.#units > this.#limits.units) throw new OutOfRoom(`${times} ${what} are too many`);
  }

  /** All units so far, together with the facts and timers that the run counts itself. */
  units(facts: number, timers: number): number {
    return this.#units + facts + timers * unitsOf.timers;
  }

  /** Whether a run that has made so many facts, and spent so many units in all, must stop. */
  isOver(facts: number, units: number): boolean {
    return facts > this.#limits.facts || units > this.#limits.units;
  }

  /** What was counted, and what took most of it. */
  cut(facts: number, timers: number): { readonly spent: RunCost; readonly mostly: keyof RunCost } {
    const spent: RunCost = { facts, timers, ...this.#counted };
    const kinds = Object.keys(unitsOf) as (keyof RunCost)[];
    const share = (kind: keyof RunCost) => spent[kind] * unitsOf[kind];
    return {
      spent,
      mostly: kinds.reduce((most, kind) => (share(kind) > share(most) ? kind : most)),
    };
  }
}
