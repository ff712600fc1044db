import type { Trace } from '../../../model/facts.ts';
import type { SimInstant } from '../../../model/units.ts';
import { countUntil } from '../../../trace/records.ts';
import type { LogLine } from '../../../trace/sentences/captions/recentLines.ts';
import { linesOf } from '../../../trace/sentences/lines.ts';
import type { Priority } from '../../../trace/sentences/narration.ts';

/** All sentences up to the playhead that matter at least so much, the newest first. */
export function selectLog(
  trace: Trace,
  at: SimInstant,
  priorityMost: Priority,
): readonly LogLine[] {
  const lines = linesOf(trace);
  return lines
    .slice(
      0,
      countUntil(lines, at, (line) => line.at),
    )
    .filter(({ priority }) => priority <= priorityMost)
    .reverse();
}
