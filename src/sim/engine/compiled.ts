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
 * What is to be done when a step is over, of every machine that is in one: facts to be heard, timers to
 * be set or cancelled. A step within a step works above it. Never shortened: that would free its memory.
 */
const laterOps: (Op | undefined)[] = [];
const laterValues: unknown[] = [];
let laterLength = 0;

/** A plain action of a machine that starts, with what it is told. */
interface Waiting {
  readonly context: object;
  readonly params: unknown;
}

/**
 * One machine that runs. A step works on the side and shows its outcome when it is over, as an actor
 * shows its snapshot. Plain actions are done on the way, facts and timers come after it; while a
 * machine starts, its plain actions too wait until it is all the way in.
 */
class CompiledActor implements Due<AnyEvent> {
  readonly #tables: Tables;
  readonly #name: string;
  readonly #surroundings: Surroundings;
  #state: State;
  readonly #told: Told;
  #active = true;
  /** True while no other machine and no waiting action holds the same context: it may be changed in place. */
  #owned = false;
  #assignments = 0;
  #phase: 'starting' | 'busy' | 'waiting' | 'ended' = 'starting';
  #inbox: AnyEvent[] | undefined;
  #timer: Timer | undefined;
  /** The timers of the slots behind the first. */
  #moreTimers: (Timer | undefined)[] | undefined;

  constructor(tables: Tables, name: string, surroundings: Surroundings) {
    this.#tables = tables;
    this.#name = name;
    this.#surroundings = surroundings;
    this.#state = tables.initial;
    this.#told = new Told(tables.context, noEvent);
  }

  get value(): string {
    return this.#state.key;
  }

  get context(): object {
    return this.#told.context;
  }

  get active(): boolean {
    return this.#active;
  }

  start(input: unknown): void {
    const event: AnyEvent & { readonly input: unknown } = { type: 'xstate.init', input };
    this.#process(event, input);
    this.#readInbox();
  }

  send(event: AnyEvent): void {
    if (this.#phase === 'waiting') {
      this.#phase = 'busy';
      this.#process(event, undefined);
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
      this.#process(event, undefined);
    }
  }

  /** One step, with what follows from it at once. */
  #process(event: AnyEvent, input: unknown): void {
    const from = laterLength;
    try {
      if (this.#phase === 'starting') this.#enter(event, input);
      else this.#react(event);
      if (!this.#active) this.#end();
    } catch (error) {
      this.#active = false;
      this.#end();
      this.#surroundings.fail(this.#name, error);
    } finally {
      laterLength = from;
    }
  }

  #enter(event: AnyEvent, input: unknown): void {
    const { initial, ops } = this.#tables;
    const from = laterLength;
    this.#told.event = event;
    this.#told.context = this.#firstContext(input);
    this.#do(ops);
    this.#settle(initial, from);
  }

  #firstContext(input: unknown): object {
    const { context, makeContext, lastContext } = this.#tables;
    const made = makeContext?.({ input });
    if (!made) return context;
    // Not before the second: only then it shows whether each machine gets one of its own.
    this.#owned = lastContext !== undefined && made !== lastContext && made !== input;
    this.#tables.lastContext = made;
    return made;
  }

  #react(event: AnyEvent): void {
    const from = laterLength;
    let state = this.#state;
    this.#told.event = event;
    const transition = chosen(state.on.get(event.type), this.#told);
    if (transition) {
      this.#do(transition.ops);
      state = transition.target;
    }
    this.#settle(state, from);
  }

  /** Takes eventless transitions for as long as they change something, and shows where that led. */
  #settle(from: State, laterFrom: number): void {
    let state = from;
    while (!state.final) {
      const transition = passing(state.always, this.#told);
      if (!transition) break;
      const before = this.#assignments;
      this.#do(transition.ops);
      if (this.#assignments === before && transition.target === state) break;
      state = transition.target;
    }
    this.#state = state;
    if (state.final) this.#active = false;
    if (laterLength > laterFrom) this.#doLater(laterFrom, laterLength);
  }

  /** Does what comes at once and notes what comes later. */
  #do(ops: readonly Op[]): void {
    const told = this.#told;
    for (const op of ops) {
      switch (op.kind) {
        case 'emit':
          if (this.#surroundings.record) later(op, op.act(told, paramsFor(op, told)));
          break;
        case 'plain': {
          const params = paramsFor(op, told);
          if (this.#phase === 'starting') {
            this.#owned = false;
            later(op, { context: told.context, params } satisfies Waiting);
          } else op.act(told, params);
          break;
        }
        case 'assign':
          this.#assign(op.act(told, paramsFor(op, told)) as object);
          break;
        case 'schedule': {
          const { delay } = op.delayed as Delayed;
          later(op, typeof delay === 'function' ? delay(told, undefined) : delay);
          break;
        }
        case 'cancel':
          later(op, undefined);
          break;
        case 'enqueue':
          this.#do(this.#tables.enqueuing.by(op, told));
      }
    }
  }

  #assign(update: object): void {
    this.#assignments++;
    if (this.#owned) {
      const context = this.#told.context as Record<string, unknown>;
      for (const key in update) context[key] = (update as Record<string, unknown>)[key];
    } else {
      // Not spread: some engines then give every copy of a copy a shape of its own.
      this.#told.context = Object.assign({}, this.#told.context, update);
      this.#owned = true;
    }
  }

  #doLater(from: number, to: number): void {
    if (this.#phase === 'starting') {
      for (let index = from; index < to; index++) {
        const op = laterOps[index] as Op;
        if (op.kind !== 'plain') continue;
        const { context, params } = laterValues[index] as Waiting;
        op.act(new Told(context, this.#told.event), params);
      }
    }
    const { record, clock } = this.#surroundings;
    for (let index = from; index < to; index++) {
      const { kind, delayed } = laterOps[index] as Op;
      if (kind === 'emit') record?.(laterValues[index] as FactBody);
      if (!delayed) continue;
      if (kind === 'cancel') clock.clearTimeout(this.#timerIn(delayed.slot));
      else
        this.#setTimer(delayed.slot, clock.call(this, delayed.event, laterValues[index] as number));
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
  }
}

function later(op: Op, value: unknown): void {
  laterOps[laterLength] = op;
  laterValues[laterLength++] = value;
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
