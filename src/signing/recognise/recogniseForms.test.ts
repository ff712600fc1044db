import { describe, expect, test } from 'vitest';
import { textFromBytes } from '../bytes/bytes.ts';
import { recognise } from '../recognise.ts';

const signature =
  't=1767225600,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd';

function found(text: string) {
  const { request, as, doubts, schemeId } = recognise(text);
  return { ...request, body: request.body && textFromBytes(request.body), as, doubts, schemeId };
}

describe('a body alone', () => {
  test.each([
    'payload=%7B%7D&x=1',
    'event-id=1&b=2',
    '{"signature":"abc","id":"1"}',
    '{"host":"a","id":1}',
    '{"headers":{"a":1},"x":2}',
    '{"type":"mail","mail":{"headers":{"content-type":"text/plain","message-id":"1"},"body":"x"}}',
    'id: 1\nsignature: abc',
    'name: a\nbody: b',
    '  {"a": 1}\r\n',
    'hello',
    'Dear all: this is prose.',
    'http is a protocol',
    'GET started\nwith it',
    'cat is an animal',
    '[1,2]\n[3,4]\n',
    'id|name\n1|x\n',
  ])('is no list of headers, and stays byte for byte: %j', (text) => {
    expect(found(text)).toMatchObject({ as: 'body', headers: {}, body: text, doubts: [] });
  });
});

describe('a body in chunks', () => {
  const head = 'POST /in HTTP/1.1\r\nHost: a.example\r\nTransfer-Encoding: chunked\r\n\r\n';

  test('is put together, its sizes counted in bytes, and this is told', () => {
    const { body, doubts } = found(`${head}6\r\nhé\r\nl\r\n2;x=y\r\n!\n\r\n0\r\nX-T: 1\r\n\r\n`);
    expect(body).toBe('hé\r\nl!\n');
    expect(doubts).toEqual([
      'The body was sent in chunks: the lines with their sizes are no part of it and were left out.',
    ]);
  });

  test.each(['5\r\nhell\r\n0\r\n\r\n', '5\r\nhello\r\n'])(
    'stays when its sizes do not add up: %j',
    (framed) => {
      const { body, doubts } = found(head + framed);
      expect(body).toBe(framed);
      expect(doubts[0]).toMatch(/sizes do not add up/);
    },
  );

  test('stays when it was put together before', () => {
    expect(found(`${head}{"a":1}`)).toMatchObject({ body: '{"a":1}', doubts: [] });
  });
});

test('a body that is not as long as its Content-Length says is told', () => {
  const raw = 'POST / HTTP/1.1\r\nHost: a.example\r\nContent-Length: 5\r\n\r\nabc';
  expect(found(raw).doubts[0]).toMatch(/^Content-Length says 5, and the body here is 3 bytes long/);
  expect(found(raw.replace('abc', 'ab\r\nc')).doubts).toEqual([]);
});

/** Whatever wrote it, this is the request in it. */
const stripe = { schemeId: 'stripe', method: 'POST', url: 'https://a.example/in', body: '{"a":1}' };
const headers = { host: 'a.example', 'stripe-signature': signature };
const request = { method: 'POST', url: '/in', headers, body: '{"a":1}' };

describe('the request', () => {
  test.each<[string, string]>([
    [
      'in a HAR file',
      JSON.stringify({
        log: {
          entries: [
            {
              request: {
                method: 'GET',
                url: 'https://b.example',
                headers: [{ name: 'Host', value: 'b' }],
              },
            },
            {
              request: {
                method: 'POST',
                url: 'https://a.example/in',
                headers: [{ name: 'Stripe-Signature', value: signature }],
                postData: { text: '{"a":1}' },
              },
            },
          ],
        },
      }),
    ],
    [
      'in a line of pino',
      JSON.stringify({
        level: 30,
        time: 1,
        req: { method: 'POST', url: '/in', headers },
        body: '{"a":1}',
        msg: 'x',
      }),
    ],
    [
      'in a line of winston',
      JSON.stringify({ level: 'info', message: 'x', meta: { http: { request } } }),
    ],
    [
      'in one of several lines',
      `{"level":30,"msg":"up"}\n${JSON.stringify({ level: 30, req: request })}\n`,
    ],
    [
      'in the text of a collector',
      JSON.stringify({ log: JSON.stringify({ req: request }), stream: 'stdout' }),
    ],
    [
      'as Node prints it',
      `{\n  method: 'POST',\n  url: '/in',\n  headers: [Object: null prototype] {\n    host: 'a.example',\n    'stripe-signature': '${signature}'\n  },\n  body: '{"a":1}'\n}`,
    ],
    [
      'as Python prints it',
      `{'method': 'POST', 'url': '/in', 'headers': {'host': 'a.example', 'stripe-signature': '${signature}'}, 'body': b'{"a":1}', 'ok': True, 'x': None}`,
    ],
    [
      'as Ruby prints it',
      `{"method"=>"POST", "url"=>"/in", "headers"=>{"host"=>"a.example", "stripe-signature"=>"${signature}"}, "body"=>"{\\"a\\":1}"}`,
    ],
    [
      'in YAML',
      `method: POST\nurl: https://a.example/in\nheaders:\n  stripe-signature: "${signature}"\nbody: '{"a":1}'\n`,
    ],
    [
      'in YAML with a block',
      `method: POST\nurl: https://a.example/in\nheaders:\n  stripe-signature: ${signature}\nbody: |-\n  {"a":1}\n`,
    ],
    [
      'in a line of a log',
      `2026-11-23T10:00:00Z INFO POST https://a.example/in headers={"stripe-signature":"${signature}"} body={"a":1}`,
    ],
    ['in a log line of JSON', `10:00:00 up\n10:00:01 ${JSON.stringify(request)}`],
    [
      'in lines with a time before each',
      `[10:00:00] POST /in HTTP/1.1\n[10:00:00] Host: a.example\n[10:00:00] Stripe-Signature: ${signature}\n[10:00:00] \n[10:00:00] {"a":1}`,
    ],
    [
      'in lines with a time before each and quotes around the values',
      `[10:00:00] POST /in HTTP/1.1\n[10:00:00] Host: "a.example"\n[10:00:00] Stripe-Signature: "${signature}"\n[10:00:00] \n[10:00:00] {"a":1}`,
    ],
    [
      'in headers that were printed under a request line',
      `POST /in HTTP/1.1\n'Host': 'a.example',\n'Stripe-Signature': '${signature}'\n\n{"a":1}`,
    ],
    [
      'under a line with its status',
      `POST https://a.example/in 400\nstripe-signature: ${signature}\n\n{"a":1}`,
    ],
    [
      'among what a network panel shows',
      `Request URL:\nhttps://a.example/in\nRequest Method:\nPOST\nStatus Code:\n400 Bad Request\nResponse Headers\nserver:\nx\nRequest Headers\ncontent-type:\napplication/json\nstripe-signature:\n${signature}\n\n{"a":1}`,
    ],
    [
      'in a Lambda event',
      JSON.stringify({
        httpMethod: 'POST',
        path: '/in',
        headers: { Host: 'a.example', 'Stripe-Signature': signature },
        body: 'eyJhIjoxfQ==',
        isBase64Encoded: true,
      }),
    ],
    [
      'in a Lambda event of version 2',
      JSON.stringify({
        version: '2.0',
        rawPath: '/in',
        rawQueryString: '',
        requestContext: { http: { method: 'POST' } },
        headers,
        body: '{"a":1}',
      }),
    ],
  ])('%s', (_, text) => {
    expect(found(text)).toMatchObject(stripe);
    expect(Object.keys(found(text).headers).map((name) => name.toLowerCase())).not.toContain(
      'body',
    );
  });

  test.each([
    [`headers: {\n  'stripe-signature': '${signature}'\n}\nbody: <Buffer 7b 22 61 22 3a 31 7d>`],
    [`{ 'stripe-signature': '${signature}', body: '{"a":1}' }`],
    [`{ 'stripe-signature': '${signature}' } {"a":1}`],
    [`{'stripe-signature': '${signature}'}\nbody: {"a":1}`],
    [`headers: { 'stripe-signature': '${signature}' } body: {"a":1}`],
    [`2026-11-23 10:00:00 DEBUG body: '{"a":1}' headers: {'stripe-signature': '${signature}'}`],
    [
      `{"HTTP_STRIPE_SIGNATURE": "${signature}", "CONTENT_TYPE": "application/json", "body": "{\\"a\\":1}"}`,
    ],
    [`stripe-signature:\n${signature}\nuser-agent:\nStripe/1.0\n\n{"a":1}`],
  ])('without its target: %j', (text) => {
    expect(found(text)).toMatchObject({ schemeId: 'stripe', body: '{"a":1}' });
  });

  test('as curl -v tells it has no body, unless the command stands above', () => {
    const wire = `* Connected\n> POST /in HTTP/1.1\n> Host: a.example\n> Stripe-Signature: ${signature}\n> \n* upload\n< HTTP/1.1 400\n`;
    expect(found(wire)).toMatchObject({ ...stripe, body: undefined, as: 'output of curl -v' });
    expect(found(`$ curl -v https://a.example/in -d '{"a":1}'\n${wire}`)).toMatchObject(stripe);
  });
});

describe('the query of a Lambda event of version 1', () => {
  const event = {
    httpMethod: 'POST',
    path: '/in',
    headers: { Host: 'a.example', 'Stripe-Signature': 'a' },
    body: '',
  };

  test('is put together again, and this is told', () => {
    const { url, doubts } = found(
      JSON.stringify({
        ...event,
        queryStringParameters: { a: '2' },
        multiValueQueryStringParameters: { a: ['1', '2'], b: ['x y'] },
      }),
    );
    expect(url).toBe('https://a.example/in?a=1&a=2&b=x%20y');
    expect(doubts[0]).toMatch(/put together again/);
  });

  test('of a load balancer stays as it was sent', () => {
    const { url, doubts } = found(
      JSON.stringify({
        ...event,
        requestContext: { elb: {} },
        queryStringParameters: { a: 'x%20y' },
      }),
    );
    expect(url).toBe('https://a.example/in?a=x%20y');
    expect(doubts).toEqual([]);
  });
});

describe('a log in which no request is', () => {
  test.each([
    '1.2.3.4 - - [23/Nov/2026:10:00:00 +0000] "POST /webhooks HTTP/1.1" 400 12 "-" "Stripe/1.0"',
    'POST /webhooks 400 12ms',
    '2026-11-23T10:00:00Z INFO POST /webhooks 400',
  ])('is told as a line without headers and body: %s', (text) => {
    const { as, body, doubts, method } = found(text);
    expect({ as, body, method }).toEqual({ as: 'access log', body: undefined, method: 'POST' });
    expect(doubts[0]).toMatch(/it holds no headers and no body, so it cannot be checked\.$/);
  });

  test('is told as a log, and is not the body', () => {
    const text =
      '2026-11-23 10:00:00 INFO  up\n2026-11-23 10:00:01 ERROR bad signature\n    at verify\n';
    expect(found(text)).toMatchObject({
      as: 'log',
      body: undefined,
      doubts: ['It looks like a log, and no request with headers was found in it.'],
    });
  });
});

describe('a signature alone', () => {
  test.each([
    [signature, 'stripe', 'Stripe-Signature'],
    [
      'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
      'github',
      'X-Hub-Signature-256',
    ],
    ['v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=', 'standard-webhooks', 'webhook-signature'],
    [
      'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
      'slack',
      'X-Slack-Signature',
    ],
    [
      'ts=1767225600;h1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd',
      'paddle',
      'Paddle-Signature',
    ],
    ['sha256=757107ea0eb2509fc211221cce', 'github', 'X-Hub-Signature-256'],
    [`  ${signature}\n`, 'stripe', 'Stripe-Signature'],
  ])('%s is in the header of its provider', (text, schemeId, name) => {
    const recognition = recognise(text);
    expect(recognition).toMatchObject({ as: 'signature', schemeId });
    expect(recognition.request).toEqual({ headers: { [name]: text.trim() } });
  });

  test.each(['abc=def', 'v1', 'sha256', '1767225600', 'deadbeef', 'a=1,b=2'])(
    '%s is none',
    (text) => {
      expect(recognise(text).as).toBe('body');
    },
  );
});
