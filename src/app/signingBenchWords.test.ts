import { describe, expect, test } from 'vitest';
import { schemes } from '../signing/schemes.ts';
import { schemeById } from '../signing/schemes.ts';
import { verifySync } from '../signing/sync.ts';
import { signingVectors } from '../signing/vectors.ts';
import { bytesFromText } from '../signing/bytes.ts';
import { explanation, headline, stepSentence } from './signingBenchWords.ts';

/** The steps of one request as lines, the way the page reads them out. */
function told(request: Parameters<typeof verifySync>[1]): string[] {
  const verdict = verifySync(schemeById('stripe'), request);
  return verdict.steps.map((step) => `${String(step.ok)}: ${stepSentence(step, 'stripe')}`);
}

const stripe = signingVectors.find(({ id }) => id === 'stripe/gen-compact')!;
const { secret, headers, rawBody } = stripe;
const request = { secret, headers, body: bytesFromText(rawBody) };
const signedAt = stripe.nowSeconds!;

test('an accepted Stripe request, step by step', () => {
  expect(told({ ...request, nowSeconds: signedAt + 14 })).toEqual([
    'true: Found Stripe-Signature',
    'true: Header parsed: one timestamp, one v1 signature',
    'true: Timestamp is 14 s old; the limit is 300 s',
    `true: Signed content: ${rawBody.length + 11} bytes`,
    'true: Key: 41 bytes, the secret as text, nothing decoded',
    'true: HMAC-SHA256 computed',
    'true: HMAC-SHA256 computed here equals the one received',
  ]);
});

test('a late request is told apart from a forged one', () => {
  const late = verifySync(schemeById('stripe'), { ...request, nowSeconds: signedAt + 4000 });
  expect(headline({ schemeId: 'stripe', verdict: late })).toBe('Reject: the timestamp is too old');
  expect(explanation({ schemeId: 'stripe', verdict: late })).toMatch(
    /^The signature itself matches/,
  );

  const forged = verifySync(schemeById('stripe'), {
    ...request,
    body: bytesFromText('{}'),
    nowSeconds: signedAt + 4000,
  });
  expect(explanation({ schemeId: 'stripe', verdict: forged })).toBe(
    'And the signature does not match either.',
  );
});

describe.each(schemes)('for $provider', ({ id }) => {
  test('no step of any verdict leaves a hole in its sentence', () => {
    const values = ['', 'v1,', 't=1', 'sha256=00', 't=1,v1=00', 'v2,AAAA', '1', 'nonsense'];
    for (const value of values) {
      for (const given of [secret, '', 'whsec_', 'whsec_*']) {
        const every = Object.fromEntries(
          [
            'webhook-id',
            'webhook-timestamp',
            'webhook-signature',
            'Stripe-Signature',
            'X-Hub-Signature-256',
          ].map((name) => [name, value]),
        );
        const verdict = verifySync(schemeById(id), {
          secret: given,
          headers: every,
          body: request.body,
          nowSeconds: 400,
        });
        const lines = [
          headline({ schemeId: id, verdict }),
          explanation({ schemeId: id, verdict }),
          ...verdict.steps.map((step) => stepSentence(step, id)),
        ];
        expect(lines[0]).toMatch(/^Reject: \w/);
        for (const line of lines) expect(line).not.toMatch(/undefined|NaN|\[object| {2}|^$/);
      }
    }
  });
});
