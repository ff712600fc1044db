import type { Scheme } from '../scheme.ts';
import { pairs, schemeRule } from './schemeRule.ts';

export const stripe = schemeRule('stripe', 'Stripe', {
  header: 'Stripe-Signature',
  format: pairs(',', 't', 'v1'),
  message: ['timestamp', '.', 'body'],
  timestamp: { place: 'signature header', toleranceSeconds: 300, direction: 'past only' },
  eventId: { bodyField: 'id' },
});

export const slack = schemeRule('slack', 'Slack', {
  header: 'X-Slack-Signature',
  prefix: 'v0=',
  message: ['v0:', 'timestamp', ':', 'body'],
  timestamp: { place: { header: 'X-Slack-Request-Timestamp' }, toleranceSeconds: 300 },
  eventId: { bodyField: 'event_id' },
});

export const zoom = schemeRule('zoom', 'Zoom', {
  header: 'x-zm-signature',
  prefix: 'v0=',
  message: ['v0:', 'timestamp', ':', 'body'],
  timestamp: { place: { header: 'x-zm-request-timestamp' } },
});

export const paddle = schemeRule('paddle', 'Paddle', {
  header: 'Paddle-Signature',
  format: pairs(';', 'ts', 'h1'),
  message: ['timestamp', ':', 'body'],
  timestamp: { place: 'signature header', toleranceSeconds: 5, direction: 'past only' },
  eventId: { bodyField: 'event_id' },
});

export const calendly = schemeRule('calendly', 'Calendly', {
  header: 'Calendly-Webhook-Signature',
  format: pairs(',', 't', 'v1'),
  message: ['timestamp', '.', 'body'],
  timestamp: { place: 'signature header', toleranceSeconds: 180 },
});

export const workos = schemeRule('workos', 'WorkOS', {
  header: 'WorkOS-Signature',
  format: pairs(', ', 't', 'v1'),
  message: ['timestamp', '.', 'body'],
  timestamp: {
    place: 'signature header',
    unit: 'milliseconds',
    toleranceSeconds: 180,
    direction: 'past only',
  },
  eventId: { bodyField: 'id' },
});

export const twitch = schemeRule('twitch', 'Twitch', {
  header: 'Twitch-Eventsub-Message-Signature',
  prefix: 'sha256=',
  message: ['header:Twitch-Eventsub-Message-Id', 'timestamp', 'body'],
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
});

export const zendesk = schemeRule('zendesk', 'Zendesk', {
  header: 'X-Zendesk-Webhook-Signature',
  encoding: 'base64',
  message: ['timestamp', 'body'],
  timestamp: { place: { header: 'X-Zendesk-Webhook-Signature-Timestamp' }, unit: 'ISO 8601' },
});

export const zendeskLegacyDocs: Scheme = {
  ...zendesk,
  id: 'zendesk-legacy-docs',
  provider: 'Zendesk, older documentation',
  message: ['body', 'timestamp'],
  variantOf: 'zendesk',
};

export const box = schemeRule('box', 'Box', {
  signature: {
    header: 'BOX-SIGNATURE-PRIMARY',
    more: ['BOX-SIGNATURE-SECONDARY'],
    format: { kind: 'prefixed', prefix: '', encoding: 'base64' },
  },
  message: ['body', 'timestamp'],
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
});

export const discord = schemeRule('discord', 'Discord', {
  algorithm: 'Ed25519',
  header: 'X-Signature-Ed25519',
  message: ['timestamp', 'body'],
  secret: { kind: 'Ed25519', encoding: 'hex' },
  timestamp: { place: { header: 'X-Signature-Timestamp' } },
  eventId: { bodyField: 'id' },
});
