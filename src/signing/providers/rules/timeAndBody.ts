import { whsec, pdl, made, keyPair, ticket } from './exampleParts.ts';
import type { Scheme } from '../scheme.ts';
import { labelOf } from '../schemeIds.ts';
import { pairs, schemeRule } from './schemeRule.ts';

export const stripe = schemeRule('stripe', {
  example: {
    secret: `${whsec}${made}_5f2c`,
    // Stripe really sends JSON indented by two spaces; the others send it compact.
    indent: 2,
    body: {
      id: 'evt_1004',
      object: 'event',
      type: 'payment_intent.succeeded',
      livemode: false,
      data: {
        object: { id: 'pi_77', object: 'payment_intent', amount: 4200, currency: 'eur' },
      },
    },
  },
  header: 'Stripe-Signature',
  format: pairs(',', 't', 'v1'),
  message: ['timestamp', '.', 'body'],
  timestamp: { place: 'signature header', toleranceSeconds: 300, direction: 'past only' },
  eventId: { bodyField: 'id' },
});

export const slack = schemeRule('slack', {
  example: {
    secret: made,
    body: {
      type: 'event_callback',
      event_id: 'Ev1004',
      event: { type: 'app_mention', text: 'Is it 42?' },
    },
  },
  header: 'X-Slack-Signature',
  prefix: 'v0=',
  message: ['v0:', 'timestamp', ':', 'body'],
  timestamp: { place: { header: 'X-Slack-Request-Timestamp' }, toleranceSeconds: 300 },
  eventId: { bodyField: 'event_id' },
});

export const zoom = schemeRule('zoom', {
  example: {
    secret: made,
    body: { event: 'meeting.started', payload: { object: { id: '4200' } }, event_ts: 1795000000 },
  },
  header: 'x-zm-signature',
  prefix: 'v0=',
  message: ['v0:', 'timestamp', ':', 'body'],
  timestamp: { place: { header: 'x-zm-request-timestamp' } },
});

export const paddle = schemeRule('paddle', {
  example: {
    secret: `${pdl}${made}`,
    body: { event_id: 'evt_1004', event_type: 'transaction.completed', data: { total: '4200' } },
  },
  header: 'Paddle-Signature',
  format: pairs(';', 'ts', 'h1'),
  message: ['timestamp', ':', 'body'],
  timestamp: { place: 'signature header', toleranceSeconds: 5, direction: 'past only' },
  eventId: { bodyField: 'event_id' },
});

export const calendly = schemeRule('calendly', {
  example: { secret: made, body: { event: 'invitee.created', payload: { seats: 42 } } },
  header: 'Calendly-Webhook-Signature',
  format: pairs(',', 't', 'v1'),
  message: ['timestamp', '.', 'body'],
  timestamp: { place: 'signature header', toleranceSeconds: 180 },
});

export const workos = schemeRule('workos', {
  example: { secret: made, body: { id: 'event_1004', event: 'user.created', data: { age: 42 } } },
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

export const twitch = schemeRule('twitch', {
  example: {
    secret: made,
    body: { subscription: { type: 'channel.follow' }, event: { user_id: '4200' } },
  },
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

export const zendesk = schemeRule('zendesk', {
  example: { secret: made, body: ticket },
  header: 'X-Zendesk-Webhook-Signature',
  encoding: 'base64',
  message: ['timestamp', 'body'],
  timestamp: { place: { header: 'X-Zendesk-Webhook-Signature-Timestamp' }, unit: 'ISO 8601' },
});

export const zendeskLegacyDocs: Scheme = {
  ...zendesk,
  id: 'zendesk-legacy-docs',
  provider: labelOf('zendesk-legacy-docs'),
  message: ['body', 'timestamp'],
  variantOf: 'zendesk',
};

export const box = schemeRule('box', {
  example: { secret: made, body: { type: 'webhook_event', id: '1004', source: { size: 4200 } } },
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

export const discord = schemeRule('discord', {
  example: {
    secret: keyPair.hex,
    body: { id: '1004', type: 2, data: { name: 'pay', options: [{ name: 'amount', value: 42 }] } },
  },
  algorithm: 'Ed25519',
  header: 'X-Signature-Ed25519',
  message: ['timestamp', 'body'],
  secret: { kind: 'Ed25519', encoding: 'hex' },
  timestamp: { place: { header: 'X-Signature-Timestamp' } },
  eventId: { bodyField: 'id' },
});
