import type { Trace } from '../../model/facts.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { beatsOf } from '../../trace/sentences/captions/beats.ts';
import { quietMsLeast } from '../../trace/sentences/captions/captions.ts';
import { countUntil } from '../../trace/records.ts';

/** The first moment after `at` in which something happens that a person would step to; else the end. */
export function nextMoment(trace: Trace, at: SimInstant): SimInstant {
  const steps = beatsOf(trace);
  return steps[countUntil(steps, at, itself)] ?? trace.endsAt;
}

/** The last such moment before `at`; else the start. */
export function previousMoment(trace: Trace, at: SimInstant): SimInstant {
  const steps = beatsOf(trace);
  const upTo = countUntil(steps, at, itself);
  return steps[steps[upTo - 1] === at ? upTo - 2 : upTo - 1] ?? instant(0);
}

/** How many steps the run has, and how many of them the playhead has made. */
export function selectStep(
  trace: Trace,
  at: SimInstant,
): { readonly step: number; readonly of: number } {
  const steps = beatsOf(trace);
  return { step: countUntil(steps, at, itself), of: steps.length };
}

/**
 * Where to go on when nothing happens for a while that a person would step to: shortly before the next such
 * moment. Undefined while something has just happened or is about to.
 */
export function quietUntil(
  trace: Trace,
  at: SimInstant,
  { lingerMs, leadMs }: { readonly lingerMs: number; readonly leadMs: number },
): SimInstant | undefined {
  const beats = beatsOf(trace);
  const upTo = countUntil(beats, at, itself);
  const last = beats[upTo - 1];
  if (last !== undefined && at - last < lingerMs) return undefined;
  const next = beats[upTo];
  if ((next ?? trace.endsAt) - (last ?? 0) < quietMsLeast) return undefined;
  const target = next === undefined ? trace.endsAt : Math.max(0, Math.floor(next - leadMs));
  return target > at ? instant(target) : undefined;
}

function itself(at: SimInstant): SimInstant {
  return at;
}
