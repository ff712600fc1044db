import type { Trace } from '../../model/facts.ts';
import type { EndpointMode } from '../../model/settings.ts';
import type { SimInstant } from '../../model/units.ts';
import { latestAt, recordsOf } from '../records.ts';

/** How the receiver's endpoint stands at the playhead, in its own eyes. */
export function modeAt(trace: Trace, at: SimInstant): EndpointMode {
  return latestAt(recordsOf(trace).modes, at)?.mode ?? 'up';
}
