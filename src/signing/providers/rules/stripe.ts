import type { Scheme } from '../scheme.ts';

export const stripe: Scheme = {
  id: 'stripe',
  provider: 'Stripe',
  signer: 'Stripe',
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
  secret: { kind: 'text' },
  timestamp: {
    place: 'signature header',
    unit: 'seconds',
    toleranceSeconds: 300,
    direction: 'past only',
  },
  eventId: { bodyField: 'id' },
};
