import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../tools/runs.testkit.ts';
import { bytesFromText, textFromBytes } from '../../bytes/bytes.ts';
import { recognise } from '../../recognise.ts';
import { printers, type Held } from './printers.testkit.ts';

/** What agents, types and tags are written with: every sign that some dialect has a meaning for. */
const value = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-8',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)',
  '*/*',
  'text/html, */*;q=0.8',
  'W/"3f80f-1b6"',
  '"Chromium";v="126", "Not A(Brand";v="8"',
  "it's",
  'a\\b',
  'v0=a2114d57b48eac39b9ad189d',
  't=1767225600,v1=5257a869e7ec',
  'a [b] {c} <d> #{e} $f',
  '1789999998',
  'null',
  'https://a.example/in?x=1&y=2#z',
  '`x`',
);
const held = (body: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Held> =>
  fc.record({
    headers: fc
      .uniqueArray(
        fc.tuple(fc.constantFrom('Accept', 'User-Agent', 'X-Custom-Value', 'X-Request-Id'), value),
        {
          selector: ([name]) => name,
          maxLength: 4,
        },
      )
      .map((others) => [
        ['Host', 'a.example'] as const,
        ['X-GitHub-Event', 'push'] as const,
        ...others,
        ['X-Hub-Signature-256', `sha256=${'ab'.repeat(32)}`] as const,
      ]),
    body,
  });

const json = fc.oneof(
  fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue(), { minKeys: 1 }),
  fc.array(fc.string({ unit: 'grapheme-ascii' }), { minLength: 1 }).map((all) => ({ all })),
);
const bodies: Readonly<Record<string, fc.Arbitrary<Uint8Array>>> = {
  'plain texts': json.map((one) => bytesFromText(JSON.stringify(one))),
  texts: fc
    .oneof(
      json.map((one) => JSON.stringify(one)),
      json.map((one) => JSON.stringify(one, null, 2)),
      fc.constantFrom(
        'payload=%7B%22a%22%3A%22*b*%22%7D&x=1',
        '<a b="c">\r\n</a>',
        '{"a":"\\u00e9\\n\\"\'`"}\n',
      ),
    )
    .map((one) => bytesFromText(one)),
  bytes: fc.oneof(
    json.map((one) => bytesFromText(JSON.stringify(one))),
    fc.uint8Array({ minLength: 1, maxLength: 40 }),
  ),
};

/** Headers by names in lower case, with the bytes of the body as a list. */
function read(text: string) {
  const { request } = recognise(text);
  const headers = Object.entries(request.headers).map(([name, one]) => [name.toLowerCase(), one]);
  return { headers: Object.fromEntries(headers) as Record<string, string>, body: request.body };
}

describe('a request that was printed', () => {
  test.each(Object.entries(printers))(
    'by %s is read back byte for byte',
    (_, { print, holds, confuses, confusesBody }) => {
      fc.assert(
        fc.property(held(bodies[holds] ?? fc.constant(new Uint8Array())), (request) => {
          fc.pre(!request.headers.some(([, one]) => confuses?.test(one)));
          fc.pre(!confusesBody?.test(textFromBytes(request.body) ?? ''));
          const found = read(print(request));
          expect(found.headers).toEqual(
            Object.fromEntries(request.headers.map(([name, one]) => [name.toLowerCase(), one])),
          );
          expect(found.body && (textFromBytes(found.body) ?? [...found.body])).toEqual(
            textFromBytes(request.body) ?? [...request.body],
          );
        }),
        { numRuns: runs(40, 1_000) },
      );
    },
  );
});
