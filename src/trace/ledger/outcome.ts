import type { Channel, Trace } from '../../model/facts.ts';
import type { ChannelOutcome, RunOutcome } from '../../model/load/odds.ts';
import { selectComparison } from './comparison.ts';
import { intakesOf } from '../firstKnown.ts';

/** What a run came to at its end: the same numbers that its ledger and its comparison show there. */
export function outcomeOf(trace: Trace): RunOutcome {
  const { events, pull, push } = selectComparison(trace, trace.endsAt);
  const outcome = (channel: Channel): ChannelOutcome => {
    const { requests, missing, double, fake, wrongAmount, waiting, stalenessWorstMs } =
      channel === 'pull' ? pull : push;
    const waits = intakesOf(trace)[channel].inOrder.map(({ waitMs }) => waitMs);
    return {
      requests,
      missing,
      double,
      fake,
      wrongAmount,
      waiting,
      meanWaitMs:
        waits.length === 0
          ? undefined
          : waits.reduce((sum, waitMs) => sum + waitMs, 0) / waits.length,
      worstWaitMs: stalenessWorstMs,
    };
  };
  return {
    seed: trace.scenario.seed,
    ...(trace.cut && { cut: true }),
    events,
    pull: outcome('pull'),
    push: outcome('push'),
  };
}
