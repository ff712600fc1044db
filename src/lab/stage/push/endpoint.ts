import type { Trace } from '../../../model/facts.ts';
import type { EndpointMode } from '../../../model/settings.ts';
import type { SimInstant } from '../../../model/units.ts';
import { modeAt } from '../../../trace/receiver/receiverMode.ts';
import { latestAt, recordsOf } from '../../../trace/records.ts';

/** How the endpoint stands at the playhead, in its own eyes and in the sender's. */
export interface EndpointView {
  readonly mode: EndpointMode;
  /** The sender stopped calling it after too many failures in a row. */
  readonly disabled: boolean;
}

export function selectEndpoint(trace: Trace, at: SimInstant): EndpointView {
  const health = recordsOf(trace).machines.get('endpointHealth') ?? [];
  return {
    mode: modeAt(trace, at),
    disabled: /^(disabled|paused)$/.test(latestAt(health, at)?.state ?? ''),
  };
}
