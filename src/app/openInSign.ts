import type { Trace } from '../model/facts.ts';
import type { MessageId } from '../model/ids.ts';
import { secondsAt, sharedSecret, simulatedScheme } from '../sim/messages.ts';
import { recordsOf } from '../view/records.ts';
import { handOff } from './signingHandoff.svelte.ts';

/** Takes a simulated webhook to the Sign page, with the secret and the clock of its receiver. */
export function openInSign(trace: Trace, messageId: MessageId): void {
  const message = recordsOf(trace).messageById.get(messageId);
  if (!message) return;
  handOff({
    schemeId: simulatedScheme.id,
    secret: sharedSecret,
    headers: message.request.headers,
    body: new TextEncoder().encode(message.request.body),
    nowSeconds: secondsAt(message.requestEndsAt),
  });
  location.hash = '#/sign';
}
