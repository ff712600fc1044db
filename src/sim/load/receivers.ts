import type { LoadPlan } from '../../model/load/load.ts';
import { durationMs } from '../../model/units.ts';
import type { Due, VirtualClock } from '../engine/clock.ts';
import { Draws } from './draws.ts';

export interface Sent {
  readonly delivery: number;
  readonly attempt: number;
}

/** A request that reached the receiver. */
export interface Call extends Sent {
  /** The second in which it arrived, counted from the start. */
  readonly inSecond: number;
}

/** What a receiver under load tells of its calls. */
export interface Watcher {
  answered(call: Call, accepted: boolean): void;
  completed(call: Call): void;
  /** A call stands in line from one instant to another, in milliseconds and fractions. */
  stoodInLine(fromMs: number, untilMs: number): void;
}

export interface LoadReceiver {
  arrived(call: Call): void;
}

/** The receiver that a plan asks for. */
export function receiverOf(plan: LoadPlan, clock: VirtualClock, watcher: Watcher): LoadReceiver {
  return plan.load.receiver === 'queues'
    ? new QueueingReceiver(plan, clock, watcher)
    : new RefusingReceiver(plan, clock, watcher);
}

/**
 * Takes so many calls in each second of the clock and refuses the others; when far too many arrive in
 * one second, it spends that second refusing and completes none. It answers all calls of a second at
 * its end, when it knows how many they were.
 */
class RefusingReceiver implements LoadReceiver, Due<number> {
  readonly #plan: LoadPlan;
  readonly #clock: VirtualClock;
  readonly #watcher: Watcher;
  #second = 0;
  #calls: Call[] = [];

  constructor(plan: LoadPlan, clock: VirtualClock, watcher: Watcher) {
    this.#plan = plan;
    this.#clock = clock;
    this.#watcher = watcher;
  }

  arrived(call: Call): void {
    const { now } = this.#clock;
    if (isDown(this.#plan, now)) {
      if (this.#plan.load.outage === 'refuses') this.#watcher.answered(call, false);
      return;
    }
    const second = call.inSecond;
    if (second !== this.#second) {
      this.due(this.#second);
      this.#second = second;
    }
    if (this.#calls.length === 0) this.#clock.call(this, second, (second + 1) * 1_000 - now);
    this.#calls.push(call);
  }

  /** Answers the calls of a second, unless that is done already. */
  due(second: number): void {
    if (second !== this.#second) return;
    const { capacity, overload } = this.#plan.load;
    const calls = this.#calls;
    this.#calls = [];
    const overloaded = overload > 0 && calls.length > overload;
    calls.forEach((call, place) => {
      const accepted = !overloaded && place < capacity;
      if (accepted) this.#watcher.completed(call);
      this.#watcher.answered(call, accepted);
    });
  }
}

/**
 * One worker who takes the calls in the order they came and answers each when its work is done; nobody
 * tells it that the sender has stopped listening. While it is down and hangs, calls stand in line.
 */
class QueueingReceiver implements LoadReceiver, Due<Call> {
  readonly #plan: LoadPlan;
  readonly #clock: VirtualClock;
  readonly #watcher: Watcher;
  readonly #draws: Draws;
  /** When the worker has done all that there is, with fractions of a millisecond. */
  #freeAt = 0;

  constructor(plan: LoadPlan, clock: VirtualClock, watcher: Watcher) {
    this.#plan = plan;
    this.#clock = clock;
    this.#watcher = watcher;
    this.#draws = new Draws(plan.seed, 'work');
  }

  arrived(call: Call): void {
    const { load } = this.#plan;
    const { now } = this.#clock;
    if (isDown(this.#plan, now) && load.outage === 'refuses') {
      this.#watcher.answered(call, false);
      return;
    }
    const share = load.work === 'random' ? this.#draws.exponential() : 1;
    const startsAt = Math.max(now, load.downSeconds * 1_000, this.#freeAt);
    this.#freeAt = startsAt + (share * 1_000) / load.capacity;
    this.#watcher.stoodInLine(now, startsAt);
    this.#clock.call(this, call, durationMs(Math.round(this.#freeAt) - now));
  }

  due(call: Call): void {
    this.#watcher.completed(call);
    this.#watcher.answered(call, true);
  }
}

function isDown({ load }: LoadPlan, atMs: number): boolean {
  return atMs < load.downSeconds * 1_000;
}
