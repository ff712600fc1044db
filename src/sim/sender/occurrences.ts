import type { Scenario } from '../../model/scenario.ts';
import type { Settings } from '../../model/settings.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { poissonOfOne } from '../engine/exponential.ts';
import { luck } from '../engine/luck.ts';

export type Occurrences = Pick<Scenario, 'seed' | 'eventTimesMs'> &
  Pick<Settings, 'eventEveryMs' | 'arrivals' | 'burstEveryMs' | 'burstSize'>;

/**
 * The next instant later than `afterMs` (pass -1 for the start) at which events occur, and how many.
 * `eventEveryMs` brings one event at a random moment of each slot of that length, so that polling
 * cannot fall into step with it, or, as a Poisson process, any number of them; bursts and fixed moments
 * come on top. Undefined when none is left.
 */
export function nextOccurrence(
  { seed, eventTimesMs, eventEveryMs, arrivals, burstEveryMs, burstSize }: Occurrences,
  afterMs: number,
): { readonly at: SimInstant; readonly count: number } | undefined {
  const fixed = eventTimesMs.filter((at) => at > afterMs).reduce(earlier, Infinity);
  const momentsIn = arrivals === 'poisson' ? anyMomentsIn : oneMomentIn;
  const slotted = eventEveryMs > 0 ? nextInSlots(momentsIn, seed, eventEveryMs, afterMs) : nothing;
  const burst =
    burstEveryMs > 0
      ? (Math.max(0, Math.floor(afterMs / burstEveryMs)) + 1) * burstEveryMs
      : Infinity;

  const at = Math.min(fixed, slotted.at, burst);
  if (at === Infinity) return undefined;
  const count =
    eventTimesMs.filter((time) => time === at).length +
    (slotted.at === at ? slotted.count : 0) +
    (burst === at ? burstSize : 0);
  return { at: instant(at), count };
}

type MomentsIn = (seed: number, slotMs: number, slot: number) => readonly number[];

const nothing = { at: Infinity, count: 0 };

/** Two slots of three bring something; so many empty ones in a row would be stranger than any seed. */
const emptySlotsMost = 500;

function nextInSlots(momentsIn: MomentsIn, seed: number, slotMs: number, afterMs: number) {
  const first = Math.max(0, Math.floor(afterMs / slotMs));
  for (let slot = first; slot < first + emptySlotsMost; slot++) {
    const moments = momentsIn(seed, slotMs, slot).filter((at) => at > afterMs);
    const at = moments.reduce(earlier, Infinity);
    if (at < Infinity) return { at, count: moments.filter((moment) => moment === at).length };
  }
  return nothing;
}

function oneMomentIn(seed: number, slotMs: number, slot: number): readonly number[] {
  return [slot * slotMs + Math.floor(luck(seed, 'moment', slot) * slotMs)];
}

function anyMomentsIn(seed: number, slotMs: number, slot: number): readonly number[] {
  return Array.from(
    { length: poissonOfOne(luck(seed, 'arrivals', slot)) },
    (_, n) => slot * slotMs + Math.floor(luck(seed, 'moment', slot, n) * slotMs),
  );
}

function earlier(a: number, b: number): number {
  return Math.min(a, b);
}
