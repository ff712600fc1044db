import { cast } from '../../model/cast.ts';
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

/** Why nobody can ask for a backfill now; undefined when somebody can. */
export function whyNoBackfill(state: BackfillState): string | undefined {
  switch (state) {
    case 'idle':
      return undefined;
    case 'asking':
      return `${cast.receiver} is asking the ${cast.sender} what it missed.`;
    case 'backingOff':
      return `The ${cast.sender} answered 429: ${cast.receiver} waits, and asks again by itself.`;
    case 'serverDown':
      return 'A server that is down cannot ask what it missed.';
  }
}
