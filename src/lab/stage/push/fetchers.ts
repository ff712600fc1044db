import type { Trace } from '../../../model/facts.ts';
import type { SimInstant } from '../../../model/units.ts';
import { latestAt, recordsOf } from '../../../trace/records.ts';
import { oncePerTrace } from '../../../trace/oncePerTrace.ts';

const busy = ['collecting', 'fetching', 'pausing', 'backingOff'] as const;

/** How many of the receiver's fetchers are in each busy state. */
export type Fetchers = Readonly<Record<(typeof busy)[number], number>>;

interface Turn {
  readonly at: SimInstant;
  readonly fetchers: Fetchers;
}

/** The busy fetchers at the playhead; undefined in a run without thin events. */
export function selectFetchers(trace: Trace, at: SimInstant): Fetchers | undefined {
  const turns = turnsOf(trace);
  if (turns.length === 0) return undefined;
  return latestAt(turns, at)?.fetchers ?? nobody;
}

const nobody: Fetchers = { collecting: 0, fetching: 0, pausing: 0, backingOff: 0 };

const turnsOf = oncePerTrace((trace): readonly Turn[] => {
  const stateOf = new Map<string, string>();
  let fetchers = nobody;
  return (recordsOf(trace).machines.get('fetcher') ?? []).map(({ at, actor, state }) => {
    const before = stateOf.get(actor);
    stateOf.set(actor, state);
    const counts = { ...fetchers };
    for (const name of busy) counts[name] += Number(state === name) - Number(before === name);
    fetchers = counts;
    return { at, fetchers };
  });
});
