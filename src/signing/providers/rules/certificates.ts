import { bodyField, parsedJson } from '../../bytes/bodyFields.ts';
import { bytesFromText, textFromBytes, type Bytes } from '../../bytes/bytes.ts';
import type { Signing } from '../../check/signedContent.ts';
import type { Verifier } from '../../mac/curve.ts';
import { subtleCrypto } from '../../mac/subtle.ts';
import { timeOfToken } from './jwt.ts';
import { schemeRule } from './schemeRule.ts';

const rsa = { algorithm: 'RSA', secret: { kind: 'none' } } as const;

export const paypal = schemeRule('paypal', {
  ...rsa,
  header: 'PAYPAL-TRANSMISSION-SIG',
  encoding: 'base64',
  message: [
    'header:PAYPAL-TRANSMISSION-ID',
    '|',
    'timestamp',
    '|',
    'token:webhook id',
    '|',
    'body:CRC-32',
  ],
  timestamp: { place: { header: 'PAYPAL-TRANSMISSION-TIME' }, unit: 'ISO 8601' },
  own: {
    parts: {
      'token:webhook id': ({ secrets = [] }) => secrets[0] ?? '',
      'body:CRC-32': ({ body }) => String(crc32(body)),
    },
  },
  example: {
    secret: '',
    headers: {
      'PAYPAL-TRANSMISSION-ID': '69cd13f0-d67a-11e5-baa3-778b53f4ae55',
      'PAYPAL-TRANSMISSION-TIME': '2026-11-23T09:41:07Z',
      'PAYPAL-CERT-URL': 'https://api.paypal.com/v1/notifications/certs/CERT-example',
      'PAYPAL-AUTH-ALGO': 'SHA256withRSA',
    },
    body: { id: 'WH-1004', event_type: 'PAYMENT.SALE.COMPLETED', resource: { total: '42.00' } },
  },
});

/** The remainder that PayPal signs in place of the body (ISO 3309, as zip has it). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

export const awsSns = schemeRule('aws-sns', {
  ...rsa,
  signature: {
    bodyField: 'Signature',
    format: { kind: 'prefixed', prefix: '', encoding: 'base64' },
  },
  message: ['body:fields with their names'],
  timestamp: { place: { bodyField: 'Timestamp' }, unit: 'ISO 8601' },
  eventId: { bodyField: 'MessageId' },
  alsoSends: [{ header: 'x-amz-sns-message-type' }],
  own: {
    parts: { 'body:fields with their names': snsFields },
    absent: 'body field missing',
  },
  example: {
    secret: '',
    headers: { 'x-amz-sns-message-type': 'Notification' },
    body: {
      Type: 'Notification',
      MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
      TopicArn: 'arn:aws:sns:eu-central-1:123456789012:billing',
      Message: 'Invoice 1004 is paid: 42 euros',
      Timestamp: '2026-11-23T09:41:07.000Z',
      SignatureVersion: '2',
      Signature: '',
      SigningCertURL:
        'https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-example.pem',
    },
  },
});

/** Each name and value on a line of its own; which ones depends on the kind of message. */
function snsFields({ body }: Signing): string | undefined {
  const type = bodyField(body, 'Type');
  if (type === undefined) return undefined;
  const names =
    type === 'Notification'
      ? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
      : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
  return names
    .flatMap((name) => {
      const value = bodyField(body, name);
      return value === undefined ? [] : [`${name}\n${value}\n`];
    })
    .join('');
}

/** The body is the token, and nothing else is sent. Its key is published as JSON Web Keys (RFC 7517). */
export const kinde = schemeRule('kinde', {
  algorithm: 'RSA',
  secret: {
    kind: 'made',
    how: 'as JSON Web Keys',
    keys: webKeysIn,
    problem: 'not JSON Web Keys',
    // Nobody but Kinde has the private key.
    fresh: () => '{"keys":[]}',
  },
  signature: { bodyField: '', format: { kind: 'prefixed', prefix: '', encoding: 'base64url' } },
  message: ['body:header and claims of the token'],
  timestamp: { place: 'signature header', unit: 'seconds', direction: 'both' },
  own: {
    parts: {
      'body:header and claims of the token': ({ body }) =>
        /^([\w-]+\.[\w-]+)\.[\w-]+$/.exec(bodyField(body, '') ?? '')?.[1],
    },
    absent: 'body field missing',
    normal: (text) => text.split('.')[2] ?? '',
    fits: (text) => /^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]{300,}$/.test(text),
    judgesTime: ({ body, nowSeconds }) => timeOfToken(bodyField(body, '') ?? '', nowSeconds),
    curve: {
      isThere: () => Promise.resolve(subtleCrypto() !== undefined),
      verifier: rsaVerifier,
      sign: () => Promise.resolve(undefined),
    },
  },
  alsoSends: [{ header: 'content-type', value: /^application\/jwt/i }],
  example: {
    secret: '',
    headers: { 'Content-Type': 'application/jwt' },
    body: 'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0eXBlIjoidXNlci5jcmVhdGVkIn0.c2lnbmVk',
  },
});

/** Each key as the JSON that it is; undefined for a text that is no set of keys. */
function webKeysIn(text: string): readonly Bytes[] | undefined {
  const set = parsedJson(text) as { readonly keys?: unknown } | null | undefined;
  return Array.isArray(set?.keys)
    ? set.keys.map((key) => bytesFromText(JSON.stringify(key)))
    : undefined;
}

async function rsaVerifier(webKey: Bytes): Promise<Verifier> {
  const subtle = subtleCrypto();
  const named = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
  const jwk = parsedJson(textFromBytes(webKey) ?? '') as JsonWebKey;
  const key = await subtle?.importKey('jwk', jwk, named, false, ['verify']).catch(() => undefined);
  if (!subtle) return () => Promise.resolve(undefined);
  return async (signature, message) =>
    key !== undefined && subtle.verify(named.name, key, signature, message);
}
