import { cast } from '../../model/cast.ts';
import type { Trace } from '../../model/facts.ts';
import { secretOf } from '../../sim/secrets/secrets.ts';
import { factsOf } from '../judge/seen.ts';

export interface SigningStep {
  readonly what: string;
  readonly value: string;
}

/** How the first signed request of a run came to its header, from its id to its signature. */
export function signingSteps(trace: Trace): readonly SigningStep[] {
  const sent = factsOf({ kind: 'run', trace, at: trace.endsAt }, 'request.sent').find(
    ({ origin, request }) => origin === 'genuine' && 'webhook-signature' in request.headers,
  );
  if (!sent) return [];
  const { headers, body } = sent.request;
  const { 'webhook-id': id = '', 'webhook-timestamp': time = '' } = headers;
  const { 'webhook-signature': signature = '' } = headers;
  return [
    { what: 'The id of the event', value: id },
    { what: 'The time of sending, in seconds since 1970', value: time },
    { what: 'The body, byte for byte as it is sent; its amount is in cents', value: body },
    {
      what: 'The three of them, with a dot between: this is signed',
      value: `${id}.${time}.${body}`,
    },
    {
      what: `The secret, which only the ${cast.sender} and ${cast.receiver} know`,
      value: secretOf(trace.scenario.seed, 1),
    },
    {
      what: 'HMAC-SHA-256 of what is signed, with the secret',
      value: signature.replace(/^v1,/, ''),
    },
    { what: 'The header that goes along with the body', value: `webhook-signature: ${signature}` },
  ];
}
