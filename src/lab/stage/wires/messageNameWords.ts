import { cast } from '../../../model/cast.ts';
import type { Party } from '../../../model/facts.ts';
import { isAck, isFrame } from '../../../trace/messages/messageKind.ts';
import type { Leg } from '../../../trace/traffic.ts';
import { capitalised } from '../../../trace/words/format.ts';
import type { RecentEnding } from './inFlight.ts';
import { endingWords } from './wireWords.ts';

const { sender, receiver, attacker } = cast;

/** `Payment 4, attempt 1, on its way to Billing`. */
export function messageName(leg: Leg): string {
  return `${legName(leg)}, on its way to ${destinationOf(leg)}`;
}

/** `Answer to payment 4, attempt 1: answer lost`. */
export function endedName(ending: RecentEnding): string {
  return `${legName(ending)}: ${endingWords(ending)}`;
}

/** Where a request or its answer goes, inside a sentence. */
export function destinationOf({ leg, from }: Leg): string {
  const asks = from === 'poller' || from === 'receiver';
  if (leg === 'request') return asks ? `the ${sender}` : receiver;
  return { sender: `the ${sender}`, api: `the ${sender}`, receiver, poller: receiver, attacker }[
    from satisfies Party
  ];
}

function legName(leg: Leg): string {
  return leg.leg === 'request' ? requestName(leg) : `Answer to ${requestName(leg, 'inside')}`;
}

function requestName(
  { channel, from, origin, ordinal, eventId, attempt, messageId }: Leg,
  place?: 'inside',
): string {
  if (isAck({ messageId })) return `${receiver}’s acknowledgement of payment ${ordinal ?? ''}`;
  if (isFrame({ messageId }) && ordinal === undefined) return 'Heartbeat';
  if ((channel === 'pull' && from !== 'api') || from === 'receiver')
    return `${receiver}’s question`;
  const about = `payment ${ordinal ?? eventId ?? ''}`;
  const words = origin === 'genuine' ? about : `${origin} ${about}`;
  const name = place === 'inside' ? words : capitalised(words);
  return attempt === undefined ? name : `${name}, attempt ${attempt}`;
}
