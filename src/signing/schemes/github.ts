import type { Scheme } from '../scheme.ts';

export const github: Scheme = {
  id: 'github',
  provider: 'GitHub',
  algorithm: 'HMAC-SHA-256',
  signature: {
    header: 'X-Hub-Signature-256',
    format: { kind: 'prefixed', prefix: 'sha256=', encoding: 'hex' },
  },
  message: ['body'],
  secret: { example: 'any text', key: { kind: 'text' } },
  eventId: { header: 'X-GitHub-Delivery', example: '72d3162e-cc78-11e3-81ab-4c9367dc0958' },
  rotation: 'One signature; while a secret is replaced, the receiver tries both.',
  traps: [
    'No time is signed: a recorded request passes for ever unless its delivery id is remembered.',
    'With the form content type the body is payload=…, and that text is what is signed.',
    'X-Hub-Signature is the older SHA-1 header: another algorithm, another value.',
  ],
  source: {
    title: 'GitHub Docs, Validating webhook deliveries',
    url: 'https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries',
  },
};
