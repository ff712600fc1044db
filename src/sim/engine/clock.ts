import { after, durationMs, instant, type SimInstant } from '../../model/units.ts';

/** Somebody who can be called when something is due. */
export interface Due<What> {
  due(what: What): void;
}

/** One thing to be done at an instant; without `whom` it was cancelled. */
export class Timer {
  readonly dueAt: SimInstant;
  readonly seq: number;
  whom: Due<unknown> | undefined;
  what: unknown;

  constructor(dueAt: SimInstant, seq: number, whom: Due<unknown>, what: unknown) {
    this.dueAt = dueAt;
    this.seq = seq;
    this.whom = whom;
    this.what = what;
  }
}

/** Beyond the numbers of all timers that a run can set, and still a small integer for every engine. */
const lastSeq = 2 ** 29;

/**
 * A clock that only moves when told to, from one due timer to the next.
 *
 * XState ships `SimulatedClock`, but its `increment(ms)` jumps straight to the end: a timer set
 * while another fires is measured from there, so one big step and many small ones disagree.
 * Order follows sinonjs/fake-timers: due time, then order of creation.
 */
export class VirtualClock {
  #now = instant(0);
  #seq = 0;
  #firings = 0;
  readonly #heap: Timer[] = [];
  readonly #firingsMost: number;

  /** @param firingsMost how many timers may fire in all before the run counts as a runaway loop. */
  constructor(firingsMost = 2_000_000) {
    this.#firingsMost = firingsMost;
  }

  get now(): SimInstant {
    return this.#now;
  }

  /** How many timers have fired so far. */
  get firings(): number {
    return this.#firings;
  }

  /** No timer fires before this instant; undefined while none is set. */
  get nextDueAt(): SimInstant | undefined {
    return this.#heap[0]?.dueAt;
  }

  setTimeout = (fire: () => void, delay: number): Timer => this.call(caller, fire, delay);

  /** Fires after all else that is due at that instant, also after what is set for it meanwhile. */
  setLast(fire: () => void, delay: number): void {
    this.call(caller, fire, delay, lastSeq + this.#seq++);
  }

  clearTimeout = (timer: Timer | undefined): void => {
    // Left in the heap and skipped when it comes up: cheaper than finding it.
    if (timer) timer.whom = timer.what = undefined;
  };

  /** `setTimeout` without a closure: calls `whom.due(what)` after `delay` ms. */
  call<What>(whom: Due<What>, what: What, delay: number, seq = this.#seq++): Timer {
    const dueAt = after(this.#now, durationMs(delay));
    const timer = new Timer(dueAt, seq, whom as Due<unknown>, what);
    this.#push(timer);
    return timer;
  }

  /** Fires the next timer due up to and including `end`; false when there is none, and then it is `end`. */
  step(end: SimInstant): boolean {
    for (let next = this.#heap[0]; next && next.dueAt <= end; next = this.#heap[0]) {
      this.#pop();
      const { whom } = next;
      if (!whom) continue;
      this.#now = next.dueAt;
      if (++this.#firings > this.#firingsMost) {
        throw new RangeError(`More than ${this.#firingsMost} timers fired: this run never settles`);
      }
      whom.due(next.what);
      return true;
    }
    this.#now = end;
    return false;
  }

  /** Fires every timer due up to and including `end`, earliest first, ties in the order they were set. */
  advanceTo(end: SimInstant): void {
    while (this.step(end));
  }

  #push(timer: Timer): void {
    const heap = this.#heap;
    let at = heap.length;
    while (at > 0) {
      const above = (at - 1) >>> 1;
      const parent = heap[above];
      if (!parent || isBefore(parent, timer)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = timer;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let at = 0;
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      let child = heap[below] as Timer;
      const right = heap[below + 1];
      if (right && isBefore(right, child)) {
        child = right;
        below++;
      }
      if (isBefore(last, child)) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = last;
  }
}

const caller: Due<() => void> = {
  due: (fire) => {
    fire();
  },
};

function isBefore(a: Timer, b: Timer): boolean {
  return a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.seq < b.seq);
}
