import type { Channel, Trace } from '../../model/facts.ts';
import type { ChannelOutcome, RunOutcome } from '../../model/load/odds.ts';
import { intakesOf } from '../../trace/receiver/intakes.ts';
import { recordsOf } from '../../trace/records.ts';
import { countRequests, worstWait } from '../../trace/ledger/comparison.ts';
import { selectLedgerCounts } from '../../trace/ledger/ledger.ts';

/** What a run came to at its end: the same numbers that its ledger and its comparison show there. */
export function outcomeOf(trace: Trace): RunOutcome {
  const { events } = recordsOf(trace);
  const outcome = (channel: Channel): ChannelOutcome => {
    const { missing, double, fake, wrongAmount, waiting } = selectLedgerCounts(
      trace,
      trace.endsAt,
      channel,
    );
    const { inOrder } = intakesOf(trace)[channel];
    const waitedMs = inOrder.reduce((sum, { waitMs }) => sum + waitMs, 0);
    return {
      requests: countRequests(trace, trace.endsAt, channel).requests,
      missing,
      double,
      fake,
      wrongAmount,
      waiting,
      meanWaitMs: inOrder.length === 0 ? undefined : waitedMs / inOrder.length,
      worstWaitMs: worstWait(trace, trace.endsAt, channel).ms,
    };
  };
  return {
    seed: trace.scenario.seed,
    ...(trace.cut && { cut: true }),
    events: events.length,
    pull: outcome('pull'),
    push: outcome('push'),
  };
}
