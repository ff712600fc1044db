import type { Trace } from '../../model/facts.ts';
import type { MachineName } from '../../model/ids.ts';
import type { Statechart } from '../../model/statechart.ts';
import type { SimInstant } from '../../model/units.ts';
import { actorsInStates, historyOf } from './machineHistory.ts';
import { countUntil } from '../../trace/records.ts';

/** What each simulated machine is in the story. */
const machineDescriptions: Readonly<Record<MachineName, string>> = {
  source: 'Where payments happen at the Store.',
  delivery: 'The Store’s obligation to get one payment to Billing, one actor for each.',
  endpointHealth: 'What the Store thinks of Billing’s endpoint.',
  receiver: 'Billing’s server.',
  handler: 'Billing’s way with one request, one actor for each.',
  worker: 'Billing’s background job, which does the stored work.',
  poller: 'Billing asking the Store for news.',
  api: 'The Store’s answer to those who ask it for news.',
  backfill: 'Billing’s server asking the Store for what it missed.',
  fetcher: 'Billing asking the Store for the payment behind a thin event.',
  rotation: 'The Store’s change from one signing secret to the next.',
  attacker: 'Mallory, who does not have the secret.',
};

export interface MachineState {
  readonly state: string;
  /** How many actors are in it at the playhead. */
  readonly actors: number;
}

export interface MachineCard {
  readonly machine: MachineName;
  readonly description: string;
  readonly states: readonly MachineState[];
  /** How many actors of it there have been up to the playhead. */
  readonly actors: number;
}

/** Each machine with its states at the playhead, in the order of the charts. */
export function selectMachines(
  trace: Trace,
  at: SimInstant,
  charts: readonly Statechart[],
): MachineCard[] {
  return charts.map((chart) => selectMachine(trace, at, chart));
}

function selectMachine(trace: Trace, at: SimInstant, { machine, states }: Statechart): MachineCard {
  const history = historyOf(trace, machine);
  const actorsIn = actorsInStates(history, at);
  return {
    machine,
    description: machineDescriptions[machine],
    states: states.map(({ name }) => ({ state: name, actors: actorsIn.get(name) ?? 0 })),
    actors: countUntil(history.firstAt, at, (first) => first),
  };
}
