import { bodyField } from '../../bytes/bodyFields.ts';
import { bytesFromText } from '../../bytes/bytes.ts';
import { sha1 } from '@noble/hashes/legacy.js';
import { hexExampleKey, made } from './exampleParts.ts';
import { accountsOf, hexKey, keyAndSecret, keyPairText } from './madeKeys.ts';
import { schemeRule } from './schemeRule.ts';

const item = 'notificationItems.0.NotificationRequestItem';

/** Eight fields with colons between them. Nothing else of the body is signed. */
export const adyenClassic = schemeRule('adyen-classic', {
  signature: {
    bodyField: `${item}.additionalData.hmacSignature`,
    format: { kind: 'prefixed', prefix: '', encoding: 'base64', tolerant: 'unpadded' },
  },
  message: [
    `field:${item}.pspReference`,
    ':',
    `field:${item}.originalReference`,
    ':',
    `field:${item}.merchantAccountCode`,
    ':',
    `field:${item}.merchantReference`,
    ':',
    `field:${item}.amount.value`,
    ':',
    `field:${item}.amount.currency`,
    ':',
    `field:${item}.eventCode`,
    ':',
    `field:${item}.success`,
  ],
  secret: hexKey,
  eventId: { bodyField: `${item}.pspReference` },
  own: { emptyFields: true, code: {} },
  example: {
    secret: hexExampleKey,
    body: {
      live: 'false',
      notificationItems: [
        {
          NotificationRequestItem: {
            pspReference: '7914073381342284',
            merchantAccountCode: 'BillingExample',
            merchantReference: 'order-1004',
            amount: { value: 4200, currency: 'EUR' },
            eventCode: 'AUTHORISATION',
            success: 'true',
            additionalData: {},
          },
        },
      ],
    },
  },
});

/** Two fields of a form: a payload in base64, and its MACs, each behind the public key that they belong to. */
export const braintree = schemeRule('braintree', {
  algorithm: 'HMAC-SHA-1',
  signature: {
    bodyField: 'bt_signature',
    format: { kind: 'key=value pairs', separator: '&', macKey: 'mac', encoding: 'hex' },
  },
  message: ['body:bt_payload'],
  secret: {
    ...keyAndSecret,
    how: 'the SHA-1 of the private key',
    keys: (text) => [new Uint8Array(sha1(bytesFromText(keyPairText(text).secret)))],
  },
  own: {
    parts: { 'body:bt_payload': ({ body }) => payloadOf(body) },
    absent: 'body field missing',
    // A line break at the end is often lost on the way.
    forms: ({ body }) => [
      { body: withLineBreak(body), note: 'with a line break behind the payload' },
    ],
    normal: (text, secrets) => {
      const accounts = accountsOf(secrets);
      return text
        .split('&')
        .map((entry) => {
          const [account = '', mac] = entry.split('|');
          const isOurs = accounts.length === 0 || accounts.includes(account);
          return isOurs && mac !== undefined ? `mac=${mac}` : entry;
        })
        .join('&');
    },
    written: (text, _, secrets) =>
      text.replaceAll('mac=', `${accountsOf(secrets)[0] ?? 'public_key'}|`),
  },
  example: {
    secret: `integration_public:${made}`,
    body: 'bt_signature=&bt_payload=PG5vdGlmaWNhdGlvbj48a2luZD5jaGVjazwva2luZD48L25vdGlmaWNhdGlvbj4%3D%0A',
  },
});

/** Where a plus sign became a blank, the library refuses the payload as it stands. */
function payloadOf(body: Uint8Array): string | undefined {
  const payload = bodyField(body, 'bt_payload');
  return payload !== undefined && /^[\w+/=\n]+$/.test(payload) && !payload.includes('_')
    ? payload
    : undefined;
}

function withLineBreak(body: Uint8Array): Uint8Array {
  const form = new URLSearchParams(new TextDecoder().decode(body));
  form.set('bt_payload', `${form.get('bt_payload') ?? ''}\n`);
  return bytesFromText(form.toString());
}

/** Only the time and the kind of the event are signed. */
export const dropboxSign = schemeRule('dropbox-sign', {
  signature: {
    bodyField: 'event.event_hash',
    format: { kind: 'prefixed', prefix: '', encoding: 'hex' },
  },
  message: ['field:event.event_time', 'field:event.event_type'],
  timestamp: { place: { bodyField: 'event.event_time' } },
  own: {
    absent: 'body field missing',
    bodyNote: 'the field json of the multipart form that comes',
  },
  example: {
    secret: made,
    body: {
      event: { event_time: '0', event_type: 'signature_request_signed', event_hash: '' },
      signature_request: { title: 'Offer 42', is_complete: true },
    },
  },
});
