import * as fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { bytesFromText } from './bytes.ts';
import { curlLine } from './curl.ts';

/**
 * A curl that prints what it would send instead of sending it. It reads `@name` from a file as curl does, and starts
 * a program with the body as its argument, which the system refuses when the argument is too long.
 */
const printingCurl = `curl() {
  for argument; do last=$argument; done
  case $last in
    @-) cat ;;
    @*) cat "\${last#@}" ;;
    *) env printf %s "$last" ;;
  esac
}
`;

function sentBy(line: string): Uint8Array {
  const { stdout, status } = spawnSync('sh', [], { input: printingCurl + line });
  expect(status).toBe(0);
  return new Uint8Array(stdout);
}

describe.skipIf(process.platform === 'win32')('the curl line, run by a real shell', () => {
  test('sends exactly these bytes, whatever they are', () => {
    const text = fc.string({
      unit: fc.constantFrom("'", '"', '\\', '$', '`', '@', '%', '\n', '!', 'é'),
    });
    const bodies = fc.oneof(fc.uint8Array({ maxLength: 60 }), text.map(bytesFromText));
    fc.assert(
      fc.property(bodies, (body) => {
        expect(sentBy(curlLine({ headers: {}, body }))).toEqual(new Uint8Array(body));
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ['a name of a file', '@/etc/hosts'],
    ['a carriage return', 'a\r\nb'],
    ['a dash before a control character', '-\u0000'],
    ['more than one argument can hold', 'x'.repeat(200_000)],
  ])('sends %s as it stands', (_, text) => {
    expect(sentBy(curlLine({ headers: {}, body: bytesFromText(text) }))).toEqual(
      bytesFromText(text),
    );
  });
});

test('has no control character in it that a terminal would eat when it is pasted', () => {
  const line = curlLine({ headers: {}, body: bytesFromText('a\r\nb\u0003\u001b[0m') });
  // eslint-disable-next-line no-control-regex
  expect(line).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});

test('names every header that has a value, and quotes what a shell would take apart', () => {
  expect(
    curlLine({
      headers: { 'Stripe-Signature': "t=1,v1=it's", 'X-Empty': '' },
      body: bytesFromText('{"a":"it\'s"}'),
    }),
  ).toBe(`curl 'http://localhost:3000/webhooks' \\
  -H 'Content-Type: application/json' \\
  -H 'Stripe-Signature: t=1,v1=it'\\''s' \\
  --data-binary '{"a":"it'\\''s"}'`);
});

test('asks with a GET that has no body', () => {
  const line = curlLine({
    method: 'GET',
    url: 'https://api.store.example/events?after=evt_3',
    headers: { accept: 'application/json' },
    body: new Uint8Array(),
  });
  expect(line).toBe(
    "curl 'https://api.store.example/events?after=evt_3' \\\n  -H 'accept: application/json'",
  );
});

test('names the type of the body once, however its header is spelled', () => {
  const line = curlLine({
    headers: { 'content-type': 'text/plain' },
    body: bytesFromText('x'),
  });
  expect(line.match(/content-type/gi)).toHaveLength(1);
});

test.each([
  ['POST', 'x', "curl 'http://a.example' "],
  ['PUT', 'x', "curl -X PUT 'http://a.example' "],
  ['GET', 'x', "curl -X GET 'http://a.example' "],
  ['DELETE', '', "curl -X DELETE 'http://a.example'"],
  ['HEAD', '', "curl -I 'http://a.example'"],
  ["M';ls", 'x', "curl -X 'M'\\'';ls' 'http://a.example' "],
])('asks by %s with the body %j', (method, text, start) => {
  const body = bytesFromText(text);
  const line = curlLine({ method, url: 'http://a.example', headers: {}, body });
  expect(line.startsWith(start)).toBe(true);
  expect(line.includes('--data-binary')).toBe(text !== '');
});
