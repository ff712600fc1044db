import { made, hubspotExample, push } from './exampleParts.ts';
import { schemeRule } from './schemeRule.ts';

export const twilio = schemeRule('twilio', {
  example: {
    secret: made,
    url: 'https://billing.example/sms',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'From=%2B15005550006&To=%2B15005550009&Body=Send+4200+euros&NumSegments=1',
  },
  header: 'X-Twilio-Signature',
  encoding: 'base64',
  algorithm: 'HMAC-SHA-1',
  message: ['url', 'form parameters'],
  urlForms: 'ports and legacy query',
  bodyHash: { queryParameter: 'bodySHA256' },
});

export const square = schemeRule('square', {
  example: {
    secret: made,
    url: 'https://billing.example/webhooks/square',
    body: { event_id: 'ev_1004', type: 'payment.updated', data: { amount: 4200 } },
  },
  header: 'x-square-hmacsha256-signature',
  encoding: 'base64',
  message: ['url', 'body'],
  eventId: { bodyField: 'event_id' },
});

const hubspot = { signer: 'HubSpot', eventId: { bodyField: '0.eventId' } };

export const hubspotV3 = schemeRule('hubspot-v3', {
  example: hubspotExample,
  ...hubspot,
  header: 'X-HubSpot-Signature-v3',
  encoding: 'base64',
  message: ['method', 'url', 'body', 'timestamp'],
  timestamp: {
    place: { header: 'X-HubSpot-Request-Timestamp' },
    unit: 'milliseconds',
    toleranceSeconds: 300,
    direction: 'past only',
  },
  urlForms: 'decoded query',
});

export const hubspotV2 = schemeRule('hubspot-v2', {
  example: hubspotExample,
  ...hubspot,
  header: 'X-HubSpot-Signature',
  algorithm: 'SHA-256',
  message: ['method', 'url', 'body'],
  urlForms: 'decoded query',
  variantOf: 'hubspot-v3',
  alsoSends: [{ header: 'x-hubspot-signature-version', value: /^v2$/ }],
});

export const hubspotV1 = schemeRule('hubspot-v1', {
  example: hubspotExample,
  ...hubspot,
  header: 'X-HubSpot-Signature',
  algorithm: 'SHA-256',
  variantOf: 'hubspot-v3',
  alsoSends: [{ header: 'x-hubspot-signature-version', value: /^v1$/ }],
});

/** The event's data is not signed: only that somebody with the key wrote this time and token. */
export const mailgun = schemeRule('mailgun', {
  example: {
    secret: made,
    body: {
      signature: { timestamp: '0', token: '4b7e9c2f5a1d8036', signature: '' },
      'event-data': { id: 'Ase7i2zsRYeDXztHGENqRA', event: 'delivered', size: 4200 },
    },
  },
  signature: {
    bodyField: 'signature.signature',
    format: { kind: 'prefixed', prefix: '', encoding: 'hex' },
  },
  message: ['field:signature.timestamp', 'field:signature.token'],
  timestamp: { place: { bodyField: 'signature.timestamp' } },
  eventId: { bodyField: 'event-data.id' },
});

/** Nothing is signed: the secret itself is sent. */
export const gitlab = schemeRule('gitlab', {
  example: { secret: made, body: push },
  algorithm: 'token',
  header: 'X-Gitlab-Token',
  format: { kind: 'token' },
  message: [],
  eventId: { header: 'Idempotency-Key', example: 'f5e5f430-f57b-4e6e-9fac-d9128cd7232f' },
});
