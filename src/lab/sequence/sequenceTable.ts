import type { MessageId } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';
import { clock } from '../../trace/words/format.ts';
import type { Leg } from '../../trace/messages/messageState.ts';
import { partyNames } from '../../trace/words/messageWords.ts';
import type { Sequence, SequenceMessage } from './sequencePicture.ts';

export interface SequenceRow {
  readonly key: string;
  readonly messageId: MessageId;
  readonly sentAt: SimInstant;
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly arrives: string;
  readonly result: string;
}

/** Every arrow of the diagram, requests and answers, in the order they were sent. */
export function sequenceTable({ messages }: Sequence): SequenceRow[] {
  return messages.flatMap(rowsOfMessage).sort((one, other) => one.sentAt - other.sentAt);
}

function rowsOfMessage({ message, title, state, verdict }: SequenceMessage): SequenceRow[] {
  const { messageId } = message;
  const [asker, asked] = [partyNames[message.from], partyNames[message.to]];
  const request: SequenceRow = {
    key: `${messageId} request`,
    messageId,
    sentAt: message.sentAt,
    what: `${title}, request`,
    from: asker,
    to: asked,
    arrives: arrivalWords(state.request, message.requestEndsAt),
    result: verdict,
  };
  if (!message.answer || !state.answer) return [request];
  return [
    request,
    {
      key: `${messageId} answer`,
      messageId,
      sentAt: message.answer.sentAt,
      what: `${title}, answer ${state.answer.response.status}`,
      from: asked,
      to: asker,
      arrives: arrivalWords(state.answer.leg, message.answer.endsAt),
      result:
        state.answer.leg === 'arrived' && /^(timedOut|cut)$/.test(state.ending?.result ?? '')
          ? 'too late'
          : '',
    },
  ];
}

function arrivalWords(leg: Leg, endsAt: SimInstant): string {
  return leg === 'inFlight' ? 'on its way' : leg === 'lost' ? 'never: lost' : clock(endsAt);
}
