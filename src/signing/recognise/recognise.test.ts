import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../tools/runs.testkit.ts';
import { bytesFromText, textFromBytes } from '../bytes/bytes.ts';
import { curlLine } from '../write/curl.ts';
import { recognise } from '../recognise.ts';
import { signingVectors, type SigningVector } from '../providers/vectors.testkit.ts';
import { verify } from '../verify.ts';

/** Those of which a request can be written that is theirs alone. */
const valid = signingVectors.filter(({ expected }) => expected === 'valid');

function rawRequest(vector: SigningVector): string {
  const { url = 'https://hooks.example.com/in', method = 'POST', headers, rawBody } = vector;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${url} HTTP/1.1`, 'Host: hooks.example.com', ...lines, '', rawBody].join('\n');
}

function headerList({ headers, rawBody }: SigningVector): string {
  return [...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', rawBody].join(
    '\n',
  );
}

async function accepts(text: string, vector: SigningVector): Promise<boolean> {
  const { schemeId, orElse, request } = recognise(text);
  expect([schemeId, ...orElse]).toContain(vector.schemeId);
  const verdict = await verify(vector.schemeId, {
    secret: vector.secret,
    headers: request.headers,
    body: request.body ?? new Uint8Array(),
    url: request.url ?? vector.url,
    method: request.method ?? vector.method,
    nowSeconds: vector.nowSeconds,
  });
  return verdict.ok === true;
}

describe.each(valid)('$id', (vector) => {
  // A body with a lone carriage return, or one that begins with a line break, is no body of a pasted text.
  test('is found in a raw request, a curl command and a header list, and accepted', async () => {
    expect(await accepts(rawRequest(vector), vector)).toBe(true);
    if (vector.rawBody !== '' && vector.method !== 'GET') {
      const curl = curlLine({
        headers: vector.headers,
        body: bytesFromText(vector.rawBody),
        url: vector.url ?? 'https://hooks.example.com/in',
      });
      expect(await accepts(curl, vector)).toBe(true);
    }
    expect(await accepts(headerList(vector), vector)).toBe(true);
  });
});

describe('the scheme is told by its headers', () => {
  test.each([
    { headers: 'X-Hub-Signature-256: sha256=ab\nX-GitHub-Event: push', schemeId: 'github' },
    { headers: 'X-Hub-Signature-256: sha256=ab\nUser-Agent: facebookexternalua', schemeId: 'meta' },
    { headers: 'X-Hub-Signature: sha1=ab\nX-GitHub-Event: push', schemeId: 'github-sha1' },
    { headers: 'X-Hub-Signature: sha1=ab\nUser-Agent: intercom-webhooks', schemeId: 'intercom' },
    { headers: 'X-Hub-Signature: sha256=ab\nX-Event-Key: repo:push', schemeId: 'bitbucket' },
    { headers: 'svix-id: m\nsvix-timestamp: 1\nsvix-signature: v1,ab', schemeId: 'svix' },
    {
      headers: 'webhook-id: m\nwebhook-timestamp: 1\nwebhook-signature: v1,ab',
      schemeId: 'standard-webhooks',
    },
    {
      headers: 'webhook-id: m\nwebhook-timestamp: 1\nwebhook-signature: v1a,ab',
      schemeId: 'standard-webhooks-v1a',
    },
    { headers: 'Stripe-Signature: t=1,v1=ab', schemeId: 'stripe' },
    { headers: 'X-Slack-Signature: v0=ab\nX-Slack-Request-Timestamp: 1', schemeId: 'slack' },
  ])('$headers', ({ headers, schemeId }) => {
    expect(recognise(headers).schemeId).toBe(schemeId);
  });
});

describe('a curl command', () => {
  const found = (command: string) => {
    const { request, as, doubts } = recognise(command);
    return { ...request, body: request.body && textFromBytes(request.body), as, doubts };
  };

  test('is read with its quotes, joined lines and several headers', () => {
    expect(
      found(
        `$ curl -sS -X PUT 'https://a.example/x?y=1' \\\n  -H 'Stripe-Signature: t=1,v1=ab' \\\n  --header "X-Two: it's" --data-raw '{"a":"b\\n"}' | jq .`,
      ),
    ).toEqual({
      as: 'curl command',
      method: 'PUT',
      url: 'https://a.example/x?y=1',
      headers: {
        'Stripe-Signature': 't=1,v1=ab',
        'X-Two': "it's",
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: '{"a":"b\\n"}',
      doubts: [],
    });
  });

  test("knows $'…' with its escapes, as browsers copy it", () => {
    expect(found(`curl https://a.example --data-raw $'{"n":"it\\'s \\u00e9\\n"}'`).body).toBe(
      '{"n":"it\'s é\n"}',
    );
  });

  test('says that a body in a file is not here', () => {
    const { body, doubts } = found('curl https://a.example -H "X-A: b" --data-binary @body.json');
    expect(body).toBeUndefined();
    expect(doubts).toEqual([
      'The body is in the file body.json, which is not here: open it as the body.',
    ]);
  });

  test('asks without a body by GET, and joins several pieces of data', () => {
    expect(found('curl a.example/x')).toMatchObject({ method: 'GET', url: 'http://a.example/x' });
    expect(found('curl a.example -d a=1 -d b=2').body).toBe('a=1&b=2');
  });
});

describe('the options of a curl command', () => {
  test.each([
    ["curl -sX PUT a.example -d 'x'", { method: 'PUT' }],
    ['curl -vXPOST a.example', { method: 'POST', url: 'http://a.example' }],
    ["curl -kH 'X-A: b' a.example", { headers: { 'X-A': 'b' }, url: 'http://a.example' }],
    ["curl -sH'X-A: b' a.example", { headers: { 'X-A': 'b' } }],
    ['curl -sd x a.example', { method: 'POST', body: bytesFromText('x') }],
    ['curl -so /dev/null -u a:b a.example', { method: 'GET', url: 'http://a.example' }],
    ['curl -sG a.example -d x=1', { method: 'GET' }],
    ['curl -I a.example', { method: 'HEAD' }],
  ])('%s', (command, request) => {
    expect(recognise(command).request).toMatchObject(request);
  });

  test('a form in parts is told as one whose bytes are not known', () => {
    const { request, doubts } = recognise('curl a.example -F file=@a.png -F a=1');
    expect(request).toMatchObject({ method: 'POST', url: 'http://a.example' });
    expect(request.body).toBeUndefined();
    expect(doubts).toHaveLength(1);
    expect(doubts[0]).toMatch(/form in parts/);
  });
});

test('HTTP/2 names the method and the URL among the headers', () => {
  const { request, doubts } = recognise(
    ':method: POST\n:authority: a.example\n:scheme: https\n:path: /in?a=1\nstripe-signature: t=1,v1=ab\n\n{}',
  );
  expect(request).toEqual({
    method: 'POST',
    url: 'https://a.example/in?a=1',
    headers: { 'stripe-signature': 't=1,v1=ab' },
    body: bytesFromText('{}'),
  });
  expect(doubts).toEqual([]);
});

test('a heading above the headers and one above the body are no part of them', () => {
  const { request } = recognise('Request headers:\nX-A: b\n\n  Request body:\n{"a":1}');
  expect(request).toEqual({ headers: { 'X-A': 'b' }, body: bytesFromText('{"a":1}') });
});

test('of headers without an end the first 2,000 lines are looked at', () => {
  const { doubts } = recognise('X-A: b\n'.repeat(2_001));
  expect(doubts).toContain('There are more than 2,000 lines of headers; the rest was left out.');
});

describe('what a gateway or a framework logs', () => {
  test('is an AWS Lambda event with its base64 body', () => {
    const { request, as } = recognise(
      JSON.stringify({
        rawPath: '/in',
        rawQueryString: 'a=1',
        requestContext: { http: { method: 'POST' } },
        headers: { host: 'a.example', 'stripe-signature': 't=1,v1=ab' },
        body: 'eyJhIjoxfQ==',
        isBase64Encoded: true,
      }),
    );
    expect(as).toBe('JSON with headers');
    expect(request).toMatchObject({ method: 'POST', url: 'https://a.example/in?a=1' });
    expect(request.body && textFromBytes(request.body)).toBe('{"a":1}');
  });

  test('is headers as Node prints them', () => {
    const { schemeId, request } = recognise(
      "{\n  host: 'a.example',\n  'x-hub-signature-256': 'sha256=ab',\n  'x-github-event': 'push'\n}",
    );
    expect(schemeId).toBe('github');
    expect(request.headers['x-hub-signature-256']).toBe('sha256=ab');
  });

  test('tells that a body logged as an object has lost its bytes', () => {
    const { doubts } = recognise('{"headers":{"stripe-signature":"t=1,v1=ab"},"body":{"a":1}}');
    expect(doubts[0]).toMatch(/parsed before/);
  });
});

test('a logged body that is nested too deeply to be written is left out with a doubt', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const { request, doubts } = recognise(`{"headers":{"stripe-signature":"t=1"},"body":${deep}}`);
  expect(request.body).toBeUndefined();
  expect(doubts).toContain('The body is nested too deeply to be written again, and was left out.');
});

describe('anything at all', () => {
  test('that is JSON without headers is a body, byte for byte', () => {
    const text = '{\n  "a": 1.0,\n  "b": "x: y"\n}\n';
    const { as, request } = recognise(text);
    expect(as).toBe('body');
    expect(request.body && textFromBytes(request.body)).toBe(text);
  });

  test('of nothing is nothing', () => {
    expect(recognise(' \n ')).toEqual({
      as: 'nothing',
      orElse: [],
      request: { headers: {} },
      doubts: [],
    });
  });

  test('never throws', () => {
    const word = fc.constantFrom(
      'curl',
      ' -H ',
      "'",
      '"',
      '\\',
      "$'",
      '\n',
      '\r\n',
      ': ',
      'POST / HTTP/1.1\n',
      '{',
      '}',
      '"headers":',
      'stripe-signature',
      't=1,v1=ab',
      '\ufeff',
      '\0',
      '\ud800',
      '--data-urlencode ',
      '@',
      '%',
      '&',
      '=',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(word, { maxLength: 30 }).map((words) => words.join('')),
        ),
        (text) => {
          const { request, doubts } = recognise(text);
          expect(Object.values(request.headers).every((value) => typeof value === 'string')).toBe(
            true,
          );
          expect(doubts.every((doubt) => doubt.length < 300)).toBe(true);
        },
      ),
      { numRuns: runs(200, 2_000) },
    );
  });

  test.each([
    ['a megabyte of quotes', `curl ${"'".repeat(1_000_000)}`],
    ['a megabyte of spaces', ' '.repeat(1_000_000)],
    ['a megabyte of colons', ':'.repeat(1_000_000)],
    ['a megabyte of names', 'a: b\n'.repeat(200_000)],
    ['a megabyte of braces', '{'.repeat(1_000_000)],
    ['a megabyte of one line', 'x'.repeat(1_000_000)],
    ['a megabyte of backslashes', `curl "${'\\'.repeat(1_000_000)}`],
    ['spaces before a heading that is none', `${' '.repeat(40_000)}\n${' '.repeat(40_000)}x`],
    ['headings that are none', `A: b\nrequest${' '.repeat(40_000)}x`],
    ['a heading of the body that is none', `A: b\n\nbody${' '.repeat(40_000)}x`],
    ['spaces before a value of two lines', `A:${' '.repeat(40_000)}\u2028x`],
    ['spaces in short lines', `A: b\n${`${' '.repeat(400)}x\n`.repeat(100)}`],
    ['nine megabytes', 'y'.repeat(9_000_000)],
  ])('of %s is read to its end', (_, text) => {
    expect(recognise(text).doubts).not.toContainEqual(
      expect.stringMatching(/^The text could not be read/),
    );
  });
});
