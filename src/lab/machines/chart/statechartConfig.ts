import type { ChartStep, ChartTransition, Statechart } from '../../../model/statechart.ts';

interface TransitionConfig {
  readonly target?: string;
  readonly reenter?: true;
  readonly guard?: ChartStep;
  readonly actions?: readonly ChartStep[];
}

interface TransitionsConfig {
  readonly always?: readonly TransitionConfig[];
  readonly on?: Readonly<Record<string, readonly TransitionConfig[]>>;
  readonly after?: Readonly<Record<string, readonly TransitionConfig[]>>;
}

interface StateConfig extends TransitionsConfig {
  readonly type?: 'final';
  readonly entry?: readonly ChartStep[];
  readonly exit?: readonly ChartStep[];
}

/** What XState 5's `createMachine` takes, without the functions behind the names. */
interface MachineConfig extends TransitionsConfig {
  readonly id: string;
  readonly initial: string;
  readonly states: Readonly<Record<string, StateConfig>>;
}

/** A statechart as a machine configuration of XState 5: plain data, which its tools and Stately's read. */
function configOf({ machine, initial, states, transitions }: Statechart): MachineConfig {
  const leaving = (state?: string) =>
    transitionsConfig(transitions.filter(({ from }) => from === state));
  return {
    id: machine,
    initial,
    ...leaving(),
    states: Object.fromEntries(
      states.map(({ name, final, entry, exit }): [string, StateConfig] => [
        name,
        {
          ...(final ? { type: 'final' } : {}),
          ...(entry.length > 0 ? { entry } : {}),
          ...(exit.length > 0 ? { exit } : {}),
          ...leaving(name),
        },
      ]),
    ),
  };
}

/** The configuration as text that opens in Stately's editor, which imports calls of `createMachine`. */
export function statelyCodeOf(chart: Statechart): string {
  return [
    "import { createMachine } from 'xstate';",
    '',
    `export const ${chart.machine}Machine = createMachine(${jsonOf(chart).trimEnd()});`,
    '',
  ].join('\n');
}

/** The configuration as JSON. */
export function jsonOf(chart: Statechart): string {
  return `${JSON.stringify(configOf(chart), null, 2)}\n`;
}

function transitionsConfig(transitions: readonly ChartTransition[]): TransitionsConfig {
  const always: TransitionConfig[] = [];
  const on: Record<string, TransitionConfig[]> = {};
  const after: Record<string, TransitionConfig[]> = {};
  for (const transition of transitions) {
    const { trigger } = transition;
    const list =
      trigger.kind === 'atOnce'
        ? always
        : ((trigger.kind === 'input' ? on : after)[trigger.name] ??= []);
    list.push(configured(transition));
  }
  return {
    ...(always.length > 0 ? { always } : {}),
    ...(Object.keys(on).length > 0 ? { on } : {}),
    ...(Object.keys(after).length > 0 ? { after } : {}),
  };
}

function configured({ from, to, reenter, guard, actions }: ChartTransition): TransitionConfig {
  return {
    // From the machine as a whole a state is named from inside it.
    ...(to === undefined ? {} : { target: from === undefined ? `.${to}` : to }),
    ...(reenter ? { reenter } : {}),
    ...(guard ? { guard } : {}),
    ...(actions.length > 0 ? { actions } : {}),
  };
}
