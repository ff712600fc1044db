import type { Trace } from '../../model/facts.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { turningPoints } from './stalenessPeriods.ts';

interface Seeking {
  trace: Trace;
  at: SimInstant;
  onseek: (at: SimInstant) => void;
}

/** Moves the playhead of a chart by keys: from turning point to turning point, by a tenth, or to an end. */
export function seekByKey(event: KeyboardEvent, { trace, at, onseek }: Seeking): void {
  const points = turningPoints(trace);
  const tenth = Math.round(trace.endsAt / 10);
  const target = {
    ArrowRight: () => points.find((point) => point > at) ?? trace.endsAt,
    ArrowUp: () => points.find((point) => point > at) ?? trace.endsAt,
    ArrowLeft: () => points.findLast((point) => point < at) ?? 0,
    ArrowDown: () => points.findLast((point) => point < at) ?? 0,
    PageUp: () => Math.min(trace.endsAt, at + tenth),
    PageDown: () => Math.max(0, at - tenth),
    Home: () => 0,
    End: () => trace.endsAt,
  }[event.key];
  if (!target) return;
  event.preventDefault();
  onseek(instant(target()));
}
