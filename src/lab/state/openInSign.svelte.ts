import type { Trace } from '../../model/facts.ts';
import type { MessageId } from '../../model/ids.ts';
import { verifySync } from '../../signing/signSync.ts';
import { receiverSeconds } from '../../sim/network/messages.ts';
import { secretOf } from '../../sim/secrets/secrets.ts';
import { standardWebhooks } from '../../signing/providers/rules/standardWebhooks.ts';
import { recordsOf } from '../../trace/records.ts';
import { secretsAccepted } from '../levers/secretsAt.ts';
import { selectSettings } from '../../trace/settingsAt.ts';
import { handOff } from '../../page/signingHandoff.svelte.ts';

/** Takes a simulated webhook to the Sign page, with the secret and the clock of its receiver. */
export function openInSign(trace: Trace, messageId: MessageId): void {
  const message = recordsOf(trace).messageById.get(messageId);
  if (!message) return;
  const { headers } = message.request;
  const body = new TextEncoder().encode(message.request.body);
  const at = message.requestEndsAt;
  const secrets = secretsAccepted(trace, at).map((number) => secretOf(trace.scenario.seed, number));
  // Of several that the receiver takes while it is rotated, the one by which it took this.
  const secret =
    secrets.find((each) => verifySync(standardWebhooks, { secret: each, headers, body }).ok) ??
    secrets[0];
  handOff({
    schemeId: standardWebhooks.id,
    secret: secret ?? '',
    headers,
    body,
    url: message.request.url,
    method: message.request.method,
    nowSeconds: receiverSeconds(at, selectSettings(trace, at)),
  });
  location.hash = '#/sign';
}
