import type { FactOf, FactType, Trace } from '../../model/facts.ts';
import type { LoadSettings, StampedeResult } from '../../model/load/load.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { upTo } from '../../trace/records.ts';

/** What many deliveries came to, in milliseconds and calls. */
interface LoadCounts {
  readonly deliveries: number;
  readonly delivered: number;
  readonly calls: number;
  readonly peakAfterRecovery: number;
  readonly doneByMs: number | undefined;
}

/** What many clients asked, and the webhooks that would bring them the same. */
interface FleetCounts {
  readonly pollsPerSecond: number;
  readonly webhooksPerSecond: number;
}

/** What is on the screen: a run up to a playhead, or what came of many deliveries or clients. */
export type Seen =
  | { readonly kind: 'run'; readonly trace: Trace; readonly at: SimInstant }
  | {
      readonly kind: 'load';
      readonly result: StampedeResult;
      readonly load: LoadSettings;
      readonly counts: LoadCounts;
    }
  | { readonly kind: 'fleet'; readonly counts: FleetCounts };

/** Of a run: all of it. */
export const wholeRun = (trace: Trace): Seen => ({ kind: 'run', trace, at: trace.endsAt });

/** The facts of a kind up to the playhead; none of what is no run. */
export function factsOf<T extends FactType>(seen: Seen, type: T): readonly FactOf<T>[] {
  if (seen.kind !== 'run') return [];
  const { trace, at } = seen;
  return upTo(trace.facts, at).filter((fact): fact is FactOf<T> => fact.type === type);
}

/** Whether nothing can change any more. */
export function isOver(seen: Seen): boolean {
  return seen.kind !== 'run' || seen.at >= instant(seen.trace.endsAt);
}
