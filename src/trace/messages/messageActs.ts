import type { MessageAct } from '../../model/commands.ts';
import type { CommandRefusal, Trace } from '../../model/facts.ts';
import type { DeliveryId, MessageId } from '../../model/ids.ts';
import { whyNotDone, whyNotSentNow, type MessagePlace } from '../../model/rules/commandRefusals.ts';
import type { SimInstant } from '../../model/units.ts';
import {
  asOf,
  begunAt,
  endingAt,
  latestAt,
  recordsOf,
  waitingRetry,
  waitingTurn,
} from '../records.ts';

/** Why each act on a message would have no effect at the playhead; undefined where it has one. */
export type MessageActs = Readonly<Record<MessageAct, CommandRefusal | undefined>>;

/** What can be done to a message at the playhead, and why the rest cannot. */
export function actsOnMessage(trace: Trace, at: SimInstant, messageId: MessageId): MessageActs {
  const record = recordsOf(trace).messageById.get(messageId);
  const message = record && asOf(record, at);
  const place = placeOf(message, at);
  return {
    lose: whyNotDone('lose', place, message),
    tamper: whyNotDone('tamper', place, message),
    copy: whyNotDone('copy', place, message),
  };
}

function placeOf(message: ReturnType<typeof asOf> | undefined, at: SimInstant): MessagePlace {
  if (!message || message.sentAt > at) return 'not sent';
  const { answer } = message;
  if (message.requestEndsAt > at) return 'request';
  if (message.requestLost) return 'lost';
  if (!answer || answer.sentAt > at) return 'arrived';
  if (answer.endsAt > at) return 'answer';
  return answer.lost ? 'lost' : 'answered';
}

/** Why a delivery cannot be sent now; undefined where a retry waits that would be made at once. */
export function sendNow(
  trace: Trace,
  at: SimInstant,
  deliveryId: DeliveryId,
): CommandRefusal | undefined {
  const { deliveryById, machines } = recordsOf(trace);
  const delivery = deliveryById.get(deliveryId);
  const health = latestAt(machines.get('endpointHealth') ?? [], at)?.state;
  const ending = delivery && endingAt(delivery, at)?.type;
  const state =
    !delivery || begunAt(delivery) > at
      ? undefined
      : ending === 'delivery.delivered'
        ? 'delivered'
        : ending
          ? 'deadLettered'
          : waitingTurn(delivery, at)
            ? 'queued'
            : waitingRetry(delivery, at)
              ? 'backingOff'
              : 'sending';
  return whyNotSentNow(state, health === 'disabled' || health === 'paused');
}
