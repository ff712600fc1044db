import type { AnyStateMachine, AnyStateNode } from 'xstate';
import type { MachineName } from '../model/ids.ts';
import type { ChartStep, ChartTransition, ChartTrigger, Statechart } from '../model/statechart.ts';

/** The action by which a state says that it was entered. */
const recording = 'recordEntered';

type Transition = NonNullable<AnyStateMachine['root']['always']>[number];

/**
 * Reads a machine's own definition into plain data.
 * Throws for what the simulated machines do not have, rather than leave it out: nested and parallel
 * states, and guards or actions without a name.
 */
export function statechartOf(machine: MachineName, { root }: AnyStateMachine): Statechart {
  const nodes = Object.values(root.states);
  const nested = nodes.find(({ type }) => type !== 'atomic' && type !== 'final');
  if (root.type !== 'compound' || nested) {
    throw new Error(`${machine} is not flat: ${nested?.key ?? root.key} has states of its own`);
  }
  const initial = root.initial.target[0]?.key;
  if (initial === undefined) throw new Error(`${machine} starts nowhere`);
  return {
    machine,
    initial,
    states: nodes.map((node) => {
      const entry = stepsOf(node.config.entry);
      return {
        name: node.key,
        final: node.type === 'final',
        recorded: entry.some(({ type }) => type === recording),
        entry,
        exit: stepsOf(node.config.exit),
      };
    }),
    transitions: [...nodes, root].flatMap((node) =>
      transitionsOf(node).map((transition, index) =>
        read(transition, {
          id: `${node === root ? '*' : node.key}/${index}`,
          isRoot: node === root,
        }),
      ),
    ),
  };
}

/** A state's transitions in the order of its definition: at once, then by input, then by delay. */
function transitionsOf(node: AnyStateNode): Transition[] {
  return [...(node.always ?? []), ...[...node.transitions.values()].flat()];
}

function read(
  { source, target, eventType, guard, actions, reenter }: Transition,
  { id, isRoot }: { id: string; isRoot: boolean },
): ChartTransition {
  const to = target?.[0]?.key;
  return {
    id,
    ...(isRoot ? {} : { from: source.key }),
    ...(to === undefined ? {} : { to }),
    reenter,
    trigger: triggerOf(String(eventType), source.id),
    ...(guard === undefined ? {} : { guard: stepOf(guard) }),
    actions: actions.map(stepOf),
  };
}

function triggerOf(eventType: string, sourceId: string): ChartTrigger {
  if (eventType === '') return { kind: 'atOnce' };
  const before = 'xstate.after.';
  return eventType.startsWith(before)
    ? { kind: 'delay', name: eventType.slice(before.length, -`.${sourceId}`.length) }
    : { kind: 'input', name: eventType };
}

/** As the definition lists them: XState itself adds the setting of delays to them. */
function stepsOf(listed: unknown): ChartStep[] {
  if (listed === undefined) return [];
  return (Array.isArray(listed) ? (listed as unknown[]) : [listed]).map(stepOf);
}

/** A guard or an action by its name; parameters that are worked out during a run are left out. */
function stepOf(step: unknown): ChartStep {
  if (typeof step === 'string') return { type: step };
  const { type, params } = step as { type?: string; params?: unknown };
  if (type === undefined) throw new Error('a guard or an action has no name');
  return typeof params === 'object' && params !== null
    ? { type, params: params as Record<string, unknown> }
    : { type };
}
