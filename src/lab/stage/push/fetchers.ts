import type { Trace } from '../../../model/facts.ts';
import type { SimInstant } from '../../../model/units.ts';
import { countUntil, recordsOf } from '../../../trace/records.ts';

const busy = ['collecting', 'fetching', 'pausing', 'backingOff'] as const;

/** How many of the receiver's fetchers are at what, those that have something to do. */
export type Fetchers = Readonly<Record<(typeof busy)[number], number>>;

interface Turn {
  readonly at: SimInstant;
  readonly fetchers: Fetchers;
}

const cache = new WeakMap<Trace, readonly Turn[]>();

/** What thin events have set going at the playhead; undefined in a run without any. */
export function selectFetchers(trace: Trace, at: SimInstant): Fetchers | undefined {
  const turns = turnsOf(trace);
  if (turns.length === 0) return undefined;
  return turns[countUntil(turns, at, (turn) => turn.at) - 1]?.fetchers ?? nobody;
}

const nobody: Fetchers = { collecting: 0, fetching: 0, pausing: 0, backingOff: 0 };

function turnsOf(trace: Trace): readonly Turn[] {
  let turns = cache.get(trace);
  if (!turns) {
    const stateOf = new Map<string, string>();
    let fetchers = nobody;
    turns = (recordsOf(trace).machines.get('fetcher') ?? []).map(({ at, actor, state }) => {
      const before = stateOf.get(actor);
      stateOf.set(actor, state);
      const counts = { ...fetchers };
      for (const name of busy) counts[name] += Number(state === name) - Number(before === name);
      fetchers = counts;
      return { at, fetchers };
    });
    cache.set(trace, turns);
  }
  return turns;
}
