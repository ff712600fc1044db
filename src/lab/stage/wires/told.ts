import type { Channel, Fact, Trace } from '../../../model/facts.ts';
import type { MessageId } from '../../../model/ids.ts';
import { countUntil } from '../../../trace/records.ts';
import type { Caption } from '../../../trace/sentences/captions/captions.ts';
import { linesOf } from '../../../trace/sentences/lines.ts';
import type { Phrase } from '../../../trace/sentences/narration.ts';
import type { Leg } from './place.ts';

/** What a caption tells, and where it is seen: at the leg of a message, or in the box at one end of a lane's wires. */
export interface Told {
  readonly place: ToldPlace;
  /** All of it, and its first sentence alone for where there is little room. */
  readonly phrases: readonly Phrase[];
}

type ToldPlace =
  | { readonly messageId: MessageId; readonly leg: Leg }
  | { readonly channel: Channel; readonly end: 'sender' | 'receiver' };

/** What a caption tells and where; undefined where it counts, which is seen nowhere. */
export function selectTold(trace: Trace, caption: Caption): Told | undefined {
  const lines = linesOf(trace);
  const line = lines[countUntil(lines, caption.seq, ({ seq }) => seq) - 1];
  const fact = trace.facts[caption.seq];
  if (line?.seq !== caption.seq || !fact) return undefined;
  const short = line.withQuestion === undefined ? line.parts : caption.parts;
  return { place: placeOf(fact, trace), phrases: [caption.parts, short] };
}

function placeOf(fact: Fact, trace: Trace): ToldPlace {
  const about = fact.type === 'delivery.delivered' ? acceptedBefore(fact, trace) : fact;
  const leg = about && legOf(about);
  if (about && leg !== undefined && 'messageId' in about)
    return { messageId: about.messageId, leg };
  const channel = 'channel' in fact ? fact.channel : channelOf(fact);
  return { channel, end: isOfSender(fact) ? 'sender' : 'receiver' };
}

function channelOf({ type }: Fact): Channel {
  return /^(stream|entry|poll)\./.test(type) ? 'pull' : 'push';
}

function isOfSender({ type }: Fact): boolean {
  return /^(event|delivery|retry|endpoint)\.|^secret\.rotated$|^entry\.(?!skipped)/.test(type);
}

/** The attempt with which a delivery has ended, which is told of in the same moment. */
function acceptedBefore(delivered: Fact & { deliveryId: string }, trace: Trace): Fact | undefined {
  for (let i = delivered.seq - 1; trace.facts[i]?.at === delivered.at; i--) {
    const fact = trace.facts[i];
    if (fact?.type === 'attempt.finished' && fact.deliveryId === delivered.deliveryId) return fact;
  }
  return undefined;
}

function legOf({ type }: Fact): Leg | undefined {
  switch (type) {
    case 'attempt.started':
    case 'attack.made':
    case 'request.sent':
    case 'request.lost':
      return 'request';
    case 'attempt.finished':
    case 'request.checked':
    case 'event.stored':
    case 'response.lost':
    case 'poll.finished':
    case 'fetch.finished':
    case 'backfill.finished':
      return 'answer';
    // The rest happens at the sender or the receiver.
    default:
      return undefined;
  }
}
