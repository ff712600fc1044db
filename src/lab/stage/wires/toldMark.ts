import type { Fact, Trace } from '../../../model/facts.ts';
import type { MessageId } from '../../../model/ids.ts';
import { countUntil } from '../../../trace/records.ts';
import type { Caption } from '../../../trace/sentences/captions/captions.ts';
import { linesOf } from '../../../trace/sentences/lines.ts';
import type { Phrase } from '../../../trace/sentences/narration.ts';
import type { Leg } from './place.ts';

/** The leg of a message that is told of, and what is told. */
export interface ToldMark {
  readonly messageId: MessageId;
  readonly leg: Leg;
  /** All of it, and its first sentence alone for where there is little room. */
  readonly phrases: readonly Phrase[];
}

/** Where on the wires what a caption tells is seen; undefined where it happens somewhere else, or is a count. */
export function selectToldMark(trace: Trace, caption: Caption): ToldMark | undefined {
  const lines = linesOf(trace);
  const line = lines[countUntil(lines, caption.seq, ({ seq }) => seq) - 1];
  const fact = trace.facts[caption.seq];
  if (line?.seq !== caption.seq || !fact) return undefined;
  const about = fact.type === 'delivery.delivered' ? acceptedBefore(fact, trace) : fact;
  if (!about || !('messageId' in about)) return undefined;
  const leg = legOf(about);
  if (leg === undefined) return undefined;
  const short = line.withQuestion === undefined ? line.parts : caption.parts;
  return { messageId: about.messageId, leg, phrases: [caption.parts, short] };
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
