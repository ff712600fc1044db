import type { Trace } from '../../model/facts.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { linesOf } from '../../trace/sentences/lines.ts';
import { countUntil, recordsOf } from '../../trace/records.ts';
import { oncePerTrace } from '../../trace/oncePerTrace.ts';

/** With more polls than this in a run, nobody wants to step through each. */
const pollsMost = 12;

/** The first moment after `at` in which something happens that a person would step to; else the end. */
export function nextMoment(trace: Trace, at: SimInstant): SimInstant {
  const { steps } = momentsOf(trace);
  return steps[countUntil(steps, at, itself)] ?? trace.endsAt;
}

/** The last such moment before `at`; else the start. */
export function previousMoment(trace: Trace, at: SimInstant): SimInstant {
  const { steps } = momentsOf(trace);
  const upTo = countUntil(steps, at, itself);
  return steps[steps[upTo - 1] === at ? upTo - 2 : upTo - 1] ?? instant(0);
}

/** How many steps the run has, and how many of them the playhead has made. */
export function selectStep(
  trace: Trace,
  at: SimInstant,
): { readonly step: number; readonly of: number } {
  const { steps } = momentsOf(trace);
  return { step: countUntil(steps, at, itself), of: steps.length };
}

/**
 * Where to go on when nothing but empty polls happens for a while: shortly before the next moment that
 * matters. Undefined while something has just happened or is about to.
 */
export function quietUntil(
  trace: Trace,
  at: SimInstant,
  { lingerMs, leadMs }: { readonly lingerMs: number; readonly leadMs: number },
): SimInstant | undefined {
  const { notable } = momentsOf(trace);
  const upTo = countUntil(notable, at, itself);
  const last = notable[upTo - 1];
  if (last !== undefined && at - last < lingerMs) return undefined;
  const next = notable[upTo];
  const target = next === undefined ? trace.endsAt : Math.max(0, Math.floor(next - leadMs));
  return target > at ? instant(target) : undefined;
}

interface Moments {
  readonly steps: readonly SimInstant[];
  /** The moments without the polls that bring nothing. */
  readonly notable: readonly SimInstant[];
}

const momentsOf = oncePerTrace((trace): Moments => {
  const notable = distinct(trace, 3);
  const fewPolls = recordsOf(trace).polls.length <= pollsMost;
  return { notable, steps: fewPolls ? distinct(trace, 4) : notable };
});

function distinct(trace: Trace, priorityMost: number): readonly SimInstant[] {
  const instants = linesOf(trace)
    .filter((line) => line.priority <= priorityMost)
    .map((line) => line.at);
  return instants.filter((at, i) => at !== instants[i - 1]);
}

function itself(at: SimInstant): SimInstant {
  return at;
}
