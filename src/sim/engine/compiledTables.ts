import type { AnyStateMachine } from 'xstate';
import {
  ActionReader,
  Enqueuing,
  delayedEventOf,
  type Guard,
  type Op,
  type Refuse,
} from './compiledActions.ts';

export interface Transition {
  readonly guard: Guard | undefined;
  /** Where it was defined: the id of the state, or of the machine. */
  readonly from: string;
  /** All that is done: on the way out, for the transition itself, and on the way in. */
  readonly ops: readonly Op[];
  readonly target: State;
}

/** A state, with what the machine around it does in it too. */
export interface State {
  readonly key: string;
  readonly final: boolean;
  /** What is tried for an event, in this order: the state's own transitions, then the machine's. */
  readonly on: ReadonlyMap<string, readonly Transition[]>;
  readonly always: readonly Transition[];
}

/** A machine as tables. */
export interface Tables {
  /** The context when none is made. */
  readonly context: object;
  readonly makeContext: ((told: { readonly input: unknown }) => object | undefined) | undefined;
  /** What that made last: one that makes the same again is not to be written to. */
  lastContext?: object;
  readonly initial: State;
  /** The entry actions of the initial state. */
  readonly ops: readonly Op[];
  readonly enqueuing: Enqueuing;
}

type StateNode = AnyStateMachine['root'];
type Definition = NonNullable<StateNode['always']>[number];

const known = new WeakMap<AnyStateMachine, Tables>();

/**
 * Reads a machine, once. It understands flat states with guards, `assign`, `emit`, `enqueueActions`,
 * plain actions, delayed and eventless transitions. Throws with a sentence for a machine that has
 * more, rather than run it differently from XState.
 */
export function tablesOf(machine: AnyStateMachine): Tables {
  let tables = known.get(machine);
  if (!tables) known.set(machine, (tables = new TablesReader(machine).read()));
  return tables;
}

/** A state while it is read: its transitions lead to states that may not have been read yet. */
interface Draft extends State {
  readonly on: Map<string, readonly Transition[]>;
  always: readonly Transition[];
}

/** The entry and exit actions of a state or of the machine. */
interface Doors {
  readonly entry: readonly Op[];
  readonly exit: readonly Op[];
}

class TablesReader {
  readonly #machine: AnyStateMachine;
  readonly #root: StateNode;
  readonly #reader: ActionReader;
  readonly #doors = new Map<StateNode, Doors>();
  readonly #drafts = new Map<StateNode, Draft>();

  constructor(machine: AnyStateMachine) {
    this.#machine = machine;
    this.#root = machine.root;
    this.#reader = new ActionReader(machine, this.#refuse);
  }

  read(): Tables {
    const root = this.#root;
    if (root.type !== 'compound') this.#refuse('it has no states, or parallel ones');
    if (this.#machine.options.maxIterations !== Infinity) this.#refuse('it limits its own steps');
    const nodes = Object.values(root.states) as StateNode[];
    this.#readDoors(root, 0);
    for (const node of nodes) {
      if (node.type !== 'atomic' && node.type !== 'final') {
        this.#refuse(`its state "${node.key}" is ${node.type}`);
      }
      // Beside a state's delayed events only those of the machine as a whole can be under way.
      this.#readDoors(node, root.after.length);
      const final = node.type === 'final';
      this.#drafts.set(node, { key: node.key, final, on: new Map(), always: [] });
    }
    for (const node of nodes) this.#readTransitions(node);

    const initial = this.#stateNodeOf(root.initial.target);
    const context = this.#machine.config.context as unknown;
    return {
      context: typeof context === 'function' ? {} : ((context ?? {}) as object),
      makeContext: typeof context === 'function' ? (context as Tables['makeContext']) : undefined,
      initial: this.#draftOf(initial),
      ops: [
        ...this.#doorsOf(root).entry,
        ...this.#reader.ops(root.initial.actions),
        ...this.#wayInto(initial),
      ],
      enqueuing: new Enqueuing(this.#reader),
    };
  }

  readonly #refuse: Refuse = (what) => {
    throw new Error(`The machine "${this.#machine.id}" cannot be compiled: ${what}.`);
  };

  #readDoors(node: StateNode, firstSlot: number): void {
    if (node.invoke.length > 0) this.#refuse(`it invokes others in "${node.key}"`);
    if (node.output !== undefined) this.#refuse('it has an output');
    for (const type of node.transitions.keys()) {
      if (type.includes('*')) this.#refuse('it listens to events by a pattern');
      if (type.startsWith('xstate.') && !type.startsWith('xstate.after.')) {
        this.#refuse(`it listens to "${type}"`);
      }
    }
    const delayed = node.entry.map(delayedEventOf).filter((type) => type !== undefined);
    const slots = new Map(delayed.map((type, index) => [type, firstSlot + index]));
    this.#doors.set(node, {
      entry: this.#reader.ops(node.entry, slots),
      exit: this.#reader.ops(node.exit, slots),
    });
  }

  #readTransitions(node: StateNode): void {
    const draft = this.#draftOf(node);
    const root = this.#root;
    const within = (definitions: readonly Definition[] = []) =>
      definitions.map((definition) => this.#transition(definition, node));
    for (const type of new Set([...node.transitions.keys(), ...root.transitions.keys()])) {
      const own = within(node.transitions.get(type));
      draft.on.set(type, [...own, ...within(root.transitions.get(type))]);
    }
    draft.always = [...within(node.always), ...within(root.always)];
  }

  /** @param inState the state that the machine is in. */
  #transition(
    { guard, actions, target, source, reenter }: Definition,
    inState: StateNode,
  ): Transition {
    const { entry, exit } = this.#doorsOf(this.#root);
    const goal = target?.length ? this.#stateNodeOf(target) : undefined;
    const act = this.#reader.ops(actions);
    const common = { guard: this.#reader.guard(guard), from: source.id };
    // A state that leads to itself is left only when it says so. The machine as a whole leaves
    // whatever state it is in, and is left itself only when it says so.
    if (!goal || (goal === source && !reenter)) {
      return { ...common, ops: act, target: this.#draftOf(inState) };
    }
    const throughRoot = reenter && source === this.#root;
    const ops = [
      ...this.#doorsOf(inState).exit,
      ...(throughRoot ? exit : []),
      ...act,
      ...(throughRoot ? entry : []),
      ...this.#wayInto(goal),
    ];
    return { ...common, ops, target: this.#draftOf(goal) };
  }

  /** What is done on entry; a final state is left at once again, and the machine with it. */
  #wayInto(node: StateNode): readonly Op[] {
    const { entry, exit } = this.#doorsOf(node);
    return node.type === 'final' ? [...entry, ...exit, ...this.#doorsOf(this.#root).exit] : entry;
  }

  #stateNodeOf(target: readonly StateNode[]): StateNode {
    const [node] = target;
    if (!node || target.length > 1 || !this.#drafts.has(node)) {
      return this.#refuse('a transition leads to no single state');
    }
    return node;
  }

  #doorsOf(node: StateNode): Doors {
    return this.#doors.get(node) ?? this.#refuse(`it has no state "${node.key}"`);
  }

  #draftOf(node: StateNode): Draft {
    return this.#drafts.get(node) ?? this.#refuse(`it has no state "${node.key}"`);
  }
}
