import {
  createActor,
  initialTransition,
  transition,
  type ActorLogic,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type ContextFrom,
  type EventFromLogic,
  type EventObject,
  type InputFrom,
  type Snapshot,
} from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { after, durationMs, instant, type SimInstant } from '../../model/units.ts';
import { VirtualClock } from '../engine/clock.ts';

/** What is in force around a machine at a moment of its path. */
interface Around<K> {
  readonly knobs: K;
  readonly now: SimInstant;
}

/** A machine with everything that can happen to it. */
export interface World {
  readonly machine: AnyStateMachine;
  /** What its surroundings can be like when it starts; each is a beginning of paths. */
  readonly starts: readonly object[];
  /** What they can be turned to, at any moment. */
  readonly turns: readonly object[];
  /** The inputs that it can be sent, given what it knows. */
  readonly inputs: (snapshot: AnyMachineSnapshot) => readonly EventObject[];
  readonly input: (around: Around<object>) => unknown;
}

interface Described<M extends AnyStateMachine, K extends object> {
  readonly starts: readonly [K, ...K[]];
  readonly turns?: readonly Partial<K>[];
  readonly inputs: (context: ContextFrom<M>) => readonly EventFromLogic<M>[];
  /** May keep `around` and read it later: it always says what is in force then. */
  readonly input: (around: Around<K>) => InputFrom<M>;
}

/** Describes the world of a machine: plain knobs, and collaborators that answer by them. */
export function worldOf<M extends AnyStateMachine>(
  machine: M,
): <K extends object>(described: Described<M, K>) => World {
  return <K extends object>({ starts, turns, inputs, input }: Described<M, K>) => ({
    machine,
    starts,
    turns: turns ?? [],
    inputs: ({ context }) => inputs(context as ContextFrom<M>),
    input: (around) => input(around as Around<K>),
  });
}

/** One step of a path. */
type Step =
  | { readonly type: 'sent'; readonly input: EventObject }
  | { readonly type: 'turned'; readonly to: object }
  /** Time passes until the first timer that is set. */
  | { readonly type: 'elapsed' };

export interface Path {
  readonly start: object;
  readonly steps: readonly Step[];
  /** What must be seen of the machine at its start and after each step. */
  readonly expected: readonly Seen[];
}

/** What a machine shows: its state, what it knows, and what it did in the last step. */
interface Seen {
  readonly value: unknown;
  readonly knows: string;
  readonly did: readonly string[];
}

/**
 * Paths that between them lead to every way in which the machine can get from one state to another:
 * the shortest to each state by each step, as `xstate/graph` finds them from the machine's pure
 * transition function.
 */
export function pathsOf(of: World): Path[] {
  return of.starts.flatMap((start) => {
    const model = new Model(of, start);
    const logic: ActorLogic<Moment, Step> = {
      transition: (moment, step) => model.next(moment, step),
      getInitialSnapshot: () => model.first,
      getPersistedSnapshot: (moment) => moment,
    };
    return getShortestPaths(logic, {
      events: (moment) => model.steps(moment),
      serializeState: ({ seen, knobs }, step, before) =>
        JSON.stringify([before?.seen.value, step, seen.value, seen.did.map(verb), knobs]),
      limit: 20_000,
    }).map((path): Path => {
      const steps = path.steps.slice(1).map(({ event }) => event);
      const moments = [model.first];
      for (const step of steps) moments.push(model.next(moments.at(-1) ?? model.first, step));
      return { start, steps, expected: moments.map(({ seen }) => seen) };
    });
  });
}

interface Walk {
  /** The first thing that was not as the path says. */
  readonly difference?: string;
  /** Which of the machine's transitions were taken. */
  readonly taken: ReadonlySet<unknown>;
}

/**
 * Leads an actor of a machine along a path, on the virtual clock, and compares at every step.
 * @param machine the one the path was made for, or a changed copy of it.
 */
export function walk(of: World, machine: AnyStateMachine, path: Path): Walk {
  const clock = new VirtualClock();
  const around = { knobs: path.start, now: instant(0) };
  Object.defineProperty(around, 'now', { get: () => clock.now });
  const taken = new Set<unknown>();
  let did: string[] = [];
  let failure: unknown;
  const actor = createActor(machine, {
    clock,
    input: of.input(around),
    inspect: (inspected) => {
      if (inspected.type === '@xstate.action') did.push(...told(inspected.action));
      if (inspected.type !== '@xstate.microstep') return;
      for (const each of inspected._transitions) taken.add(each);
    },
  });
  actor.subscribe({ error: (error) => (failure = error) });

  const differs = (index: number): string | undefined => {
    const step = path.steps[index - 1];
    const when = step ? `after ${JSON.stringify(step)}` : 'at its start';
    if (failure !== undefined) return `${when} it broke: ${(failure as Error).message}`;
    const snapshot = actor.getSnapshot() as AnyMachineSnapshot;
    const [is, due] = [look(snapshot, did), path.expected[index]].map((seen) =>
      JSON.stringify(seen),
    );
    return is === due ? undefined : `${when} it shows ${is} instead of ${due}`;
  };

  actor.start();
  let difference = differs(0);
  for (const [index, step] of path.steps.entries()) {
    if (difference !== undefined) break;
    did = [];
    if (step.type === 'sent') actor.send(step.input);
    else if (step.type === 'elapsed') clock.step(instant(Number.MAX_SAFE_INTEGER));
    else around.knobs = { ...around.knobs, ...step.to };
    difference = differs(index + 1);
  }
  actor.stop();
  return { ...(difference === undefined ? {} : { difference }), taken };
}

interface Timer {
  readonly id: string;
  readonly event: EventObject;
  readonly dueAt: SimInstant;
}

/** Where a path has come to. */
type Moment = Snapshot<unknown> & {
  readonly seen: Seen;
  readonly machine: AnyMachineSnapshot;
  readonly knobs: object;
  readonly now: SimInstant;
  readonly timers: readonly Timer[];
};

/** The machine as a pure function, with the timers it sets as data. */
class Model {
  readonly #of: World;
  readonly #around: { knobs: object; now: SimInstant };
  readonly first: Moment;

  constructor(of: World, knobs: object) {
    this.#of = of;
    this.#around = { knobs, now: instant(0) };
    const [machine, actions] = initialTransition(of.machine, of.input(this.#around));
    this.first = momentOf({ machine, actions, knobs, now: instant(0), timers: [] });
  }

  steps({ machine, knobs, timers }: Moment): Step[] {
    if (machine.status !== 'active') return [];
    const heard = new Set(
      [...machine._nodes].flatMap((node) => [...node.transitions.keys()].map(String)),
    );
    return [
      ...this.#of
        .inputs(machine)
        .filter(({ type }) => heard.has(type))
        .map((input): Step => ({ type: 'sent', input })),
      ...this.#of.turns
        .filter((to) => JSON.stringify({ ...knobs, ...to }) !== JSON.stringify(knobs))
        .map((to): Step => ({ type: 'turned', to })),
      ...(timers.length > 0 ? [{ type: 'elapsed' } as const] : []),
    ];
  }

  next(moment: Moment, step: Step): Moment {
    const { machine, knobs, now, timers } = moment;
    if (step.type === 'turned') {
      return {
        ...moment,
        knobs: { ...knobs, ...step.to },
        seen: { ...moment.seen, did: [] },
      };
    }
    const timer = timers[0];
    if (step.type === 'elapsed' && !timer) throw new Error('no timer is set');
    const at = step.type === 'elapsed' && timer ? timer.dueAt : now;
    const event = step.type === 'sent' ? step.input : (timer?.event ?? { type: '' });
    Object.assign(this.#around, { knobs, now: at });
    const [next, actions] = transition(this.#of.machine, machine, event);
    const left = step.type === 'elapsed' ? timers.slice(1) : timers;
    return momentOf({ machine: next as AnyMachineSnapshot, actions, knobs, now: at, timers: left });
  }
}

function momentOf({
  machine,
  actions,
  knobs,
  now,
  timers: before,
}: Pick<Moment, 'machine' | 'knobs' | 'now' | 'timers'> & {
  readonly actions: readonly Action[];
}): Moment {
  let timers = [...before];
  for (const { type, params } of actions) {
    if (type === 'xstate.cancel') {
      timers = timers.filter(({ id }) => id !== (params as { sendId: string }).sendId);
    }
    if (type !== 'xstate.raise') continue;
    const { id, event, delay } = params as { id: string; event: EventObject; delay?: number };
    if (delay === undefined) continue;
    timers = [
      ...timers.filter((timer) => timer.id !== id),
      { id, event, dueAt: after(now, durationMs(delay)) },
    ];
  }
  timers.sort((a, b) => a.dueAt - b.dueAt);
  const seen = look(machine, actions.flatMap(told));
  return {
    status: 'active',
    output: undefined,
    error: undefined,
    seen,
    machine,
    knobs,
    now,
    timers,
  };
}

interface Action {
  readonly type: string;
  readonly params?: unknown;
}

/** What an action did, in words; timers are looked at by waiting for them. */
function told({ type, params }: Action): string[] {
  if (type === 'xstate.raise' || type === 'xstate.cancel') return [];
  const about = type === 'xstate.emit' ? (params as { event: unknown }).event : params;
  return [about === undefined ? type : `${type} ${JSON.stringify(about)}`];
}

function verb(words: string): string {
  return /^\S+/.exec(words)?.[0] ?? '';
}

function look({ value, context }: AnyMachineSnapshot, did: readonly string[]): Seen {
  return { value, knows: JSON.stringify(context), did };
}
