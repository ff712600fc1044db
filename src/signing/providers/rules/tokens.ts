import { made } from './exampleParts.ts';
import { token } from './jwt.ts';
import { keyAndSecret } from './madeKeys.ts';
import { schemeRule } from './schemeRule.ts';

export const qstash = schemeRule('upstash-qstash', {
  ...token({
    header: 'Upstash-Signature',
    issuer: 'Upstash',
    body: { claim: 'body', as: 'base64url' },
    url: { claim: 'sub', as: 'text' },
    leewaySeconds: 0,
  }),
  alsoSends: [{ header: 'upstash-message-id' }],
  example: {
    secret: `sig_${made}`,
    url: 'https://billing.example/tasks',
    body: { task: 'send the invoice', amount: 4200 },
  },
});

export const livekit = schemeRule('livekit', {
  ...token({
    header: 'Authorization',
    issuer: 'the key before the secret',
    body: { claim: 'sha256', as: 'base64' },
    leewaySeconds: 10,
  }),
  secret: keyAndSecret,
  alsoSends: [{ header: 'content-type', value: /^application\/webhook\+json/i }],
  example: {
    secret: `APIexample:${made}`,
    headers: { 'Content-Type': 'application/webhook+json' },
    body: { event: 'room_started', id: 'EV_1004', room: { sid: 'RM_42', name: 'billing' } },
  },
});

export const messagebird = schemeRule('messagebird-jwt', {
  ...token({
    header: 'MessageBird-Signature-JWT',
    algorithms: ['HS256', 'HS384', 'HS512'],
    issuer: 'MessageBird',
    body: { claim: 'payload_hash', as: 'hex' },
    url: { claim: 'url_hash', as: 'hex' },
    needs: ['jti'],
    leewaySeconds: 5,
  }),
  example: {
    secret: made,
    url: 'https://billing.example/messages',
    body: { id: '4f6a8c', recipient: 4200, status: 'delivered' },
  },
});

export const vonage = schemeRule('vonage-jwt', {
  ...token({
    header: 'Authorization',
    before: 'Bearer ',
    issuer: 'Vonage',
    body: { claim: 'payload_hash', as: 'hex' },
    leewaySeconds: 0,
  }),
  example: {
    secret: made,
    body: { message_uuid: 'aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab', text: 'Send 4200 euros' },
  },
});
