import type { Trace } from '../../model/facts.ts';
import type { SimInstant } from '../../model/units.ts';
import { oncePerTrace } from '../oncePerTrace.ts';
import { recordsOf } from '../records.ts';
import { linesOf } from './lines.ts';

/** With more polls than this in a run, nobody wants to step through each. */
const pollsMost = 12;

/** The moments in which something happens that a person would step to, in order. */
export const beatsOf = oncePerTrace((trace): readonly SimInstant[] => {
  const priorityMost = hasFewPolls(trace) ? 4 : 3;
  const instants = linesOf(trace)
    .filter((line) => line.priority <= priorityMost)
    .map((line) => line.at);
  return instants.filter((at, i) => at !== instants[i - 1]);
});

/** True where each poll is a beat of its own. */
export function hasFewPolls(trace: Trace): boolean {
  return recordsOf(trace).polls.length <= pollsMost;
}
