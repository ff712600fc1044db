import { after, durationMs, instant, type SimInstant } from '../model/units.ts';

/** One thing to be done at an instant; without `fire` it was cancelled. */
interface Timer {
  readonly dueAt: SimInstant;
  readonly seq: number;
  fire: (() => void) | undefined;
}

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

  setTimeout = (fire: () => void, delay: number): Timer => {
    const timer: Timer = { dueAt: after(this.#now, durationMs(delay)), seq: this.#seq++, fire };
    this.#push(timer);
    return timer;
  };

  clearTimeout = (timer: Timer | undefined): void => {
    // Left in the heap and skipped when it comes up: cheaper than finding it.
    if (timer) timer.fire = undefined;
  };

  /** Fires the next timer due up to and including `end`; false when there is none, and then it is `end`. */
  step(end: SimInstant): boolean {
    for (let next = this.#heap[0]; next && next.dueAt <= end; next = this.#heap[0]) {
      this.#pop();
      const { fire } = next;
      if (!fire) continue;
      this.#now = next.dueAt;
      if (++this.#firings > this.#firingsMost) {
        throw new RangeError(`More than ${this.#firingsMost} timers fired: this run never settles`);
      }
      fire();
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
    for (;;) {
      const left = heap[2 * at + 1];
      const right = heap[2 * at + 2];
      if (!left) break;
      const [child, below] =
        right && isBefore(right, left) ? [right, 2 * at + 2] : [left, 2 * at + 1];
      if (isBefore(last, child)) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = last;
  }
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.seq < b.seq);
}
