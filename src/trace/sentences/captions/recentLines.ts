import type { Trace } from '../../../model/facts.ts';
import { instant, type SimInstant } from '../../../model/units.ts';
import { countUntil } from '../../records.ts';
import { beatsOf } from './beats.ts';
import { quietMsLeast } from './captions.ts';
import { linesOf, type Line } from '../lines.ts';
import { quietWords } from './runningSummary.ts';

/** A sentence of the log. */
export type LogLine = Pick<Line, 'seq' | 'at' | 'parts'>;

/** The last sentences up to the playhead, the newest last, and how long it was quiet between them; polls are left out. */
export function selectRecentLines(trace: Trace, at: SimInstant, most = 5): readonly LogLine[] {
  const lines = linesOf(trace);
  const recent: LogLine[] = [];
  for (let i = countUntil(lines, at, (line) => line.at) - 1; i >= 0 && recent.length < most; i--) {
    const line = lines[i];
    if (line && line.priority < 4) recent.push(line);
  }
  recent.reverse();
  const from = recent.length < most ? instant(0) : (recent[0]?.at ?? at);
  return [...recent, ...quietLines(trace, from, at)].toSorted(
    (a, b) => a.at - b.at || a.seq - b.seq,
  );
}

function quietLines(trace: Trace, from: SimInstant, to: SimInstant): readonly LogLine[] {
  const beats = beatsOf(trace).filter((at) => at > from && at <= to);
  return [...beats, to].flatMap((at, i) => {
    const since = beats[i - 1] ?? from;
    if (at - since < quietMsLeast) return [];
    // What happens in that moment ends the quiet and is no part of it.
    const last = i < beats.length ? instant(at - 1) : at;
    return [{ seq: 0 - at, at, parts: [{ text: quietWords(trace, since, last) }] }];
  });
}
