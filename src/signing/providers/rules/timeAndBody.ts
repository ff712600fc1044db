import type { Scheme } from '../scheme.ts';

export const slack: Scheme = {
  id: 'slack',
  provider: 'Slack',
  signer: 'Slack',
  algorithm: 'HMAC-SHA-256',
  signature: {
    header: 'X-Slack-Signature',
    format: { kind: 'prefixed', prefix: 'v0=', encoding: 'hex' },
  },
  message: ['v0:', 'timestamp', ':', 'body'],
  secret: { kind: 'text' },
  timestamp: {
    place: { header: 'X-Slack-Request-Timestamp' },
    unit: 'seconds',
    toleranceSeconds: 300,
    direction: 'both',
  },
  eventId: { bodyField: 'event_id' },
};

export const zoom: Scheme = {
  id: 'zoom',
  provider: 'Zoom',
  signer: 'Zoom',
  algorithm: 'HMAC-SHA-256',
  signature: {
    header: 'x-zm-signature',
    format: { kind: 'prefixed', prefix: 'v0=', encoding: 'hex' },
  },
  message: ['v0:', 'timestamp', ':', 'body'],
  secret: { kind: 'text' },
  timestamp: {
    place: { header: 'x-zm-request-timestamp' },
    unit: 'seconds',
    direction: 'both',
  },
};

export const paddle: Scheme = {
  id: 'paddle',
  provider: 'Paddle',
  signer: 'Paddle',
  algorithm: 'HMAC-SHA-256',
  signature: {
    header: 'Paddle-Signature',
    format: {
      kind: 'key=value pairs',
      separator: ';',
      timeKey: 'ts',
      macKey: 'h1',
      encoding: 'hex',
    },
  },
  message: ['timestamp', ':', 'body'],
  secret: { kind: 'text' },
  timestamp: {
    place: 'signature header',
    unit: 'seconds',
    toleranceSeconds: 5,
    direction: 'past only',
  },
  eventId: { bodyField: 'event_id' },
};

export const calendly: Scheme = {
  id: 'calendly',
  provider: 'Calendly',
  signer: 'Calendly',
  algorithm: 'HMAC-SHA-256',
  signature: {
    header: 'Calendly-Webhook-Signature',
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
    toleranceSeconds: 180,
    direction: 'both',
  },
};

export const workos: Scheme = {
  id: 'workos',
  provider: 'WorkOS',
  signer: 'WorkOS',
  algorithm: 'HMAC-SHA-256',
  signature: {
    header: 'WorkOS-Signature',
    format: {
      kind: 'key=value pairs',
      separator: ', ',
      timeKey: 't',
      macKey: 'v1',
      encoding: 'hex',
    },
  },
  message: ['timestamp', '.', 'body'],
  secret: { kind: 'text' },
  timestamp: {
    place: 'signature header',
    unit: 'milliseconds',
    toleranceSeconds: 180,
    direction: 'past only',
  },
  eventId: { bodyField: 'id' },
};

export const twitch: Scheme = {
  id: 'twitch',
  provider: 'Twitch',
  signer: 'Twitch',
  algorithm: 'HMAC-SHA-256',
  signature: {
    header: 'Twitch-Eventsub-Message-Signature',
    format: { kind: 'prefixed', prefix: 'sha256=', encoding: 'hex' },
  },
  message: ['header:Twitch-Eventsub-Message-Id', 'timestamp', 'body'],
  secret: { kind: 'text' },
  timestamp: {
    place: { header: 'Twitch-Eventsub-Message-Timestamp' },
    unit: 'ISO 8601',
    toleranceSeconds: 600,
    direction: 'past only',
  },
  eventId: {
    header: 'Twitch-Eventsub-Message-Id',
    example: 'befa7b53-d79d-478f-86b9-120f112b044e',
  },
};

export const zendesk: Scheme = {
  id: 'zendesk',
  provider: 'Zendesk',
  signer: 'Zendesk',
  algorithm: 'HMAC-SHA-256',
  signature: {
    header: 'X-Zendesk-Webhook-Signature',
    format: { kind: 'prefixed', prefix: '', encoding: 'base64' },
  },
  message: ['timestamp', 'body'],
  secret: { kind: 'text' },
  timestamp: {
    place: { header: 'X-Zendesk-Webhook-Signature-Timestamp' },
    unit: 'ISO 8601',
    direction: 'both',
  },
};

export const zendeskLegacyDocs: Scheme = {
  ...zendesk,
  id: 'zendesk-legacy-docs',
  provider: 'Zendesk, older documentation',
  message: ['body', 'timestamp'],
  variantOf: 'zendesk',
};

export const box: Scheme = {
  id: 'box',
  provider: 'Box',
  signer: 'Box',
  algorithm: 'HMAC-SHA-256',
  signature: {
    header: 'BOX-SIGNATURE-PRIMARY',
    more: ['BOX-SIGNATURE-SECONDARY'],
    format: { kind: 'prefixed', prefix: '', encoding: 'base64' },
  },
  message: ['body', 'timestamp'],
  secret: { kind: 'text' },
  timestamp: {
    place: { header: 'BOX-DELIVERY-TIMESTAMP' },
    unit: 'ISO 8601',
    toleranceSeconds: 600,
    direction: 'past only',
  },
  eventId: { header: 'BOX-DELIVERY-ID', example: 'f96bb54b-ee16-4fc5-aa65-8c2d9e5b546f' },
  constants: [
    { name: 'BOX-SIGNATURE-VERSION', value: '1' },
    { name: 'BOX-SIGNATURE-ALGORITHM', value: 'HmacSHA256' },
  ],
};

export const discord: Scheme = {
  id: 'discord',
  provider: 'Discord',
  signer: 'Discord',
  algorithm: 'Ed25519',
  signature: {
    header: 'X-Signature-Ed25519',
    format: { kind: 'prefixed', prefix: '', encoding: 'hex' },
  },
  message: ['timestamp', 'body'],
  secret: { kind: 'Ed25519', encoding: 'hex' },
  timestamp: {
    place: { header: 'X-Signature-Timestamp' },
    unit: 'seconds',
    direction: 'both',
  },
  eventId: { bodyField: 'id' },
};
