import type { Scheme } from '../scheme.ts';
import { labelOf } from '../schemeIds.ts';
import { encoded, payment } from './exampleParts.ts';

export const standardWebhooks: Scheme = {
  id: 'standard-webhooks',
  provider: labelOf('standard-webhooks'),
  signer: 'the sender',
  algorithm: 'HMAC-SHA-256',
  signature: {
    header: 'webhook-signature',
    format: { kind: 'versioned list', version: 'v1', encoding: 'base64' },
  },
  message: ['header:webhook-id', '.', 'timestamp', '.', 'body'],
  secret: { kind: 'base64', prefix: 'whsec_' },
  timestamp: {
    place: { header: 'webhook-timestamp' },
    unit: 'seconds',
    toleranceSeconds: 300,
    direction: 'both',
  },
  eventId: { header: 'webhook-id', example: 'msg_2f8aQkXo7Yt1' },
  example: { secret: encoded, body: payment },
};
