import type { Channel, Trace } from '../../model/facts.ts';
import type { ChannelOutcome, RunOutcome } from '../../model/load/odds.ts';
import { intakesOf } from '../firstKnown.ts';
import { isBackfill, isFetch } from '../messageKind.ts';
import { recordsOf, type MessageRecord } from '../records.ts';
import { worstWait } from './comparison.ts';
import { selectLedgerCounts } from './ledger.ts';

/** What a run came to at its end: the same numbers that its ledger and its comparison show there. */
export function outcomeOf(trace: Trace): RunOutcome {
  const { events, messages } = recordsOf(trace);
  const outcome = (channel: Channel): ChannelOutcome => {
    const { missing, double, fake, wrongAmount, waiting } = selectLedgerCounts(
      trace,
      trace.endsAt,
      channel,
    );
    const { inOrder } = intakesOf(trace)[channel];
    const waitedMs = inOrder.reduce((sum, { waitMs }) => sum + waitMs, 0);
    return {
      requests: messages.filter((message) => isRequest(message, channel)).length,
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

function isRequest(message: MessageRecord, channel: Channel): boolean {
  const isOther = message.from === 'attacker' || isBackfill(message) || isFetch(message);
  return message.channel === channel && !isOther;
}
