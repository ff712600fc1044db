import type { Trace } from '../model/facts.ts';
import type { MachineName } from '../model/ids.ts';
import type { DurationMs, SimInstant } from '../model/units.ts';
import { between } from '../model/units.ts';
import { countUntil, recordsOf } from './records.ts';

/** The states of each simulated machine, in the order a reader would tell them. */
export const machineStates = {
  source: ['idle', 'emitting'],
  delivery: ['due', 'sending', 'backingOff', 'delivered', 'deadLettered'],
  endpointHealth: ['healthy', 'failing', 'disabled'],
  receiver: ['up', 'slow', 'down', 'restarting'],
  handler: [
    'waiting',
    'verifying',
    'checkingFreshness',
    'deduplicating',
    'storing',
    'working',
    'answered',
  ],
  worker: ['idle', 'busy', 'crashed'],
  poller: ['waiting', 'asking', 'backingOff'],
  api: ['open', 'rateLimited'],
  attacker: ['idle', 'forging', 'tampering', 'replaying'],
} as const satisfies Readonly<Record<MachineName, readonly string[]>>;

const descriptions: Readonly<Record<MachineName, string>> = {
  source: 'Where payments happen at the Store.',
  delivery: 'The Store’s obligation to get one payment to Billing, one actor for each.',
  endpointHealth: 'What the Store thinks of Billing’s endpoint.',
  receiver: 'Billing’s server.',
  handler: 'Billing’s way with one request, one actor for each.',
  worker: 'Billing’s background job, which does the stored work.',
  poller: 'Billing asking the Store for news.',
  api: 'The Store’s answer to polls.',
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
  readonly last?: {
    readonly actor: string;
    readonly state: string;
    /** What led there. */
    readonly on: string;
    readonly at: SimInstant;
    readonly agoMs: DurationMs;
  };
}

/** Each machine with its states at the playhead. */
export function selectMachines(trace: Trace, at: SimInstant): MachineCard[] {
  return (Object.keys(machineStates) as MachineName[]).map((machine) =>
    selectMachine(trace, { machine, at }),
  );
}

function selectMachine(
  trace: Trace,
  { machine, at }: { machine: MachineName; at: SimInstant },
): MachineCard {
  const entries = recordsOf(trace).machines.get(machine) ?? [];
  const entered = countUntil(entries, at, (entry) => entry.at);
  const stateOfActor = new Map<string, string>();
  for (let i = 0; i < entered; i++) {
    const entry = entries[i];
    if (entry) stateOfActor.set(entry.actor, entry.state);
  }
  const actorsIn = new Map<string, number>(machineStates[machine].map((state) => [state, 0]));
  for (const state of stateOfActor.values()) actorsIn.set(state, (actorsIn.get(state) ?? 0) + 1);

  const last = entries[entered - 1];
  return {
    machine,
    description: descriptions[machine],
    states: [...actorsIn].map(([state, actors]) => ({ state, actors })),
    actors: stateOfActor.size,
    ...(last
      ? {
          last: {
            actor: last.actor,
            state: last.state,
            on: last.on,
            at: last.at,
            agoMs: between(last.at, at),
          },
        }
      : {}),
  };
}
