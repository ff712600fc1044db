import { expect, test } from 'vitest';
import { standardWebhooks } from '../../signing/providers/rules/standardWebhooks.ts';
import { signSync, verifySync } from '../../signing/signSync.ts';
import { secretOf } from './secrets.ts';
import { refusalOf, signatureHeaders, type SignatureKind } from './signatures.ts';

const utf8 = new TextEncoder();
const about = { eventId: 'evt_1', nowSeconds: 1_767_225_600 } as const;
const text = '{"amount":1000}';
const secret = [secretOf(7, 2), secretOf(7, 1)];
const signed = (kind: SignatureKind, secrets: readonly string[] = secret) =>
  signatureHeaders(kind, { ...about, body: text, secrets });
const base64 = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)));

test('a plain hash is the SHA-256 of what would be signed, which needs no secret', async () => {
  const content = utf8.encode('evt_1.1767225600.{"amount":1000}');
  const hash = base64(await crypto.subtle.digest('SHA-256', content));
  expect(signed('plainHash')).toEqual({
    'webhook-id': 'evt_1',
    'webhook-timestamp': '1767225600',
    'webhook-signature': `v1,${hash}`,
  });
  expect(signed('plainHash', [secretOf(8, 8)])).toEqual(signed('plainHash'));
});

test.each([[[secretOf(7, 1)]], [secret]])(
  'an HMAC is what signing by the scheme gives, with one secret and with several',
  (secrets) => {
    const given = { ...about, body: utf8.encode(text), secret: secrets };
    expect(signed('hmac', secrets)).toEqual(signSync(standardWebhooks, given).headers);
  },
);

test('no signature leaves the id and the time', () => {
  expect(signed('none')).toEqual({ 'webhook-id': 'evt_1', 'webhook-timestamp': '1767225600' });
});

test.each([
  ['hmac', 'hmac', true],
  ['hmac', 'plainHash', false],
  ['plainHash', 'plainHash', true],
  ['plainHash', 'hmac', false],
  ['none', 'hmac', false],
  ['none', 'plainHash', false],
] as const)('%s against a check by %s: %s', (kind, method, ok) => {
  const headers = signed(kind);
  const because = kind === 'none' ? 'header missing' : 'no signature matches';
  expect(refusalOf(method, { headers, body: text }, [secretOf(7, 1)])).toBe(
    ok ? undefined : because,
  );
});

test('one changed byte refuses a plain hash as well', () => {
  const changed = { headers: signed('plainHash'), body: '{"amount":9000}' };
  expect(refusalOf('plainHash', changed, secret)).toBe('no signature matches');
});

test.each([
  ['another body', { body: '{"amount":9000}' }],
  ['another id', { headers: { ...signed('hmac'), 'webhook-id': 'evt_2' } }],
  ['another secret', { secrets: [secretOf(8, 8)] }],
  ['no signature', { headers: signed('none') }],
  ['no secret', { secrets: [] }],
  ['one secret of two', { secrets: [secretOf(7, 1)] }],
])('%s is judged as by the scheme, also right after the true one', (_, changed) => {
  const request = { secrets: secret, headers: signed('hmac'), body: text };
  for (const { secrets, headers, body } of [request, { ...request, ...changed }, request]) {
    const given = { secret: secrets, headers, body: utf8.encode(body) };
    const verdict = verifySync(standardWebhooks, given);
    expect(refusalOf('hmac', { headers, body }, secrets)).toBe(
      verdict.ok ? undefined : verdict.because,
    );
  }
});
