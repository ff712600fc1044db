import { expect, test } from 'vitest';
import { secretOf } from './secrets.ts';
import { signatureHeaders, verdictOn, type SignatureKind } from './signatures.ts';

const utf8 = new TextEncoder();
const body = utf8.encode('{"amount":1000}');
const secret = [secretOf(7, 2), secretOf(7, 1)];
const signed = (kind: SignatureKind, by: string | readonly string[] = secret) =>
  signatureHeaders(kind, { secret: by, body, eventId: 'evt_1', nowSeconds: 1_767_225_600 });
const base64 = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)));

test('a plain hash is the SHA-256 of what would be signed, which needs no secret', async () => {
  const content = utf8.encode('evt_1.1767225600.{"amount":1000}');
  const hash = base64(await crypto.subtle.digest('SHA-256', content));
  expect(signed('plainHash')).toEqual({
    'webhook-id': 'evt_1',
    'webhook-timestamp': '1767225600',
    'webhook-signature': `v1,${hash}`,
  });
  expect(signed('plainHash', secretOf(8, 8))).toEqual(signed('plainHash'));
});

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
  expect(verdictOn(method, { secret: secretOf(7, 1), headers, body }).ok).toBe(ok);
});

test('one changed byte refuses a plain hash as well', () => {
  const changed = utf8.encode('{"amount":9000}');
  expect(verdictOn('plainHash', { secret, headers: signed('plainHash'), body: changed }).ok).toBe(
    false,
  );
});
