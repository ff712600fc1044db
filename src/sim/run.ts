import type { AnyStateMachine, InputFrom } from 'xstate';
import type { Command } from '../model/commands.ts';
import type { Fact, FactBody, PollPlan, RunCut } from '../model/facts.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Settings } from '../model/settings.ts';
import { instant, type SimInstant } from '../model/units.ts';
import { VirtualClock } from './engine/clock.ts';
import { compiled } from './engine/compiled.ts';
import type { Engine, Running, Surroundings } from './engine/engine.ts';
import { luck } from './engine/luck.ts';
import { Meter, OutOfRoom, type RunLimits } from './engine/meter.ts';
import { recordEntered } from './engine/recordEntered.ts';
import { idleOf, partHere, partsNeeded, type PartName, type Parts } from './parts.ts';

/** A run that broke, with the simulated instant and the actor in whose hands it did. */
export class SimulationError extends Error {
  override readonly name = 'SimulationError';
  readonly at: SimInstant;
  readonly actor: string;

  constructor(at: SimInstant, actor: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`The simulation broke at ${at} ms in ${actor}: ${reason}`, { cause });
    this.at = at;
    this.actor = actor;
  }
}

/** One simulated stretch of time, and the only writer of its facts. */
export class Run {
  readonly clock: VirtualClock;
  readonly scenario: Scenario;
  /** The settings in force now; replaced whole when one is turned. */
  settings: Settings;
  /** Told of work that makes no facts and sets no timers. */
  readonly meter: Meter;
  readonly #partsNeeded: ReadonlySet<PartName>;
  readonly #facts: Fact[] = [];
  readonly #pollPlans: PollPlan[] = [];
  /** How many facts and plans there were when the last step was over. */
  #settledFacts = 0;
  #settledPlans = 0;
  /** Units of work up to then. */
  #spent = 0;
  readonly #mail: (() => void)[] = [];
  readonly #engine: Engine;
  readonly #surroundings: Surroundings;
  #failure: SimulationError | undefined;
  #outOfRoom = false;

  constructor(
    scenario: Scenario,
    {
      commands = [],
      engine = compiled,
      firingsMost,
      limits,
    }: {
      commands?: readonly Command[];
      engine?: Engine;
      firingsMost?: number | undefined;
      limits?: RunLimits | undefined;
    } = {},
  ) {
    this.scenario = scenario;
    this.settings = scenario.settings;
    this.#partsNeeded = partsNeeded(scenario, commands);
    this.clock = new VirtualClock(firingsMost);
    this.meter = new Meter(limits);
    this.#engine = engine;
    this.#surroundings = {
      clock: this.clock,
      record: (fact) => {
        this.record(fact);
      },
      fail: (name, error) => {
        this.#fail(name, error);
      },
    };
  }

  get facts(): readonly Fact[] {
    return this.#facts;
  }

  get pollPlans(): readonly PollPlan[] {
    return this.#pollPlans;
  }

  /** Present when the run was stopped since it had no more room. */
  get cut(): RunCut | undefined {
    return this.#outOfRoom ? this.meter.cut(this.#facts.length, this.clock.firings) : undefined;
  }

  /** A number in [0, 1) that depends on the seed and the question alone. */
  luck(...about: readonly (string | number)[]): number {
    return luck(this.scenario.seed, ...about);
  }

  /** @param body a new object for every fact: it is kept, for a copy of each would be a tenth of a run's time. */
  record(body: FactBody): void {
    const fact = body as FactBody & { at: SimInstant; seq: number };
    fact.at = this.clock.now;
    fact.seq = this.#facts.length;
    this.#facts.push(fact);
  }

  /** Keeps what the poller goes by from now on. */
  plan(plan: Omit<PollPlan, 'at'>): void {
    this.#pollPlans.push({ at: this.clock.now, ...plan });
  }

  /** Starts a machine on the run's clock; what it emits is recorded, also what it says on entry. */
  start<M extends AnyStateMachine>(machine: M, name: string, input: InputFrom<M>): Running<M> {
    return this.#engine.start(machine, { name, input }, this.#surroundings);
  }

  /**
   * Makes a part that many runs do without. In such a run it records what the part would say, and is undefined.
   * Throws where the part is needed and has not been loaded.
   */
  part<N extends PartName, P>(name: N, make: (part: Parts[N]) => P): P | undefined {
    if (this.#partsNeeded.has(name)) return make(partHere(name));
    for (const [machine, actor, state] of idleOf(name)) {
      this.record(recordEntered(machine, actor, state, { type: 'xstate.init' }));
    }
    return undefined;
  }

  /**
   * Does something to another machine once the one that is at work has settled, still at this instant.
   * An action that sent straight into another machine would find it half-way through a step; and what
   * a machine emits is heard when its step is over, so that only what comes after keeps the order.
   */
  soon(act: () => void): void {
    this.#mail.push(act);
  }

  /**
   * Lets everything happen that is due before `end`, which is no longer part of the run: an hour of
   * asking every 5 s has 720 questions, not 721.
   * XState stops an actor that throws and carries on; a run must not carry on with it.
   *
   * @param pauseAfter how many units of work to do at most before it returns.
   * @returns whether that was all: false after a pause, from which the next call goes on.
   */
  until(end: SimInstant, pauseAfter = Infinity): boolean {
    const last = instant(Math.max(0, end - 1));
    const pauseAt = this.#spent + pauseAfter;
    let goesOn: boolean;
    try {
      do this.#settle();
      while (
        (goesOn = this.#goesOn()) &&
        this.#spent < pauseAt &&
        (goesOn = this.clock.step(last))
      );
    } catch (error) {
      goesOn = false;
      this.#fail('the clock', error);
    }
    if (this.#failure) throw this.#failure;
    // How far a step came that could not be finished hangs on the engine.
    if (this.#outOfRoom) {
      this.#facts.length = this.#settledFacts;
      this.#pollPlans.length = this.#settledPlans;
    }
    return !goesOn;
  }

  #settle(): void {
    for (let next = this.#mail.shift(); next && this.#goesOn(); next = this.#mail.shift()) next();
  }

  /** Asked between two steps. What there is by then is the same on every engine. */
  #goesOn(): boolean {
    if (this.#failure || this.#outOfRoom) return false;
    this.#settledFacts = this.#facts.length;
    this.#settledPlans = this.#pollPlans.length;
    this.#spent = this.meter.units(this.#settledFacts, this.clock.firings);
    this.#outOfRoom = this.meter.isOver(this.#settledFacts, this.#spent);
    return !this.#outOfRoom;
  }

  #fail(actor: string, cause: unknown): void {
    if (cause instanceof OutOfRoom) this.#outOfRoom = true;
    else this.#failure ??= new SimulationError(this.clock.now, actor, cause);
  }
}
