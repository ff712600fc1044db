import type { Trace } from '../../model/facts.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { clock } from '../../trace/words/format.ts';
import type { LabLink } from '../state/link.ts';

/** The run that is taken away, as it stands. */
export interface RunTaken {
  readonly trace: Trace;
  /** How much of it is taken: what happened later is left out, but of the trace and the scenario. */
  readonly until: SimInstant;
  /** What it was made from. */
  readonly link: LabLink;
}

/** The instant that all of a run is taken to. */
export function endOf(trace: Trace): SimInstant {
  return instant(trace.endsAt);
}

/** `hookscope-lost-answer-seed-7-facts.csv`: letters, digits, dots and hyphens, so that every disk takes it. */
export function fileNameOf({ link, trace }: RunTaken, ending: string): string {
  return `hookscope-${link.lesson.id}-seed-${trace.scenario.seed}${ending}`;
}

/** `Twice is normal, seed 7, up to 01:13.6` */
export function titleOf(run: RunTaken): string {
  return `${run.link.lesson.title}, ${partOf(run)}`;
}

/** `seed 7, up to 01:13.6` */
export function partOf({ trace, until }: RunTaken): string {
  const part = until < trace.endsAt ? `up to ${clock(until)}` : `all ${clock(until)}`;
  return `seed ${trace.scenario.seed}, ${part}`;
}
