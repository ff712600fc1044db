import type { AnyStateMachine } from 'xstate';

export interface AnyEvent {
  readonly type: string;
}

/** What actions, guards, delays and the functions of their parameters are told: true until they return. */
export class Told {
  declare context: object;
  declare event: AnyEvent;

  get self(): never {
    throw new Error('a compiled machine has no `self`');
  }

  get system(): never {
    throw new Error('a compiled machine has no `system`');
  }

  get spawn(): never {
    throw new Error('a compiled machine cannot `spawn` another');
  }
}

type Toldly<T> = (told: Told, params: unknown) => T;

interface WithParams {
  readonly params: unknown;
  /** Absent when the parameters are always the same. */
  readonly paramsOf: ((told: Told) => unknown) | undefined;
}

export interface Guard extends WithParams {
  readonly name: string | undefined;
  readonly test: Toldly<boolean>;
}

/** A delayed event. What is under way in its slot when the next is set there was cancelled before. */
export interface Delayed {
  readonly slot: number;
  readonly event: AnyEvent;
  readonly delay: number | Toldly<unknown>;
}

/** Each is made by `opOf`: objects of one shape are read faster. */
export interface Op extends WithParams {
  readonly kind: 'plain' | 'assign' | 'emit' | 'enqueue' | 'schedule' | 'cancel';
  readonly act: Toldly<unknown>;
  readonly delayed: Delayed | undefined;
}

/** The parameters of an action or a guard. */
export function paramsFor({ params, paramsOf }: WithParams, told: Told): unknown {
  return paramsOf ? paramsOf(told) : params;
}

export function passes(guard: Guard | undefined, told: Told): boolean {
  return !guard || guard.test(told, guard.paramsOf ? guard.paramsOf(told) : guard.params);
}

/** Stops the reading of a machine, with what it has that cannot be compiled. */
export type Refuse = (what: string) => never;

/** An action or guard as a machine's definition has it: a name, a name with parameters, or a function. */
type Referred = string | { readonly type: string; readonly params?: unknown } | Builtin;

/** What `assign()`, `emit()` and the like return: a function that is never called, with what it is about. */
type Builtin = ((told: unknown, params: unknown) => unknown) & {
  readonly type?: string;
  readonly resolve?: unknown;
  readonly assignment?: unknown;
  readonly collect?: unknown;
  readonly event?: unknown;
  readonly delay?: unknown;
  readonly sendId?: unknown;
};

const afterPrefix = 'xstate.after.';

/** Reads the actions, guards and delays of one machine. */
export class ActionReader {
  readonly #machine: AnyStateMachine;
  readonly #refuse: Refuse;
  readonly #ops = new Map<unknown, Op>();

  constructor(machine: AnyStateMachine, refuse: Refuse) {
    this.#machine = machine;
    this.#refuse = refuse;
  }

  /** @param slots the slots of a state's delayed events, by their type. */
  ops(actions: readonly unknown[], slots?: ReadonlyMap<string, number>): readonly Op[] {
    return (actions as readonly Referred[]).map((action) => this.#op(action, slots));
  }

  /** The operation of an action that was enqueued while the machine ran. */
  enqueued(action: unknown): Op {
    // A builtin is made anew each time it is enqueued, and would pile up.
    if (typeof action === 'function' && 'resolve' in action) return this.#op(action as Builtin);
    let op = this.#ops.get(action);
    if (!op) {
      op = this.#op(action as Referred);
      if (typeof action === 'string') this.#ops.set(action, op);
    }
    return op;
  }

  guard(guard: unknown): Guard | undefined {
    if (guard === undefined) return undefined;
    const referred = guard as Referred;
    const name = nameOf(referred);
    const test = name === undefined ? referred : this.#machine.implementations.guards[name];
    if (typeof test !== 'function') return this.#refuse(`it has no guard "${name ?? ''}"`);
    if ('check' in test) return this.#refuse('it combines guards, or asks for its own state');
    return { name, test: test as Toldly<boolean>, ...withParams(referred) };
  }

  #op(referred: Referred, slots?: ReadonlyMap<string, number>): Op {
    const name = nameOf(referred);
    const action = (name === undefined ? referred : this.#machine.implementations.actions[name]) as
      Builtin | undefined;
    if (typeof action !== 'function') return this.#refuse(`it has no action "${name ?? ''}"`);
    const { params, paramsOf } = withParams(referred);
    const op = (kind: Op['kind'], act: Op['act'], delayed?: Delayed) =>
      opOf(kind, act, { params, paramsOf, delayed });
    if (!('resolve' in action)) return op('plain', action);
    switch (action.type) {
      case 'xstate.assign':
        return op('assign', updateOf(action.assignment));
      case 'xstate.emit':
        return op('emit', functionOf(action.event));
      case 'xstate.enqueueActions':
        return op('enqueue', action.collect as Toldly<unknown>);
      case 'xstate.raise': {
        const event = action.event as AnyEvent;
        const slot = slots?.get(event.type);
        if (slot === undefined) return this.#refuse('it raises events');
        return op('schedule', nothing, { slot, event, delay: this.#delay(action.delay) });
      }
      case 'xstate.cancel': {
        const slot = slots?.get(action.sendId as string);
        if (slot === undefined) return this.#refuse('it cancels what it has sent');
        return op('cancel', nothing, { slot, event: noEvent, delay: 0 });
      }
      default:
        return this.#refuse(`it uses the action ${action.type ?? ''}`);
    }
  }

  #delay(delay: unknown): Delayed['delay'] {
    if (typeof delay === 'number') return delay;
    const known = this.#machine.implementations.delays[delay as string] as unknown;
    if (typeof known === 'number' || typeof known === 'function') return known as Delayed['delay'];
    return this.#refuse(`it has no delay "${String(delay)}"`);
  }
}

/** What the function of an `enqueueActions` is told, and what collects the actions it enqueues. */
export class Enqueuing extends Told {
  queue: Op[] = [];
  readonly check: (guard: unknown) => boolean;
  readonly enqueue: Enqueue;

  constructor(reader: ActionReader) {
    super();
    this.context = {};
    this.event = noEvent;
    this.check = (guard) => passes(reader.guard(guard), this);
    const enqueue = ((action: unknown) => this.queue.push(reader.enqueued(action))) as Enqueue;
    enqueue.assign = (assignment) => this.queue.push(opOf('assign', updateOf(assignment)));
    enqueue.emit = (event) => this.queue.push(opOf('emit', functionOf(event)));
    enqueue.raise = enqueue.cancel = enqueue.sendTo = cannotBeEnqueued;
    enqueue.sendParent = enqueue.spawnChild = enqueue.stopChild = cannotBeEnqueued;
    this.enqueue = enqueue;
  }

  /** What the function of an operation enqueues. While it runs, another machine of its kind may ask the same. */
  by(op: Op, told: Told): readonly Op[] {
    const { context, event, queue } = this;
    this.context = told.context;
    this.event = told.event;
    this.queue = [];
    try {
      op.act(this, paramsFor(op, this));
      return this.queue;
    } finally {
      this.context = context;
      this.event = event;
      this.queue = queue;
    }
  }
}

type Enqueue = ((action: unknown) => number) &
  Record<'assign' | 'emit', (what: never) => number> &
  Record<'raise' | 'cancel' | 'sendTo' | 'sendParent' | 'spawnChild' | 'stopChild', () => never>;

function cannotBeEnqueued(): never {
  throw new Error('a compiled machine can enqueue nothing but actions, `assign` and `emit`');
}

/** Whether an action of a state's entry or exit stands for one of its delayed events. */
export function delayedEventOf(action: unknown): string | undefined {
  if (typeof action !== 'function') return undefined;
  const { type, event } = action as Builtin;
  const name = type === 'xstate.raise' ? (event as AnyEvent | undefined)?.type : undefined;
  return name?.startsWith(afterPrefix) ? name : undefined;
}

export const noEvent: AnyEvent = { type: '' };

function nothing(): void {
  // Kept only so that every operation has the same fields.
}

function opOf(
  kind: Op['kind'],
  act: Op['act'],
  { params, paramsOf, delayed }: Partial<Op> = {},
): Op {
  return { kind, act, params, paramsOf, delayed };
}

function nameOf(referred: Referred): string | undefined {
  if (typeof referred === 'function') return undefined;
  return typeof referred === 'string' ? referred : referred.type;
}

function withParams(referred: Referred): WithParams {
  const params = typeof referred === 'object' ? referred.params : undefined;
  return typeof params === 'function'
    ? { params: undefined, paramsOf: params as (told: Told) => unknown }
    : { params, paramsOf: undefined };
}

function functionOf(value: unknown): Toldly<unknown> {
  return typeof value === 'function' ? (value as Toldly<unknown>) : () => value;
}

/** The changes of an `assign`, given as a function or as an object with a value or a function a key. */
function updateOf(assignment: unknown): Toldly<unknown> {
  if (typeof assignment === 'function') return assignment as Toldly<unknown>;
  const parts = Object.entries(assignment as object);
  if (parts.every(([, value]) => typeof value !== 'function')) return () => assignment;
  const functions = parts.map(([key, value]) => [key, functionOf(value)] as const);
  const [only] = functions;
  if (only && functions.length === 1) {
    const [key, value] = only;
    return (told, params) => ({ [key]: value(told, params) });
  }
  return (told, params) => {
    const update: Record<string, unknown> = {};
    for (const [key, value] of functions) update[key] = value(told, params);
    return update;
  };
}
