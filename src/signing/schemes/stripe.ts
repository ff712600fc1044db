import type { Scheme } from '../scheme.ts';

export const stripe: Scheme = {
  id: 'stripe',
  provider: 'Stripe',
  algorithm: 'HMAC-SHA-256',
  signature: {
    header: 'Stripe-Signature',
    format: {
      kind: 'key=value pairs',
      separator: ',',
      timeKey: 't',
      macKey: 'v1',
      encoding: 'hex',
    },
  },
  message: ['timestamp', '.', 'body'],
  secret: { example: 'whsec_…, the whole text', key: { kind: 'text' } },
  timestamp: {
    place: 'signature header',
    unit: 'seconds',
    toleranceSeconds: 300,
    direction: 'past only',
  },
  eventId: { bodyField: 'id' },
  rotation: 'While a secret is rolled the header carries two v1 signatures; any match is enough.',
  traps: [
    'The whole secret is the key, whsec_ included: nothing is decoded.',
    'Every endpoint has its own secret, and the Stripe CLI has another one.',
    'Stripe sends JSON indented by two spaces: a compact body was parsed and printed again.',
    'Stripe’s own libraries refuse old timestamps only; one in the future passes.',
  ],
  source: {
    title: 'stripe-node, src/Webhooks.ts',
    url: 'https://github.com/stripe/stripe-node/blob/master/src/Webhooks.ts',
  },
};
