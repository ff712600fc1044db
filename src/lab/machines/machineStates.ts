import { cast } from '../../model/cast.ts';
import type { Trace } from '../../model/facts.ts';
import type { MachineName } from '../../model/ids.ts';
import type { Statechart } from '../../model/statechart.ts';
import type { SimInstant } from '../../model/units.ts';
import { actorsInStates, historyOf } from './machineHistory.ts';
import { countUntil } from '../../trace/records.ts';

const { sender, receiver, attacker } = cast;

/** What each simulated machine is in the story. */
const machineDescriptions: Readonly<Record<MachineName, string>> = {
  source: `Where payments happen at the ${sender}.`,
  delivery: `The ${sender}’s obligation to get one payment to ${receiver}, one actor for each.`,
  endpointHealth: `What the ${sender} thinks of ${receiver}’s endpoint.`,
  receiver: `${receiver}’s server.`,
  handler: `${receiver}’s way with one request, one actor for each.`,
  worker: `${receiver}’s background job, which does the stored work.`,
  poller: `${receiver} asking the ${sender} for news.`,
  stream: `${receiver} holding a connection into which the ${sender} writes.`,
  queueEntry: `One payment in the ${sender}’s queue, which ${receiver} receives and acknowledges.`,
  api: `The ${sender}’s answer to those who ask it for news.`,
  backfill: `${receiver}’s server asking the ${sender} for what it missed.`,
  fetcher: `${receiver} asking the ${sender} for the payment behind a thin event.`,
  rotation: `The ${sender}’s change from one signing secret to the next.`,
  attacker: `${attacker}, who does not have the secret.`,
};

export type MachineCard = ReturnType<typeof selectMachine>;
export type MachineState = MachineCard['states'][number];

/** Each machine with its states at the playhead, in the order of the charts. */
export function selectMachines(
  trace: Trace,
  at: SimInstant,
  charts: readonly Statechart[],
): MachineCard[] {
  return charts.map((chart) => selectMachine(trace, at, chart));
}

function selectMachine(trace: Trace, at: SimInstant, { machine, states }: Statechart) {
  const history = historyOf(trace, machine);
  const actorsIn = actorsInStates(history, at);
  return {
    machine,
    description: machineDescriptions[machine],
    /** How many actors are in each state at the playhead. */
    states: states.map(({ name }) => ({ state: name, actors: actorsIn.get(name) ?? 0 })),
    /** How many actors of it there have been up to the playhead. */
    actors: countUntil(history.firstAt, at, (first) => first),
  };
}
