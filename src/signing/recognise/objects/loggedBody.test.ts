import { describe, expect, test } from 'vitest';
import { textFromBytes } from '../../bytes/bytes.ts';
import { recognise } from '../../recognise.ts';

const signature = `sha256=${'6c40'.repeat(16)}`;
const headers = { 'X-GitHub-Event': 'push', 'X-Hub-Signature-256': signature };
const body = '{"a": "é\\n"}';

function found(value: unknown) {
  const { request, bodies, doubts } = recognise(JSON.stringify(value));
  return {
    body: request.body && textFromBytes(request.body),
    bodies: bodies?.map((one) => `${one.name}: ${textFromBytes(one.body) ?? ''}`),
    doubts,
  };
}

describe('the body of a logged request is found', () => {
  test.each(
    'body Body rawBody raw_body RawBody bodyRaw body_raw requestBody request_body payload content data text raw message'.split(
      ' ',
    ),
  )('by the name %s, and it is not doubted', (name) => {
    expect(found({ method: 'POST', headers, [name]: body })).toEqual({
      body,
      bodies: undefined,
      doubts: [],
    });
  });

  test.each<[string, unknown]>([
    ['raw, of two', { headers, body: { a: 'é\n' }, bodyRaw: body }],
    [
      'in Postman',
      {
        item: [
          {
            request: {
              header: Object.entries(headers).map(([key, value]) => ({ key, value })),
              body: { mode: 'raw', raw: body },
              method: 'POST',
              url: { raw: 'https://a.example' },
            },
          },
        ],
      },
    ],
    [
      'in Insomnia',
      {
        resources: [
          {
            method: 'POST',
            url: 'https://a.example',
            headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
            body: { mimeType: 'application/json', text: body },
          },
        ],
      },
    ],
    [
      'in Bruno',
      {
        items: [
          {
            request: {
              method: 'POST',
              url: 'https://a.example',
              headers: Object.entries(headers).map(([name, value]) => ({
                name,
                value,
                enabled: true,
              })),
              body: { mode: 'json', json: body },
            },
          },
        ],
      },
    ],
    [
      'in ngrok',
      {
        requests: [
          {
            request: {
              method: 'POST',
              headers,
              raw: Buffer.from(`POST /in HTTP/1.1\r\nHost: a.example\r\n\r\n${body}`).toString(
                'base64',
              ),
            },
          },
        ],
      },
    ],
    [
      'in Sentry',
      {
        request: {
          url: 'https://a.example',
          method: 'POST',
          headers: Object.entries(headers),
          data: body,
        },
      },
    ],
    ['as a Buffer', { headers, rawBody: { type: 'Buffer', data: [...Buffer.from(body)] } }],
    ['as base64', { headers, bodyBase64: Buffer.from(body).toString('base64') }],
    [
      'in Phoenix’s assigns',
      { req_headers: Object.entries(headers), assigns: { raw_body: body }, params: { a: 1 } },
    ],
  ])('%s', (_, value) => {
    expect(found(value).body).toBe(body);
  });

  test('where no name says it, and then it is told which text was taken', () => {
    const { body: read, doubts } = found({
      logs: [{ message: ['note', body] }],
      event: { request: { method: 'POST', url: 'https://a.example', headers } },
    });
    expect(read).toBe(body);
    expect(doubts).toContain(
      'Nothing in it is called a body: the only text that looks like one was taken, “message”.',
    );
  });

  test('among several that it could be, all of which are offered, the one of the right length first', () => {
    const { body: read, bodies } = found({
      headers: { ...headers, 'Content-Length': '13' },
      data: '{"b":1}',
      text: body,
    });
    expect(read).toBe(body);
    expect(bodies).toEqual([`text: ${body}`, 'data: {"b":1}']);
  });

  test('as a form that was taken apart, and this is told', () => {
    const { body: read, doubts } = found({
      headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: { From: '+1', Body: 'a b' },
    });
    expect(read).toBe('From=%2B1&Body=a%20b');
    expect(doubts[0]).toMatch(/^The form was taken apart/);
  });
});

describe('a form of one pair', () => {
  const form = { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' };

  test.each<[string, unknown, string | undefined, string[] | undefined]>([
    ['under a name for forms', { headers, data: 'a=1' }, 'a=1', undefined],
    ['beside another text', { headers, data: 'a=1', text: body }, body, undefined],
    ['in a request that says it is one', { headers: form, message: 'a=1' }, 'a=1', undefined],
    ['of a name that holds anything', { headers, message: 'a=1' }, undefined, undefined],
    ['that is base64', { headers, data: 'aGVsbG8=' }, undefined, undefined],
  ])('is a body %s', (_, value, taken) => {
    expect(found(value).body).toBe(taken);
  });

  test('is offered among the others', () => {
    expect(found({ headers, data: 'a=1', raw_text: body, text: body }).bodies).toEqual([
      `text: ${body}`,
      'data: a=1',
    ]);
  });
});
