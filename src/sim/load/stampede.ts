import type { LoadPlan, StampedeResult } from '../../model/load/load.ts';
import { instant } from '../../model/units.ts';
import { meaningOf, type Meaning } from '../network/httpAnswers.ts';
import { VirtualClock, type Due } from '../engine/clock.ts';
import { deliveryMachine } from '../sender/delivery.machine.ts';
import { compiled } from '../engine/compiled.ts';
import type { Engine } from '../engine/engine.ts';
import { luck } from '../engine/luck.ts';
import { LoadMeter, withoutPause } from './loadMeter.ts';
import { receiverOf, type Call, type LoadReceiver, type Sent, type Watcher } from './receivers.ts';
import { Budget } from './retryBudget.ts';
import { refusal, StampedeDelivery, type Answer, type StampedeSender } from './stampedeDelivery.ts';

/**
 * Many deliveries to one endpoint that starts down and then has only so much room. Each is the same
 * machine as in the Lab, under the plan's retry policy; the network loses nothing, every request
 * travels as long as the Lab's travel time says, and the endpoint is never disabled.
 *
 * @param engine how the machines are run; the result is the same.
 */
export function runStampede(plan: LoadPlan, engine: Engine = compiled): StampedeResult {
  return withoutPause(stampedeInSteps(plan, new LoadMeter(), engine));
}

/**
 * The same with pauses, each of which says how much of the time has passed, from 0 to 1.
 *
 * @param meter counts the calls that leave; when they are too many, the run ends and its result says where.
 */
export function stampedeInSteps(
  plan: LoadPlan,
  meter: LoadMeter,
  engine: Engine = compiled,
): Generator<number, StampedeResult> {
  return new Stampede(plan, meter, engine).run();
}

/** A call takes four timers at most, and the largest plan has a few hundred thousand calls. */
const firingsMost = 10_000_000;

class Stampede implements StampedeSender, Watcher, Due<number> {
  readonly plan: LoadPlan;
  readonly clock = new VirtualClock(firingsMost);
  readonly thanks: number;
  readonly afterThanks: Meaning;
  readonly afterRefusal: Meaning;
  /** Where a request comes out of the wire. */
  readonly #arrivals: Due<Sent> = {
    due: ({ delivery, attempt }) => {
      const inSecond = Math.floor(this.clock.now / 1_000);
      this.#calls[inSecond] = (this.#calls[inSecond] ?? 0) + 1;
      this.#receiver.arrived({ delivery, attempt, inSecond });
    },
  };
  readonly #receiver: LoadReceiver;
  readonly #budget: Budget;
  readonly #meter: LoadMeter;
  readonly #engine: Engine;
  readonly #deliveries: (StampedeDelivery | undefined)[];
  readonly #endMs: number;
  #failure: unknown;

  readonly #calls: Uint32Array;
  readonly #completed: Uint32Array;
  readonly #inTime: Uint32Array;
  /** By how much each second changes how many are open, and how many stand in line. */
  readonly #opened: Int32Array;
  readonly #lined: Int32Array;
  readonly #beganAtMs: Int32Array;
  readonly #deliveredAtMs: Int32Array;
  readonly #doneBefore: Uint8Array;
  #sent = 0;
  #givenUp = 0;
  #again = 0;

  constructor(plan: LoadPlan, meter: LoadMeter, engine: Engine) {
    const { deliveries, forSeconds } = plan.load;
    this.plan = plan;
    this.#meter = meter;
    this.#engine = engine;
    this.thanks = Number(plan.settings.thanksStatus);
    this.afterThanks = meaningOf(plan.settings, this.thanks);
    this.afterRefusal = meaningOf(plan.settings, refusal);
    this.#budget = new Budget(plan.load.budget);
    this.#receiver = receiverOf(plan, this.clock, this);
    this.#endMs = forSeconds * 1_000;
    this.#deliveries = Array<undefined>(deliveries).fill(undefined);
    this.#calls = new Uint32Array(forSeconds);
    this.#completed = new Uint32Array(forSeconds);
    this.#inTime = new Uint32Array(forSeconds);
    this.#opened = new Int32Array(forSeconds);
    this.#lined = new Int32Array(forSeconds);
    this.#beganAtMs = new Int32Array(deliveries);
    this.#deliveredAtMs = new Int32Array(deliveries).fill(-1);
    this.#doneBefore = new Uint8Array(deliveries);
  }

  *run(): Generator<number, StampedeResult> {
    const { seed, load } = this.plan;
    const overMs = load.overSeconds * 1_000;
    for (let index = 0; index < load.deliveries; index++) {
      const at = overMs === 0 ? 0 : Math.floor(luck(seed, 'begins', index) * overMs);
      this.#beganAtMs[index] = at;
      this.clock.call(this, index, at);
    }
    // What is due at the very end is no longer part of the run.
    const last = instant(this.#endMs - 1);
    let goesOn = true;
    while (goesOn && !this.#meter.isOver) {
      if (this.#meter.pauses()) yield this.clock.now / this.#endMs;
      goesOn = this.clock.step(last);
      if (this.#failure !== undefined) throw this.#failure as Error;
    }
    return this.#result(goesOn ? { atMs: this.clock.now, calls: this.#sent } : undefined);
  }

  #result(cut: StampedeResult['cut']): StampedeResult {
    const seconds = cut ? Math.floor(cut.atMs / 1_000) + 1 : this.plan.load.forSeconds;
    const reached = (list: Uint32Array) => list.subarray(0, seconds);
    return {
      calls: reached(this.#calls),
      completed: reached(this.#completed),
      inTime: reached(this.#inTime),
      open: reached(summed(this.#opened)),
      inLine: reached(summed(this.#lined)),
      beganAtMs: this.#beganAtMs,
      deliveredAtMs: this.#deliveredAtMs,
      givenUp: this.#givenUp,
      again: this.#again,
      ...(cut && { cut }),
    };
  }

  allowsRetry(): boolean {
    return this.#budget.allowsRetry(this.clock.now);
  }

  send(delivery: number, attempt: number): void {
    this.#sent++;
    this.#meter.count(1);
    this.#budget.sent(attempt, this.clock.now);
    this.clock.call(this.#arrivals, { delivery, attempt }, this.plan.settings.latencyMs);
  }

  due(index: number): void {
    bump(this.#opened, this.clock.now);
    const delivery = new StampedeDelivery(this, index);
    this.#deliveries[index] = delivery;
    delivery.running = this.#engine.start(
      deliveryMachine,
      {
        name: delivery.deliveryId,
        input: { deliveryId: delivery.deliveryId, eventId: delivery.eventId, sender: delivery },
      },
      {
        clock: this.clock,
        fail: (_, error) => {
          this.#failure ??= error;
        },
      },
    );
  }

  completed({ delivery, inSecond }: Call): void {
    this.#completed[inSecond] = (this.#completed[inSecond] ?? 0) + 1;
    if (this.#doneBefore[delivery] === 1) this.#again++;
    this.#doneBefore[delivery] = 1;
  }

  stoodInLine(fromMs: number, untilMs: number): void {
    bump(this.#lined, fromMs);
    bump(this.#lined, untilMs, -1);
  }

  answered({ delivery, attempt, inSecond }: Call, accepted: boolean): void {
    const { latencyMs } = this.plan.settings;
    const answer: Answer = { attempt, accepted, ofSecond: inSecond };
    this.clock.call(this.#deliveries[delivery] as StampedeDelivery, answer, latencyMs);
  }

  ended(index: number, byCallOfSecond: number | undefined): void {
    const { now } = this.clock;
    bump(this.#opened, now, -1);
    if (byCallOfSecond === undefined) {
      this.#givenUp++;
      return;
    }
    this.#deliveredAtMs[index] = now;
    this.#inTime[byCallOfSecond] = (this.#inTime[byCallOfSecond] ?? 0) + 1;
  }
}

function bump(seconds: Uint32Array | Int32Array, atMs: number, by = 1): void {
  const second = Math.floor(atMs / 1_000);
  if (second < seconds.length) seconds[second] = (seconds[second] ?? 0) + by;
}

function summed(changes: Int32Array): Uint32Array {
  const totals = new Uint32Array(changes.length);
  let total = 0;
  for (let second = 0; second < changes.length; second++) {
    total += changes[second] ?? 0;
    totals[second] = total;
  }
  return totals;
}
