import type { Scheme } from '../scheme.ts';

export const github: Scheme = {
  id: 'github',
  provider: 'GitHub',
  signer: 'GitHub',
  algorithm: 'HMAC-SHA-256',
  signature: {
    header: 'X-Hub-Signature-256',
    format: { kind: 'prefixed', prefix: 'sha256=', encoding: 'hex' },
  },
  message: ['body'],
  secret: { kind: 'text' },
  eventId: { header: 'X-GitHub-Delivery', example: '72d3162e-cc78-11e3-81ab-4c9367dc0958' },
};
