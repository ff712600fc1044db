import type { Scheme } from '../scheme.ts';

/** The event's data is not signed: only that somebody with the key wrote this time and token. */
export const mailgun: Scheme = {
  id: 'mailgun',
  provider: 'Mailgun',
  signer: 'Mailgun',
  algorithm: 'HMAC-SHA-256',
  signature: {
    bodyField: 'signature.signature',
    format: { kind: 'prefixed', prefix: '', encoding: 'hex' },
  },
  message: ['field:signature.timestamp', 'field:signature.token'],
  secret: { kind: 'text' },
  timestamp: {
    place: { bodyField: 'signature.timestamp' },
    unit: 'seconds',
    direction: 'both',
  },
  eventId: { bodyField: 'event-data.id' },
};

/** Nothing is signed: the secret itself is sent. */
export const gitlab: Scheme = {
  id: 'gitlab',
  provider: 'GitLab',
  signer: 'GitLab',
  algorithm: 'token',
  signature: { header: 'X-Gitlab-Token', format: { kind: 'token' } },
  message: [],
  secret: { kind: 'text' },
  eventId: { header: 'Idempotency-Key', example: 'f5e5f430-f57b-4e6e-9fac-d9128cd7232f' },
};
