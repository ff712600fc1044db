import type { ChartTransition, ChartTrigger, Statechart } from '../../../model/statechart.ts';

/** A statechart as a machine configuration of XState 5: plain data, which its tools and Stately's read. */
export function configOf({ machine, initial, states, transitions }: Statechart): object {
  const leaving = (state?: string) =>
    transitionsConfig(transitions.filter(({ from }) => from === state));
  const configs = states.map(({ name, final, entry, exit }) => [
    name,
    {
      type: final ? 'final' : undefined,
      entry: unlessEmpty(entry),
      exit: unlessEmpty(exit),
      ...leaving(name),
    },
  ]);
  return { id: machine, initial, ...leaving(), states: Object.fromEntries(configs) as object };
}

/** The configuration as text that opens in Stately's editor, which imports calls of `createMachine`. */
export function statelyCodeOf(chart: Statechart): string {
  return ["import { createMachine } from 'xstate';", '', machineCodeOf(chart), ''].join('\n');
}

/** The export of one machine, in a module that imports `createMachine`. */
export function machineCodeOf(chart: Statechart): string {
  return `export const ${chart.machine}Machine = createMachine(${jsonOf(chart).trimEnd()});`;
}

/** The configuration as JSON. */
export function jsonOf(chart: Statechart): string {
  return `${JSON.stringify(configOf(chart), null, 2)}\n`;
}

function transitionsConfig(transitions: readonly ChartTransition[]): object {
  const byTrigger = (wanted: ChartTrigger['kind']) => {
    const lists = new Map<string, object[]>();
    for (const transition of transitions) {
      const { trigger } = transition;
      if (trigger.kind !== wanted) continue;
      const name = trigger.kind === 'atOnce' ? 'always' : trigger.name;
      lists.set(name, [...(lists.get(name) ?? []), configured(transition)]);
    }
    return Object.fromEntries(lists);
  };
  return {
    ...byTrigger('atOnce'),
    on: unlessEmpty(byTrigger('input')),
    after: unlessEmpty(byTrigger('delay')),
  };
}

function configured({ from, to, reenter, guard, actions }: ChartTransition): object {
  return {
    // From the machine as a whole a state is named from inside it.
    target: from === undefined && to !== undefined ? `.${to}` : to,
    reenter: reenter || undefined,
    guard,
    actions: unlessEmpty(actions),
  };
}

/** JSON leaves out what is undefined. */
function unlessEmpty<T extends object>(value: T): T | undefined {
  return Object.keys(value).length > 0 ? value : undefined;
}
