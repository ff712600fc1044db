import type { Scheme } from '../scheme.ts';

export const twilio: Scheme = {
  id: 'twilio',
  provider: 'Twilio',
  signer: 'Twilio',
  algorithm: 'HMAC-SHA-1',
  signature: {
    header: 'X-Twilio-Signature',
    format: { kind: 'prefixed', prefix: '', encoding: 'base64' },
  },
  message: ['url', 'form parameters'],
  secret: { kind: 'text' },
  urlForms: 'ports and legacy query',
  bodyHash: { queryParameter: 'bodySHA256' },
};

export const square: Scheme = {
  id: 'square',
  provider: 'Square',
  signer: 'Square',
  algorithm: 'HMAC-SHA-256',
  signature: {
    header: 'x-square-hmacsha256-signature',
    format: { kind: 'prefixed', prefix: '', encoding: 'base64' },
  },
  message: ['url', 'body'],
  secret: { kind: 'text' },
  eventId: { bodyField: 'event_id' },
};

export const hubspotV3: Scheme = {
  id: 'hubspot-v3',
  provider: 'HubSpot v3',
  signer: 'HubSpot',
  algorithm: 'HMAC-SHA-256',
  signature: {
    header: 'X-HubSpot-Signature-v3',
    format: { kind: 'prefixed', prefix: '', encoding: 'base64' },
  },
  message: ['method', 'url', 'body', 'timestamp'],
  secret: { kind: 'text' },
  timestamp: {
    place: { header: 'X-HubSpot-Request-Timestamp' },
    unit: 'milliseconds',
    toleranceSeconds: 300,
    direction: 'past only',
  },
  eventId: { bodyField: '0.eventId' },
  urlForms: 'decoded query',
};

export const hubspotV2: Scheme = {
  id: 'hubspot-v2',
  provider: 'HubSpot v2',
  signer: 'HubSpot',
  algorithm: 'SHA-256',
  signature: {
    header: 'X-HubSpot-Signature',
    format: { kind: 'prefixed', prefix: '', encoding: 'hex' },
  },
  message: ['method', 'url', 'body'],
  secret: { kind: 'text' },
  eventId: { bodyField: '0.eventId' },
  urlForms: 'decoded query',
  variantOf: 'hubspot-v3',
};

export const hubspotV1: Scheme = {
  id: 'hubspot-v1',
  provider: 'HubSpot v1',
  signer: 'HubSpot',
  algorithm: 'SHA-256',
  signature: {
    header: 'X-HubSpot-Signature',
    format: { kind: 'prefixed', prefix: '', encoding: 'hex' },
  },
  message: ['body'],
  secret: { kind: 'text' },
  eventId: { bodyField: '0.eventId' },
  variantOf: 'hubspot-v3',
};
