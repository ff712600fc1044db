import type { Trace } from '../../model/facts.ts';
import type { SimInstant } from '../../model/units.ts';
import { selectEndpoint } from '../stage/push/endpoint.ts';
import { latestAt, recordsOf } from '../../trace/records.ts';

/** Whether the receiver could ask now what it missed; `serverDown` when nobody is there to ask. */
export type BackfillState = 'idle' | 'asking' | 'backingOff' | 'serverDown';

export function selectBackfillState(trace: Trace, at: SimInstant): BackfillState {
  const entries = recordsOf(trace).machines.get('backfill') ?? [];
  const state = latestAt(entries, at)?.state;
  if (state === 'asking' || state === 'backingOff') return state;
  const { mode } = selectEndpoint(trace, at);
  return mode === 'down' || mode === 'restarting' ? 'serverDown' : 'idle';
}
