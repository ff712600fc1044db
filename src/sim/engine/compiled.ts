import type { FactBody } from '../../model/facts.ts';
import type { Due, Timer } from './clock.ts';
import {
  Told,
  paramsFor,
  passes,
  noEvent,
  type AnyEvent,
  type Delayed,
  type Op,
} from './compiledActions.ts';
import { tablesOf, type State, type Tables, type Transition } from './compiledTables.ts';
import type { Engine, Running, Surroundings } from './engine.ts';

/** Runs machines from tables, to the same facts as XState's actors, without a snapshot a step. */
export const compiled: Engine = {
  start(machine, { name, input }, surroundings) {
    const actor = new CompiledActor(tablesOf(machine), name, surroundings);
    actor.start(input);
    return actor as unknown as Running<typeof machine>;
  },
};

/**
 * What is to be done when a step is over, of every machine that is in one: facts to be heard, and timers to
 * be set or cancelled. A step within a step works above it. Never shortened: that would free their memory.
 */
const laterFacts: FactBody[] = [];
const laterTimers: Op[] = [];
const laterDelays: number[] = [];
let factsNoted = 0;
let timersNoted = 0;

/** A plain action of a machine that starts, with what it is to be told. */
interface Deferred {
  readonly op: Op;
  readonly toldContext: object;
  readonly params: unknown;
}

interface InitEvent extends AnyEvent {
  readonly input: unknown;
}

/**
 * One machine that runs; it is itself what its functions are told. A step works on the side and shows its
 * outcome when it is over, as an actor shows its snapshot. Plain actions are done on the way, facts and
 * timers come after it; while a machine starts, its plain actions too wait until it is all the way in.
 */
class CompiledActor extends Told implements Due<AnyEvent> {
  readonly #tables: Tables;
  readonly #name: string;
  readonly #surroundings: Surroundings;
  #state: State;
  #active = true;
  /** True while no other machine and no waiting action holds the same context: it may be changed in place. */
  #owned = false;
  #assignments = 0;
  #phase: 'starting' | 'busy' | 'waiting' | 'ended' = 'starting';
  #inbox: AnyEvent[] | undefined;
  #timer: Timer | undefined;
  /** The timers of the slots behind the first. */
  #moreTimers: (Timer | undefined)[] | undefined;
  #deferred: Deferred[] | undefined;

  constructor(tables: Tables, name: string, surroundings: Surroundings) {
    super();
    this.context = tables.context;
    this.event = noEvent;
    this.#tables = tables;
    this.#name = name;
    this.#surroundings = surroundings;
    this.#state = tables.initial;
  }

  get value(): string {
    return this.#state.key;
  }

  get settledContext(): object {
    if (this.#phase !== 'waiting') {
      throw new Error(`${this.#name} handles an event or is over: its context is not settled`);
    }
    return this.context;
  }

  get active(): boolean {
    return this.#active;
  }

  start(input: unknown): void {
    const event: InitEvent = { type: 'xstate.init', input };
    this.#process(event);
    this.#readInbox();
  }

  send(event: AnyEvent): void {
    if (this.#phase === 'waiting') {
      this.#phase = 'busy';
      this.#process(event);
      this.#readInbox();
    } else if (this.#phase !== 'ended') {
      (this.#inbox ??= []).push(event);
    }
  }

  due(event: AnyEvent): void {
    this.send(event);
  }

  #readInbox(): void {
    while (this.#phase !== 'ended') {
      const event = this.#inbox?.shift();
      this.#phase = event ? 'busy' : 'waiting';
      if (!event) return;
      this.#process(event);
    }
  }

  /** One step, with what follows from it at once. */
  #process(event: AnyEvent): void {
    const factsFrom = factsNoted;
    const timersFrom = timersNoted;
    this.event = event;
    try {
      if (this.#phase === 'starting') this.#enter(event as InitEvent);
      else this.#react(event);
      if (this.#deferred) this.#doDeferred(this.#deferred);
      this.#doLater(factsFrom, timersFrom);
      if (!this.#active) this.#end();
    } catch (error) {
      this.#active = false;
      this.#end();
      this.#surroundings.fail(this.#name, error);
    } finally {
      factsNoted = factsFrom;
      timersNoted = timersFrom;
    }
  }

  #enter(event: InitEvent): void {
    const { initial, ops } = this.#tables;
    this.#makeContext(event);
    this.#do(ops);
    this.#settle(initial);
  }

  #makeContext(event: InitEvent): void {
    const { makeContext, lastContext } = this.#tables;
    const made = makeContext?.(event);
    if (!made) return;
    // Not before the second: only then it shows whether each machine gets one of its own.
    this.#owned = lastContext !== undefined && made !== lastContext && made !== event.input;
    this.#tables.lastContext = made;
    this.context = made;
  }

  #react(event: AnyEvent): void {
    let state = this.#state;
    const transition = chosen(state.on.get(event.type), this);
    if (transition) {
      this.#do(transition.ops);
      state = transition.target;
    }
    this.#settle(state);
  }

  /** Takes eventless transitions for as long as they change something, and shows where that led. */
  #settle(from: State): void {
    let state = from;
    while (!state.final) {
      const transition = passing(state.always, this);
      if (!transition) break;
      const before = this.#assignments;
      this.#do(transition.ops);
      if (this.#assignments === before && transition.target === state) break;
      state = transition.target;
    }
    this.#state = state;
    if (state.final) this.#active = false;
  }

  /** Does what comes at once and notes what comes later. */
  #do(ops: readonly Op[]): void {
    for (const op of ops) {
      switch (op.kind) {
        case 'emit':
          if (this.#surroundings.record) {
            const fact = op.act(this, paramsFor(op, this)) as FactBody;
            laterFacts[factsNoted++] = fact;
          }
          break;
        case 'plain': {
          const params = paramsFor(op, this);
          if (this.#phase === 'starting') {
            this.#owned = false;
            (this.#deferred ??= []).push({ op, toldContext: this.context, params });
          } else op.act(this, params);
          break;
        }
        case 'assign':
          this.#assign(op.act(this, paramsFor(op, this)) as object);
          break;
        case 'schedule': {
          const { delay } = op.delayed as Delayed;
          const ms = typeof delay === 'function' ? delay(this, undefined) : delay;
          laterDelays[timersNoted] = ms as number;
          laterTimers[timersNoted++] = op;
          break;
        }
        case 'cancel':
          laterTimers[timersNoted++] = op;
          break;
        case 'enqueue':
          this.#do(this.#tables.enqueuing.by(op, this));
      }
    }
  }

  #assign(update: object): void {
    this.#assignments++;
    if (!this.#owned) {
      // Not spread: some engines then give every copy of a copy a shape of its own.
      this.context = Object.assign({}, this.context);
      this.#owned = true;
    }
    Object.assign(this.context, update);
  }

  #doDeferred(deferred: readonly Deferred[]): void {
    const { context } = this;
    for (const { op, toldContext, params } of deferred) {
      this.context = toldContext;
      op.act(this, params);
    }
    this.context = context;
    this.#deferred = undefined;
  }

  #doLater(factsFrom: number, timersFrom: number): void {
    const { record, clock } = this.#surroundings;
    for (let index = factsFrom; index < factsNoted; index++) {
      record?.(laterFacts[index] as FactBody);
    }
    for (let index = timersFrom; index < timersNoted; index++) {
      const { kind, delayed } = laterTimers[index] as Op;
      const { slot, event } = delayed as Delayed;
      if (kind === 'cancel') clock.clearTimeout(this.#timerIn(slot));
      else this.#setTimer(slot, clock.call(this, event, laterDelays[index] as number));
    }
  }

  #timerIn(slot: number): Timer | undefined {
    return slot === 0 ? this.#timer : this.#moreTimers?.[slot];
  }

  #setTimer(slot: number, timer: Timer): void {
    if (slot === 0) this.#timer = timer;
    else (this.#moreTimers ??= [])[slot] = timer;
  }

  #end(): void {
    this.#phase = 'ended';
    const { clock } = this.#surroundings;
    clock.clearTimeout(this.#timer);
    this.#moreTimers?.forEach(clock.clearTimeout);
    this.#timer = this.#moreTimers = this.#inbox = undefined;
    // Whoever keeps an ended machine does not keep what it knew.
    this.context = this.#tables.context;
    this.event = noEvent;
  }
}

function passing(candidates: readonly Transition[], told: Told): Transition | undefined {
  for (const candidate of candidates) if (passes(candidate.guard, told)) return candidate;
  return undefined;
}

/** The first transition whose guard passes. One that throws is named as XState names it. */
function chosen(candidates: readonly Transition[] | undefined, told: Told): Transition | undefined {
  if (!candidates) return undefined;
  for (const candidate of candidates) {
    try {
      if (passes(candidate.guard, told)) return candidate;
    } catch (error) {
      const { guard, from } = candidate;
      const name = guard?.name === undefined ? '' : `'${guard.name}' `;
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(
        `Unable to evaluate guard ${name}in transition for event '${told.event.type}' in state node '${from}':\n${reason}`,
        { cause: error },
      );
    }
  }
  return undefined;
}
