import type { Channel, Trace } from '../../../model/facts.ts';
import type { SimInstant } from '../../../model/units.ts';
import { ways, type WayId } from '../../../lessons/ways.ts';
import { selectComparison, type ChannelSummary } from '../../../trace/ledger/comparison.ts';
import { isAck, isFrame } from '../../../trace/messages/messageKind.ts';
import { meanWaitMs } from '../../../trace/ledger/meanWait.ts';
import { selectBytes } from '../trafficVolume.ts';

/** What one way of hearing has cost and brought in a run of it. */
export interface WayCounts {
  readonly way: WayId;
  readonly events: number;
  /** All that it asked or sent, fetches, backfills and acknowledgements too; each opens a connection. */
  readonly requests: number;
  /** How long a connection of it was open, all of them together. */
  readonly openMs: number;
  /** Both ways. */
  readonly bytes: number;
  readonly stalenessMeanMs: number | undefined;
  readonly stalenessWorstMs: number | undefined;
  readonly worstIs: ChannelSummary['worstIs'];
  /** Payments that the receiver does not know of. */
  readonly missing: number;
}

/** Counts what a way has come to, in a run that was made with its settings. */
export function countWay(trace: Trace, at: SimInstant, way: WayId): WayCounts {
  const { channel } = ways[way];
  const comparison = selectComparison(trace, at);
  const { requests, fetches, backfills, acks, stalenessWorstMs, worstIs, stillWaiting } =
    comparison[channel];
  return {
    way,
    events: comparison.events,
    requests: requests + fetches + backfills + acks,
    openMs: openMs(trace, at, channel),
    bytes: selectBytes(trace, at)[channel],
    stalenessMeanMs: meanWaitMs(trace, at, channel),
    stalenessWorstMs,
    worstIs,
    missing: stillWaiting,
  };
}

/** A connection is open from its request until whoever made it has an answer, waits no more, or holds it no longer. */
function openMs({ facts }: Trace, at: SimInstant, channel: Channel): number {
  const openSince = new Map<string, SimInstant>();
  let sum = 0;
  for (const fact of facts) {
    if (fact.at > at) break;
    if (fact.type === 'request.sent') {
      if (fact.channel === channel && fact.from !== 'attacker' && !isFrame(fact))
        openSince.set(fact.messageId, fact.at);
    } else if (
      fact.type === 'poll.finished' ||
      fact.type === 'stream.closed' ||
      fact.type === 'attempt.finished' ||
      fact.type === 'fetch.finished' ||
      fact.type === 'backfill.finished' ||
      // Nobody waits for the answer to an acknowledgement that is lost.
      ((fact.type === 'request.lost' ||
        fact.type === 'response.arrived' ||
        fact.type === 'response.lost') &&
        isAck(fact))
    ) {
      const since = openSince.get(fact.messageId);
      if (since === undefined) continue;
      sum += fact.at - since;
      openSince.delete(fact.messageId);
    }
  }
  for (const since of openSince.values()) sum += at - since;
  return sum;
}
