import type { Trace } from '../../model/facts.ts';
import { secretOf } from '../../sim/secrets/secrets.ts';
import { factsOf } from '../judge/seen.ts';
import { stepTexts } from './stepTexts.ts';

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
  const values = [
    id,
    time,
    body,
    `${id}.${time}.${body}`,
    secretOf(trace.scenario.seed, 1),
    signature.replace(/^v1,/, ''),
    `webhook-signature: ${signature}`,
  ];
  return stepTexts.map((what, place) => ({ what, value: values[place] ?? '' }));
}
