import type { Scheme } from '../scheme.ts';

export const standardWebhooks: Scheme = {
  id: 'standard-webhooks',
  provider: 'Standard Webhooks',
  algorithm: 'HMAC-SHA-256',
  signature: {
    header: 'webhook-signature',
    format: { kind: 'versioned list', version: 'v1', encoding: 'base64' },
  },
  message: ['header:webhook-id', '.', 'timestamp', '.', 'body'],
  secret: {
    example: 'whsec_ + base64 of 24 to 64 random bytes',
    key: { kind: 'base64', prefix: 'whsec_' },
  },
  timestamp: {
    place: { header: 'webhook-timestamp' },
    unit: 'seconds',
    toleranceSeconds: 300,
    direction: 'both',
  },
  eventId: { header: 'webhook-id', example: 'msg_2f8aQkXo7Yt1' },
  rotation: 'The sender lists one v1 signature for each active key; any match is enough.',
  traps: [
    'The part after whsec_ is base64 and is decoded; Stripe uses the same prefix and decodes nothing.',
    'Some dashboards show the secret as v1,whsec_…: leave out the v1, part.',
    'Libraries disagree about base64 without its padding: JavaScript takes it, Go and Rust do not.',
  ],
  source: {
    title: 'Standard Webhooks specification',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
};
