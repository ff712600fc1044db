import type { FactOf, Trace } from '../../model/facts.ts';
import type { MachineName } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';
import { countUntil, recordsOf } from '../../trace/records.ts';
import { oncePerTrace } from '../../trace/oncePerTrace.ts';

export type Entry = FactOf<'machine.entered'>;

/** What the actors of one machine entered in a run, in order of time. */
export interface MachineHistory {
  readonly entries: readonly Entry[];
  readonly ofActor: ReadonlyMap<string, readonly Entry[]>;
  /** When each actor started, in order. */
  readonly firstAt: readonly SimInstant[];
  /** For each entry the state that its actor left; undefined when it started. */
  readonly left: readonly (string | undefined)[];
  /** How many actors are in each state before every so many entries. */
  readonly counts: readonly ReadonlyMap<string, number>[];
}

/** How many entries are counted one by one at most. */
const stride = 256;

/** The history of a machine; that of one of which nothing was entered is empty. */
export function historyOf(trace: Trace, machine: MachineName): MachineHistory {
  return historiesOf(trace).get(machine) ?? group([]);
}

const historiesOf = oncePerTrace(
  (trace) =>
    new Map([...recordsOf(trace).machines].map(([name, entries]) => [name, group(entries)])),
);

/** How many entries of a list happened up to the playhead. */
export function enteredUntil(entries: readonly Entry[], at: SimInstant): number {
  return countUntil(entries, at, (entry) => entry.at);
}

/** How many actors are in each state at the playhead; empty states may be left out. */
export function actorsInStates(
  { entries, left, counts }: MachineHistory,
  at: SimInstant,
): ReadonlyMap<string, number> {
  const until = enteredUntil(entries, at);
  const block = Math.max(0, Math.min(Math.floor(until / stride), counts.length - 1));
  const now = new Map(counts[block]);
  for (let i = block * stride; i < until; i++) move(now, left[i], entries[i]);
  return now;
}

function group(entries: readonly Entry[]): MachineHistory {
  const ofActor = new Map<string, Entry[]>();
  const left: (string | undefined)[] = [];
  const counts: ReadonlyMap<string, number>[] = [];
  const now = new Map<string, number>();
  entries.forEach((entry, i) => {
    if (i % stride === 0) counts.push(new Map(now));
    const own = ofActor.get(entry.actor);
    left.push(own?.at(-1)?.state);
    if (own) own.push(entry);
    else ofActor.set(entry.actor, [entry]);
    move(now, left[i], entry);
  });
  const firstAt = [...ofActor.values()].flatMap(([first]) => (first ? [first.at] : []));
  return { entries, ofActor, firstAt, left, counts };
}

function move(counts: Map<string, number>, from: string | undefined, entry?: Entry): void {
  if (!entry) return;
  if (from !== undefined) counts.set(from, (counts.get(from) ?? 0) - 1);
  counts.set(entry.state, (counts.get(entry.state) ?? 0) + 1);
}
