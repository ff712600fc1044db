import type { Run } from '../../sim/run.ts';
import { instant, type SimInstant } from '../../model/units.ts';

/** A clock on the wall, and something that wakes one up. */
export interface Wall {
  /** Milliseconds from any beginning, with fractions; never less than before. */
  now(): number;
  /** Calls back once after so many milliseconds; returns what takes that back. */
  wake(afterMs: number, call: () => void): () => void;
}

const realWall: Wall = {
  now: () => performance.now(),
  wake: (afterMs, call) => {
    const timer = setTimeout(call, afterMs);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Longer waits are too long for a timer of Node. */
const longestWakeMs = 1_000_000_000;

/** The run was stopped by whoever watches it. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/**
 * Lets a run's time pass with that of the wall. While nothing is under way it passes `speed` times as fast; while
 * something is, as fast as on the wall: so waits are shortened, and what a request may take never is.
 */
export class Pacer {
  readonly #run: Run;
  readonly #wall: Wall;
  readonly #speed: number;
  #underWay = 0;
  #sinceSim: number;
  #sinceWall: number;
  #sleepsUntilDue: SimInstant | undefined;
  #wakeNoMore: (() => void) | undefined;
  #failure: unknown;
  readonly #waiting = new Set<{
    isOver: () => boolean;
    go: () => void;
    fail: (e: unknown) => void;
  }>();

  constructor(
    run: Run,
    { wall = realWall, speed }: { readonly wall?: Wall; readonly speed: number },
  ) {
    this.#run = run;
    this.#wall = wall;
    this.#speed = speed;
    this.#sinceSim = run.clock.now;
    this.#sinceWall = wall.now();
  }

  /** Something outside has begun that takes the time it takes. Called in the run, or in `enter`. */
  hold(): void {
    if (this.#underWay++ === 0) this.#measureAnew();
  }

  /** It is over. Called in `enter`. */
  release(): void {
    if (--this.#underWay === 0) this.#measureAnew();
  }

  get underWay(): number {
    return this.#underWay;
  }

  /** Lets happen what is due by now, and then something from outside, at this instant of the run. */
  enter(act: () => void): void {
    if (this.#failure !== undefined) return;
    try {
      this.#catchUp();
      act();
      this.#catchUp();
    } catch (error) {
      this.stop(error);
      return;
    }
    this.#sleep();
    for (const each of this.#waiting) {
      if (!each.isOver()) continue;
      this.#waiting.delete(each);
      each.go();
    }
  }

  /** Waits until something is so, looked at whenever something has happened. Rejects when the run is stopped or broke. */
  until(isOver: () => boolean): Promise<void> {
    return new Promise((go, fail) => {
      if (this.#failure !== undefined) fail(this.#failure as Error);
      else if (isOver()) go();
      else this.#waiting.add({ isOver, go, fail });
    });
  }

  /** Waits so long in the run's time. */
  async pass(ms: number): Promise<void> {
    let isOver = false;
    this.enter(() => {
      this.#run.clock.setTimeout(() => (isOver = true), ms);
    });
    await this.until(() => isOver);
  }

  /** Nothing happens any more, and whoever waits is told why. */
  stop(because: unknown = new Stopped('stopped')): void {
    this.#failure ??= because;
    this.#wakeNoMore?.();
    for (const { fail } of this.#waiting) fail(this.#failure);
    this.#waiting.clear();
  }

  get #simNow(): number {
    const passed = this.#wall.now() - this.#sinceWall;
    // The rest of a division is no time.
    return Math.floor(this.#sinceSim + passed * (this.#underWay > 0 ? 1 : this.#speed) + 1e-6);
  }

  #measureAnew(): void {
    this.#sinceSim = this.#run.clock.now;
    this.#sinceWall = this.#wall.now();
  }

  /** One instant after the other: what happens at one may begin something that slows the time after it. */
  #catchUp(): void {
    const { clock } = this.#run;
    this.#run.until(instant(clock.now + 1));
    for (let due = clock.nextDueAt; due !== undefined && due <= this.#simNow; due = clock.nextDueAt)
      this.#run.until(instant(due + 1));
    const now = this.#simNow;
    if (now > clock.now) this.#run.until(instant(now + 1));
  }

  #sleep(): void {
    const due = this.#run.clock.nextDueAt;
    if (due === this.#sleepsUntilDue && this.#wakeNoMore && this.#underWay > 0) return;
    this.#wakeNoMore?.();
    this.#wakeNoMore = undefined;
    this.#sleepsUntilDue = due;
    if (due === undefined) return;
    const rate = this.#underWay > 0 ? 1 : this.#speed;
    const wallMs = this.#sinceWall + (due - this.#sinceSim) / rate - this.#wall.now();
    this.#wakeNoMore = this.#wall.wake(Math.min(Math.max(0, wallMs), longestWakeMs), () => {
      this.#wakeNoMore = undefined;
      this.enter(() => undefined);
    });
  }
}
