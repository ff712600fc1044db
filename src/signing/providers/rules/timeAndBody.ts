import { bytesFromText, hexFromBytes, textFromBytes } from '../../bytes/bytes.ts';
import { canonicalJson } from '../../bytes/canonicalJson.ts';
import { ecdsa } from '../../mac/ecdsa.ts';
import { ecdsaPair, ecdsaPublicText, freshEcdsaKey } from '../../mac/ecdsaKey.ts';
import { whsec, pdl, made, keyPair, ticket, ecdsaExampleKey } from './exampleParts.ts';
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
  timestamp: {
    place: { header: 'X-Slack-Request-Timestamp' },
    toleranceSeconds: 300,
    direction: 'past only',
  },
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
  // The documentation has a blank after the comma, and the library takes it without.
  format: { ...pairs(', ', 't', 'v1'), tolerant: 'without blanks' },
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
    format: { kind: 'prefixed', prefix: '', encoding: 'base64', tolerant: 'unpadded' },
  },
  message: ['body', 'timestamp'],
  timestamp: {
    place: { header: 'BOX-DELIVERY-TIMESTAMP' },
    unit: 'ISO 8601',
    toleranceSeconds: 600,
    direction: 'not ahead',
  },
  // BOX-DELIVERY-ID is another one in every try.
  eventId: { bodyField: 'id' },
  own: {
    forms: ({ body }) => [
      { body: escapedAsBoxDoes(body), note: 'with slashes and letters escaped' },
    ],
  },
  constants: [
    { name: 'BOX-SIGNATURE-VERSION', value: '1' },
    { name: 'BOX-SIGNATURE-ALGORITHM', value: 'HmacSHA256' },
  ],
});

/** As its library writes a body whose escapes were lost on the way. */
function escapedAsBoxDoes(body: Uint8Array): Uint8Array {
  const text = textFromBytes(body);
  if (text === undefined) return body;
  const hex = (char: string) => char.charCodeAt(0).toString(16).padStart(4, '0');
  return bytesFromText(
    text.replace(/[\u007f-\uffff]/g, (char) => `\\u${hex(char)}`).replace(/(?<!\\)\//g, '\\/'),
  );
}

export const discord = schemeRule('discord', {
  example: {
    secret: keyPair.hex,
    body: { id: '1004', type: 2, data: { name: 'pay', options: [{ name: 'amount', value: 42 }] } },
  },
  algorithm: 'Ed25519',
  header: 'X-Signature-Ed25519',
  format: { kind: 'prefixed', prefix: '', encoding: 'hex', tolerant: 'upper case' },
  message: ['timestamp', 'body'],
  secret: { kind: 'Ed25519', encoding: 'hex' },
  timestamp: { place: { header: 'X-Signature-Timestamp' } },
  eventId: { bodyField: 'id' },
});

export const mux = schemeRule('mux', {
  header: 'mux-signature',
  format: pairs(',', 't', 'v1'),
  message: ['timestamp', '.', 'body'],
  timestamp: { place: 'signature header', toleranceSeconds: 300, direction: 'past only' },
  eventId: { bodyField: 'id' },
  example: {
    secret: made,
    body: { type: 'video.asset.ready', id: 'evt_1004', data: { id: 'a42' } },
  },
});

export const elevenlabs = schemeRule('elevenlabs', {
  header: 'ElevenLabs-Signature',
  format: pairs(',', 't', 'v0'),
  message: ['timestamp', '.', 'body'],
  timestamp: { place: 'signature header', toleranceSeconds: 1800, direction: 'past only' },
  example: { secret: made, body: { type: 'post_call_transcription', data: { call_secs: 42 } } },
});

export const knock = schemeRule('knock', {
  header: 'x-knock-signature',
  format: { ...pairs(',', 't', 's'), encoding: 'base64' },
  message: ['timestamp', '.', 'body'],
  timestamp: { place: 'signature header', unit: 'milliseconds' },
  eventId: { bodyField: 'id' },
  example: {
    secret: made,
    body: { id: 'evt_1004', type: 'message.delivered', data: { tries: 1 } },
  },
});

/** The library compares the whole header as text, so that nothing else may stand in it. */
export const sanity = schemeRule('sanity', {
  header: 'sanity-webhook-signature',
  format: { ...pairs(',', 't', 'v1'), encoding: 'base64url' },
  message: ['timestamp', '.', 'body'],
  timestamp: {
    place: 'signature header',
    unit: 'milliseconds',
    // The start of 2021.
    least: 1_609_459_200_000,
  },
  eventId: { header: 'idempotency-key', example: 'IUEs9ufkT1XrsRmU' },
  alsoSends: [{ header: 'sanity-project-id' }, { header: 'sanity-dataset' }],
  own: {
    code: { looks: 't=\\d+,v1=[A-Za-z0-9_-]+' },
    normal: (text) => (/^t=\d+,v1=[\w-]+$/.test(text) ? text : ''),
  },
  example: { secret: made, body: { _id: 'post-42', _type: 'post', title: 'Send me once' } },
});

export const webflow = schemeRule('webflow', {
  header: 'x-webflow-signature',
  message: ['timestamp', ':', 'body'],
  timestamp: { place: { header: 'x-webflow-timestamp' }, unit: 'milliseconds' },
  example: { secret: made, body: { triggerType: 'form_submission', payload: { name: 'Pay 42' } } },
});

export const chatwoot = schemeRule('chatwoot', {
  header: 'X-Chatwoot-Signature',
  prefix: 'sha256=',
  message: ['timestamp', '.', 'body'],
  timestamp: { place: { header: 'X-Chatwoot-Timestamp' } },
  eventId: { header: 'X-Chatwoot-Delivery', example: '0f8fad5b-d9cb-469f-a165-70867728950e' },
  example: { secret: made, body: { event: 'message_created', id: 1004, content: 'Is it 42?' } },
});

export const telnyx = schemeRule('telnyx', {
  algorithm: 'Ed25519',
  header: 'telnyx-signature-ed25519',
  encoding: 'base64',
  message: ['timestamp', '|', 'body'],
  secret: { kind: 'Ed25519', encoding: 'base64', publicPrefix: '', privatePrefix: '' },
  timestamp: { place: { header: 'telnyx-timestamp' }, toleranceSeconds: 300 },
  eventId: { bodyField: 'data.id' },
  example: {
    secret: keyPair.base64,
    body: { data: { event_type: 'message.received', id: 'b301ed3f', payload: { parts: 42 } } },
  },
});

export const sendgrid = schemeRule('sendgrid-event-webhook', {
  algorithm: 'ECDSA P-256',
  header: 'X-Twilio-Email-Event-Webhook-Signature',
  encoding: 'base64',
  message: ['timestamp', 'body'],
  secret: { kind: 'ECDSA', pair: ecdsaPair, written: ecdsaPublicText, fresh: freshEcdsaKey },
  timestamp: { place: { header: 'X-Twilio-Email-Event-Webhook-Timestamp' } },
  own: { curve: ecdsa, code: {} },
  example: {
    secret: ecdsaExampleKey,
    body: '[{"email":"ada@billing.example","event":"delivered","sg_event_id":"ZGVsaXZlcmVk"}]\r\n',
  },
});

/** A plain hash, of which the secret is the end. */
export const cloudinary = schemeRule('cloudinary', {
  algorithm: 'SHA-1',
  header: 'X-Cld-Signature',
  message: ['body', 'timestamp'],
  timestamp: {
    place: { header: 'X-Cld-Timestamp' },
    toleranceSeconds: 7200,
    direction: 'past only',
  },
  example: { secret: made, body: { notification_type: 'upload', public_id: 'cat', bytes: 4200 } },
});

export const inngest = schemeRule('inngest', {
  header: 'x-inngest-signature',
  format: pairs('&', 't', 's'),
  message: ['body:canonical JSON', 'timestamp'],
  secret: {
    kind: 'made',
    how: 'the text after signkey-…-',
    keys: (text) => [bytesFromText(text.replace(/^signkey-\w+-/, ''))],
    problem: 'not hex',
    fresh: (random) => `signkey-test-${hexFromBytes(random)}`,
  },
  timestamp: { place: 'signature header', toleranceSeconds: 300 },
  own: {
    // Nothing stands for nothing, as in a GET.
    parts: {
      'body:canonical JSON': ({ body }) => (body.length === 0 ? body : canonicalJson(body)),
    },
    absent: 'body is not JSON',
  },
  example: {
    secret: `signkey-test-${made}`,
    body: {
      version: 1,
      ctx: { run_id: '01FZ74', attempt: 0 },
      event: { name: 'app/paid', data: {} },
    },
  },
});
