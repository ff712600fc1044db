import type { MessageAct } from '../commands.ts';
import type { CommandRefusal, Origin, Party } from '../facts.ts';
import type { HttpRequest } from '../http.ts';

/** Which part of a message is on its way, or what came of the last one that was. */
export type MessagePlace = 'not sent' | 'request' | 'arrived' | 'answer' | 'answered' | 'lost';

/** What the network knows of a request, as it is on its way now. */
interface Request {
  readonly to: Party;
  readonly origin: Origin;
  readonly request: HttpRequest;
}

/** Why an act on a message has no effect now; undefined where it has. */
export function whyNotDone(
  act: MessageAct,
  place: MessagePlace,
  message: Request | undefined,
): CommandRefusal | undefined {
  if (place === 'not sent' || !message) return 'not sent';
  if (act !== 'lose' && message.to !== 'receiver') return 'not a webhook';
  if (message.request.frame) return 'on a connection';
  if (place === 'lost') return 'lost';
  if (place === 'arrived' || place === 'answered') return 'arrived';
  if (act === 'lose') return undefined;
  if (place === 'answer') return 'an answer';
  if (message.origin !== 'genuine') return 'hers';
  return message.request.url.startsWith('https:') ? 'encrypted' : undefined;
}

/** Why a delivery cannot be sent now; undefined where it waits for a retry that may be made. */
export function whyNotSentNow(
  state:
    | 'due'
    | 'turn'
    | 'queued'
    | 'sending'
    | 'failed'
    | 'backingOff'
    | 'delivered'
    | 'deadLettered'
    | undefined,
  endpointDisabled: boolean,
): CommandRefusal | undefined {
  switch (state) {
    case undefined:
      return 'not sent';
    case 'delivered':
      return 'delivered';
    case 'deadLettered':
      return 'given up';
    case 'queued':
      return 'in line';
    case 'backingOff':
      return endpointDisabled ? 'endpoint disabled' : undefined;
    default:
      return 'on its way';
  }
}
