import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesFromText, textFromBytes } from '../bytes/bytes.ts';
import { rawRequest } from './rawRequest.ts';
import { recognise } from '../recognise.ts';
import { schemeById, schemes } from '../schemes.ts';
import { sign } from '../sign.ts';
import { verify } from '../verify.ts';

test('is a request line, headers, an empty line and the body as it is', () => {
  const raw = rawRequest({
    url: 'https://example.com:8443/hooks/in?a=%2f&b=c d#part',
    headers: { 'Content-Type': 'application/json', 'X-Empty': '' },
    body: bytesFromText('{"text":"Grüße"}\r\n'),
  });

  expect(textFromBytes(raw)).toBe(
    'POST /hooks/in?a=%2f&b=c d HTTP/1.1\r\nHost: example.com:8443\r\n' +
      'Content-Type: application/json\r\nContent-Length: 20\r\n\r\n{"text":"Grüße"}\r\n',
  );
});

test('keeps a host, a length and a method that are given, and asks for the root of a bare host', () => {
  const headers = { host: 'a.example', 'content-length': '0' };
  const raw = rawRequest({
    url: 'http://b.example',
    method: 'GET',
    headers,
    body: new Uint8Array(),
  });

  expect(textFromBytes(raw)).toBe('GET / HTTP/1.1\r\nhost: a.example\r\ncontent-length: 0\r\n\r\n');
});

test('has neither the name and the password of its URL nor a header of white space, and tells that a POST is empty', () => {
  const raw = rawRequest({
    url: 'http://user:word@a.example/@b',
    headers: { 'X-Blank': ' \t' },
    body: new Uint8Array(),
  });

  expect(textFromBytes(raw)).toBe(
    'POST /@b HTTP/1.1\r\nHost: a.example\r\nContent-Length: 0\r\n\r\n',
  );
});

test('a value with a line break in it begins no other header', () => {
  const headers = { 'X-Note': 'a\r\nX-Admin: yes\r\n\r\nbody' };
  const raw = rawRequest({ headers, body: new Uint8Array() });

  expect(textFromBytes(raw)).toContain('X-Note: a X-Admin: yes body\r\n');
});

test('bytes that are no text stay as they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), (body) => {
      expect(rawRequest({ headers: {}, body }).slice(-body.length)).toEqual(new Uint8Array(body));
    }),
  );
});

/** Kinde sends the token as the body, and an RSA signature nobody can make here. */
const read = schemes.filter(({ algorithm }) => algorithm !== 'RSA').map(({ id }) => id);

test.each(read)(
  '%s: read back, the request is accepted as the one that was written',
  async (id) => {
    const registered = 'https://example.com/hooks/in?a=1';
    const { secret: rule, signature, example } = schemeById(id);
    const isForm = 'bodyField' in signature && typeof example.body === 'string';
    const given = bytesFromText(
      isForm ? String(example.body) : '{"signature":{},"text":"Grüße"}\n',
    );
    const isOwn = ['made', 'hex', 'ECDSA', 'Ed25519'].includes(rule.kind);
    const secret = isOwn ? example.secret : 'whsec_c2VjcmV0';
    const signed = await sign(id, {
      secret,
      body: given,
      url: registered,
      nowSeconds: 1_700_000_000,
    });
    const { headers } = signed;
    const body = (signed.ok && signed.body) || given;
    const url = (signed.ok && signed.url) || registered;

    const { request } = recognise(textFromBytes(rawRequest({ headers, body, url })) ?? '');

    expect(request.body).toEqual(body);
    expect(request.url).toBe(url);
    expect((await verify(id, { ...request, body, secret })).ok).toBe(true);
  },
);
