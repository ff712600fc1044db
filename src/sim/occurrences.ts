import type { Scenario } from '../model/scenario.ts';
import type { Settings } from '../model/settings.ts';
import { instant, type SimInstant } from '../model/units.ts';
import { luck } from './luck.ts';

export type Occurrences = Pick<Scenario, 'seed' | 'eventTimesMs'> &
  Pick<Settings, 'eventEveryMs' | 'burstEveryMs' | 'burstSize'>;

/**
 * The next instant later than `afterMs` (pass -1 for the start) at which events occur, and how many.
 * `eventEveryMs` brings one event at a random moment of each slot of that length, so that polling
 * cannot fall into step with it; bursts and fixed moments come on top. Undefined when none is left.
 */
export function nextOccurrence(
  { seed, eventTimesMs, eventEveryMs, burstEveryMs, burstSize }: Occurrences,
  afterMs: number,
): { readonly at: SimInstant; readonly count: number } | undefined {
  const fixed = eventTimesMs.filter((at) => at > afterMs).reduce(earlier, Infinity);
  const slotted = eventEveryMs > 0 ? nextInSlots(seed, eventEveryMs, afterMs) : Infinity;
  const burst =
    burstEveryMs > 0
      ? (Math.max(0, Math.floor(afterMs / burstEveryMs)) + 1) * burstEveryMs
      : Infinity;

  const at = Math.min(fixed, slotted, burst);
  if (at === Infinity) return undefined;
  const count =
    eventTimesMs.filter((time) => time === at).length +
    (slotted === at ? 1 : 0) +
    (burst === at ? burstSize : 0);
  return { at: instant(at), count };
}

function nextInSlots(seed: number, slotMs: number, afterMs: number): number {
  const slot = Math.max(0, Math.floor(afterMs / slotMs));
  const here = momentInSlot(seed, slotMs, slot);
  return here > afterMs ? here : momentInSlot(seed, slotMs, slot + 1);
}

function momentInSlot(seed: number, slotMs: number, slot: number): number {
  return slot * slotMs + Math.floor(luck(seed, 'moment', slot) * slotMs);
}

function earlier(a: number, b: number): number {
  return Math.min(a, b);
}
