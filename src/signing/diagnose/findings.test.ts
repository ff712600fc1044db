import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { base64FromBytes, bytesFromText, hexFromBytes, textFromBytes } from '../bytes/bytes.ts';
import { diagnose } from './findings.testkit.ts';
import type { VerifyInput } from '../request.ts';
import type { SchemeId } from '../providers/scheme.ts';
import { sign } from '../sign.ts';
import { verify } from '../verify.ts';
import { changeFor } from './changeFor.ts';
import { nowSeconds, secretOf } from './damage.testkit.ts';

interface Sent {
  readonly body?: string;
  readonly url?: string;
  readonly contentType?: string;
}

/** A request as it was sent. */
async function sent(schemeId: SchemeId, { body = '{}', url, contentType }: Sent = {}) {
  const secret = secretOf(schemeId);
  const input = { secret, body: bytesFromText(body), url, contentType, method: 'POST', nowSeconds };
  const signed = await sign(schemeId, input);
  if (!signed.ok) throw new Error(signed.because);
  const type = contentType === undefined ? {} : { 'content-type': contentType };
  const request = {
    ...input,
    headers: { ...signed.headers, ...type },
    url: signed.url ?? url,
    body: signed.body ?? input.body,
  };
  expect((await verify(schemeId, request)).ok).toBe(true);
  return request;
}

async function found(schemeId: SchemeId, request: VerifyInput) {
  expect((await verify(schemeId, request)).ok).toBe(false);
  const [finding] = await diagnose(schemeId, request);
  return finding;
}

function withHeader(request: VerifyInput, name: string, change: (value: string) => string) {
  const headers = Object.entries(request.headers).map(([given, value]) =>
    given.toLowerCase() === name ? [given, change(value)] : [given, value],
  );
  return { ...request, headers: Object.fromEntries(headers) as Record<string, string> };
}

describe('a hash that anybody can make', () => {
  test.each([
    'github',
    'stripe',
    'slack',
    'shopify',
    'standard-webhooks',
    'linear',
    'square',
  ] as const)('explains no signature of %s', async (schemeId) => {
    const request = await sent(schemeId, { body: '{"id":"evt_1"}', url: 'https://a.example/in' });
    const body = bytesFromText('{"id":"evt_FORGED"}');
    const plain = createHash('sha256').update(body).digest();
    const forged = { ...request, body };
    for (const name of Object.keys(request.headers)) {
      if (!/signature|hmac/i.test(name)) continue;
      forged.headers = withHeader(forged, name.toLowerCase(), (value) =>
        value
          .replace(/[0-9a-f]{64}/, plain.toString('hex'))
          .replace(/[A-Za-z0-9+/]{43}=/, plain.toString('base64')),
      ).headers;
    }
    expect(forged.headers).not.toEqual(request.headers);
    expect(await found(schemeId, forged)).toBeUndefined();
  });
});

describe('a header that is given twice', () => {
  test.each([
    ['first', { 'Stripe-Signature': 'right', 'stripe-signature': 't=1,v1=00' }],
    ['second', { 'stripe-signature': 't=1,v1=00', 'Stripe-Signature': 'right' }],
  ] as const)('is the cause when its %s value is the right one', async (_, headers) => {
    const request = await sent('stripe');
    const [right = ''] = Object.values(request.headers);
    const values = Object.entries(headers).map(([name, value]) => [
      name,
      value === 'right' ? right : value,
    ]);
    const twice = { ...request, headers: Object.fromEntries(values) as Record<string, string> };
    expect(await found('stripe', twice)).toMatchObject({
      causes: ['otherStep'],
      reasons: ['header given twice'],
      headers: { 'Stripe-Signature': right },
    });
  });
});

describe('how a header is written', () => {
  const dropPadding = (value: string) => value.replace(/=+$/, '');
  test.each<[string, SchemeId, string, (value: string) => string, string]>([
    ['base64 without its =', 'shopify', 'x-shopify-hmac-sha256', dropPadding, 'paddingMissing'],
    [
      'a space behind the comma',
      'stripe',
      'stripe-signature',
      (v) => v.replace(',', ', '),
      'headerUntidy',
    ],
    [
      'another version',
      'standard-webhooks',
      'webhook-signature',
      (v) => v.replace('v1,', 'v2,'),
      'wrongPrefix',
    ],
    [
      'no version',
      'standard-webhooks',
      'webhook-signature',
      (v) => v.replace('v1,', ''),
      'prefixMissing',
    ],
    [
      'two joined by a comma',
      'standard-webhooks',
      'webhook-signature',
      (v) => `v1,AAAA=, ${v}x`.slice(0, -1).replace(' ', ''),
      'headerUntidy',
    ],
    ['quotes around it', 'github', 'x-hub-signature-256', (v) => `"${v}"`, 'headerUntidy'],
    [
      'another name before it',
      'github',
      'x-hub-signature-256',
      (v) => v.replace('sha256', 'sha-256'),
      'wrongPrefix',
    ],
  ])('%s is found to be that', async (_, schemeId, name, change, cause) => {
    const request = withHeader(await sent(schemeId), name, change);
    const finding = await found(schemeId, request);
    expect(finding?.causes).toEqual([cause]);
    const way = finding && (await changeFor(schemeId, request, finding));
    expect(way?.headers).toBeDefined();
  });
});

describe('a URL that was signed', () => {
  test('is told as it was signed, not as one of the spellings that stand for it', async () => {
    const request = await sent('twilio', { body: 'a=b', url: 'https://app.example.com/sms?x=1' });
    const seen = {
      ...request,
      url: 'http://localhost:3000/sms?x=1',
      headers: { ...request.headers, 'X-Forwarded-Host': 'app.example.com' },
    };
    expect((await found('twilio', seen))?.url).toBe('https://app.example.com/sms?x=1');
  });

  test('has no fragment, and no other port, when the one here has one', async () => {
    const request = await sent('twilio', { body: 'a=b', url: 'https://app.example.com/sms' });
    const finding = await found('twilio', { ...request, url: `${request.url ?? ''}#bc=abc` });
    expect(finding).toMatchObject({ causes: ['urlFragment'], url: 'https://app.example.com/sms' });
  });

  test.each([
    ['host and path alone', 'app.example.com/in?a=1', {}, ['urlScheme']],
    ['the path alone', '/in?a=1', { Host: 'app.example.com' }, ['urlScheme', 'urlHost']],
    [
      'what a proxy left of it',
      'https://app.example.com/inner',
      { 'X-Original-URI': '/in?a=1' },
      ['urlPath', 'urlQuery'],
    ],
  ])('is found from %s', async (_, url, more, causes) => {
    const request = await sent('square', { url: 'https://app.example.com/in?a=1' });
    const finding = await found('square', {
      ...request,
      url,
      headers: { ...request.headers, ...more },
    });
    expect(finding).toMatchObject({ causes, url: 'https://app.example.com/in?a=1' });
  });
});

describe('a body', () => {
  test('that is still compressed is found, and handed back unpacked', async () => {
    const request = await sent('github', { body: '{"id":"evt_1"}' });
    const packed = { ...request, body: new Uint8Array(gzipSync(request.body)) };
    const finding = await found('github', packed);
    expect(finding?.causes).toEqual(['compressed']);
    expect(finding?.body && textFromBytes(finding.body)).toBe('{"id":"evt_1"}');
    const base64 = { ...packed, body: bytesFromText(base64FromBytes(packed.body)) };
    expect((await found('github', base64))?.causes).toEqual(['base64Body', 'compressed']);
    const cut = { ...packed, body: packed.body.slice(0, 12) };
    expect(await found('github', cut)).toBeUndefined();
  });

  test('that was copied as hexadecimal digits is found, and handed back', async () => {
    const request = await sent('github', { body: '{"id":"evt_1"}' });
    const digits = bytesFromText(hexFromBytes(request.body).replace(/(.{8})/g, '$1 '));
    const finding = await found('github', { ...request, body: digits });
    expect(finding).toMatchObject({ causes: ['hexBody'], body: request.body });
  });

  test('with tens of thousands of line breaks inside is searched in one go', async () => {
    const request = await sent('github', { body: 'x' });
    const body = bytesFromText(`a${'\n'.repeat(100_000)}b`);
    expect(await found('github', { ...request, body })).toBeUndefined();
  });

  test.each(['slack', 'twilio'] as const)(
    'of %s that a framework made JSON of is found to be a form',
    async (schemeId) => {
      const form = 'text=hello+world&user=U1%2B';
      const contentType = 'application/x-www-form-urlencoded';
      const request = await sent(schemeId, {
        body: form,
        url: 'https://a.example/in',
        contentType,
      });
      const json = JSON.stringify(Object.fromEntries(new URLSearchParams(form)));
      const apart = {
        ...withHeader(request, 'content-type', () => 'application/json'),
        body: bytesFromText(json),
      };
      const finding = await found(schemeId, apart);
      expect(finding?.causes).toEqual(['formToJson']);
      const way = finding && (await changeFor(schemeId, apart, finding));
      expect(way?.body && textFromBytes(way.body)).toBe(form);
    },
  );

  test.each([
    ['CR LF at each end of a line', '{\r\n "a": 1\r\n}\r\n', '{\n "a": 1\n}\n', ['crlf']],
    [
      'CR LF, and no end of line here',
      '{\r\n "a": 1\r\n}',
      '{\n "a": 1\n}\n',
      ['crlf', 'newlineAtEnd'],
    ],
  ])('with %s is told as just that', async (_, body, here, causes) => {
    const request = await sent('github', { body });
    const finding = await found('github', { ...request, body: bytesFromText(here) });
    expect(finding?.causes).toEqual(causes);
  });
});

describe('a body that is not here', () => {
  test.each<[string, VerifyInput['headers'], string, 'bodyLost' | undefined]>([
    ['after a redirect', {}, 'GET', 'bodyLost'],
    ['with a length in its headers', { 'Content-Length': '64' }, 'POST', 'bodyLost'],
    ['of which nothing tells that there was one', { 'Content-Length': '0' }, 'POST', undefined],
  ])('%s: %j, %s', async (_, more, method, cause) => {
    const request = await sent('slack', { body: '{"a":1}' });
    const headers = { ...request.headers, ...more };
    const body = new Uint8Array();
    // Whatever the secret: without the body nothing can be compared.
    for (const secret of [request.secret, 'another']) {
      const finding = await found('slack', { ...request, headers, method, body, secret });
      expect(finding?.causes[0]).toBe(cause);
    }
  });

  test('is not said to be lost where the request has no signature, or signs its URL alone', async () => {
    const body = new Uint8Array();
    expect(await found('slack', { secret: 's', headers: {}, method: 'GET', body })).toBeUndefined();
    const get = await sent('twilio', { url: 'https://a.example/in', body: '' });
    expect(await found('twilio', { ...get, method: 'GET', secret: 'another' })).toBeUndefined();
  });

  test('is another text of the same copy, which is tried with the other secrets too', async () => {
    const request = await sent('github', { body: '{"b":2}' });
    const bodies = [bytesFromText('a=1'), request.body];
    const taken = { ...request, body: bytesFromText('a=1') };
    const [finding] = await diagnose('github', taken, { bodies });
    expect(finding?.causes).toEqual(['otherText']);
    expect(finding && (await changeFor('github', taken, finding))?.body).toEqual(request.body);
    const quoted = { ...taken, secret: `"${request.secret}"` };
    expect((await diagnose('github', quoted, { bodies }))[0]?.causes).toEqual([
      'secretQuotes',
      'otherText',
    ]);
    expect(await diagnose('github', taken, { bodies: [bodies[0] ?? taken.body] })).toEqual([]);
  });
});

describe('another rule', () => {
  test('is that of the provider for which the other headers speak', async () => {
    const signed = await sent('github-sha1');
    const request = { ...signed, headers: { ...signed.headers, 'X-GitHub-Delivery': '1' } };
    expect((await found('github', request))?.schemeId).toBe('github-sha1');
  });

  test('brings no button where nothing can be put into the fields', async () => {
    const schemeId = 'hubspot-v3';
    const request = await sent(schemeId, { url: 'https://a.example/in' });
    const seconds = await sign(schemeId, { ...request, nowSeconds: nowSeconds / 1_000 });
    const early = { ...request, headers: seconds.headers };
    const finding = await found(schemeId, early);
    expect(finding?.causes).toEqual(['timestampUnit']);
    expect(finding && (await changeFor(schemeId, early, finding))).toBeUndefined();
  });

  test('of a timestamp with a decimal point is found', async () => {
    const request = await sent('hubspot-v3', { url: 'https://a.example/in' });
    const decimal = withHeader(request, 'x-hubspot-request-timestamp', (value) => `${value}.0`);
    expect((await found('hubspot-v3', decimal))?.causes).toEqual(['timestampUnit']);
  });
});
