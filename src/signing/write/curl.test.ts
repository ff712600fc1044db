import * as fc from 'fast-check';
import { spawn, spawnSync } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { runs } from '../../tools/runs.testkit.ts';
import { bytesFromHex, bytesFromText } from '../bytes/bytes.ts';
import { curlLine } from './curl.ts';
import { rawRequest } from './rawRequest.ts';
import { headersWithValue } from '../request.ts';
import { whyUnsendable } from './unsendable.ts';

/** A shell and a curl take their time where there are many runs, or little machine. */
const patient = { timeout: 600_000 };

/** What each of these lines prints, run by one shell; `end`, which `before` defines, prints END behind it. */
async function sh(before: string, lines: readonly string[]): Promise<readonly string[]> {
  const shell = spawn('sh', [], { env: { ...process.env, no_proxy: '*' } });
  const printed: Buffer[] = [];
  shell.stdout.on('data', (bytes: Buffer) => printed.push(bytes));
  shell.stderr.on('data', (bytes: Buffer) => printed.push(bytes));
  shell.stdin.end([before, ...lines.map((line) => `${line}\nend`)].join('\n'));
  const status = await new Promise((closed) => shell.on('close', closed));
  const parts = Buffer.concat(printed).toString().split('END\n');
  expect(status).toBe(0);
  expect(parts).toHaveLength(lines.length + 1);
  return parts.slice(0, -1);
}

/**
 * A curl that prints what it would send, in hex, instead of sending it. It reads `@name` from a file as curl does, and
 * starts a program with the body as its argument, which the system refuses when the argument is too long.
 */
const printingCurl = `curl() {
  for argument; do last=$argument; done
  case $last in
    @-) cat ;;
    @*) cat "\${last#@}" ;;
    *) env printf %s "$last" ;;
  esac | od -An -v -tx1
}
end() { echo END; }`;

async function sentBy(bodies: readonly Uint8Array[]): Promise<readonly (Uint8Array | undefined)[]> {
  const lines = bodies.map((body) => curlLine({ headers: {}, body }));
  const printed = await sh(printingCurl, lines);
  return printed.map((hex) => bytesFromHex(hex.replaceAll(/\s/g, '')));
}

const awkward = fc.string({
  unit: fc.constantFrom("'", '"', '\\', '$', '`', '@', '%', '\n', '\r', '\0', '!', 'é', '😀', '-'),
});
const bodies = fc.oneof(fc.uint8Array({ maxLength: 60 }), awkward.map(bytesFromText));

describe.skipIf(process.platform === 'win32')('the curl line, run by a real shell', patient, () => {
  test('sends exactly these bytes, whatever they are', async () => {
    const given = fc.sample(bodies, runs(50, 500)).map((body) => new Uint8Array(body));
    expect(await sentBy(given)).toEqual(given);
  });

  test.each([
    ['a name of a file', '@/etc/hosts'],
    ['a carriage return', 'a\r\nb'],
    ['a dash before a control character', '-\u0000'],
    ['more than one argument can hold', 'x'.repeat(200_000)],
  ])('sends %s as it stands', async (_, text) => {
    expect(await sentBy([bytesFromText(text)])).toEqual([bytesFromText(text)]);
  });
});

/** What came over the wire: the request line, the headers in the order of their names, and the body in hex. */
interface Message {
  readonly line: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** Undefined until the message is whole. */
function messageOf(bytes: Buffer): Message | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [line = '', ...fields] = bytes.subarray(0, end).toString().split('\r\n');
  const headers = fields.map((field) => {
    const colon = field.indexOf(':');
    return [field.slice(0, colon), field.slice(colon + 1).trim()] as const;
  });
  const length = headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? '0';
  const body = bytes.subarray(end + 4);
  if (body.length < Number(length)) return undefined;
  return {
    line,
    headers: headers.toSorted(([a], [b]) => (a < b ? -1 : 1)),
    body: body.toString('hex'),
  };
}

/** Every request that each of these lines sends, by the curl of this machine and wherever its URL points. */
async function received(lines: readonly string[]): Promise<readonly (readonly Message[])[]> {
  const all: Message[] = [];
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (more) => {
      bytes = Buffer.concat([bytes, more]);
      const message = messageOf(bytes);
      if (!message) return;
      all.push(message);
      socket.end(`HTTP/1.1 200 OK\r\nNumber: ${all.length}\r\nContent-Length: 0\r\n\r\n`);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const curl = `curl() { command curl -q -sS -m 20 -D - -o /dev/null --connect-to ::127.0.0.1:${port} "$@"; }
end() { echo "code $?"; echo END; }`;
  try {
    const printed = await sh(curl, lines);
    return printed.map((text) => {
      expect(text).toMatch(/code 0\n$/);
      return [...text.matchAll(/^Number: (\d+)/gm)].map(([, number]) => all[Number(number) - 1]!);
    });
  } finally {
    server.close();
  }
}

interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What the page says of a request on the wire. */
function shown(request: Request): readonly (Message | undefined)[] {
  return [messageOf(Buffer.from(rawRequest(request)))];
}

/** Without what curl says of itself, where the request says nothing of it. */
function withoutCurlsOwn(message: Message, { headers }: Request): Message {
  const given = headersWithValue(headers).map(([name]) => name.toLowerCase());
  const own = new Set(['accept', 'user-agent'].filter((name) => !given.includes(name)));
  return { ...message, headers: message.headers.filter(([name]) => !own.has(name.toLowerCase())) };
}

async function expectSentAsShown(requests: readonly Request[]): Promise<void> {
  const lines = requests.map((request) => curlLine({ ...request, untyped: true }));
  const sent = await received(lines);
  const pairs = requests.map((request, at) => ({ request, line: lines[at], sent: sent[at] ?? [] }));
  for (const { request, line, sent } of pairs) {
    const own = sent.map((message) => withoutCurlsOwn(message, request));
    expect(own, line).toEqual(shown(request));
  }
}

const hasCurl = process.platform !== 'win32' && spawnSync('curl', ['--version']).status === 0;

describe('the curl line, run by a real curl against a server that listens', patient, () => {
  const piece = fc.oneof(
    { weight: 20, arbitrary: fc.stringMatching(/^[\w!$&'()*+,;=:@~"<>\\^`|#?/-]{1,3}$/) },
    {
      weight: 20,
      arbitrary: fc.constantFrom(
        ...[
          '{',
          '}',
          '[',
          ']',
          '{a,b}',
          '[1-3]',
          '[0]',
          '/',
          '/.',
          '/../',
          '/./',
          '//',
          '/%2E%2e/',
        ],
        ...['%', '%2f', '%zz', '%E4', '#', '?', '&a=', '-'],
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom(' ', 'é', '😀', '\t', '\u0000', '\u2028') },
  );
  const url = fc
    .tuple(
      fc.constantFrom('http://', 'HTTP://', 'http://u:p%40s@'),
      fc.constantFrom('a.example', '127.0.0.1:81', '[::1]', 'A-b.example:8080'),
      fc.constantFrom('', '/', '?', '#'),
      fc.array(piece, { maxLength: 6 }),
    )
    .map(([scheme, host, first, pieces]) => {
      const rest = pieces.join('');
      return `${scheme}${host}${first || /^[/?#]|^$/.test(rest) ? first : '/'}${rest}`;
    });
  const name = fc.oneof(
    fc.stringMatching(/^X-[\w!#$%&'*+.^`|~-]{1,8}$/),
    fc.constantFrom('Content-Type', 'user-agent', 'Accept', 'Authorization', 'Cookie', 'Referer'),
  );
  const value = fc.string({
    unit: fc.oneof(
      fc.constantFrom(' ', '\t', '@', ';', ':', "'", 'é', '😀'),
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 12,
  });
  const request: fc.Arbitrary<Request> = fc.record({
    method: fc.constantFrom(
      'POST',
      'PUT',
      'PATCH',
      'DELETE',
      'GET',
      'HEAD',
      'OPTIONS',
      'post',
      "M'X",
    ),
    url,
    headers: fc.dictionary(name, value, { maxKeys: 4 }),
    body: bodies,
  });

  test('sends one request, and the one that the page shows, or the page says why it cannot be sent', async ({
    skip,
  }) => {
    skip(!hasCurl, 'There is no curl on this machine to send anything.');
    const requests = fc.sample(request, runs(60, 500));
    const sendable = requests.filter((one) => whyUnsendable(one) === undefined);
    expect(sendable.length).toBeGreaterThan(requests.length / 2);
    await expectSentAsShown(sendable);
  });

  const post = { method: 'POST', headers: {}, body: bytesFromText('{}') };

  test('sends what curl would take for something else', async ({ skip }) => {
    skip(!hasCurl, 'There is no curl on this machine to send anything.');
    const urls = ['?a[0]=1', '/{a,b}', '/[1-3]', '/a/../b/.', '/%2e%2E/b', '/#part', '/%'];
    await expectSentAsShown([
      ...urls.map((rest) => ({ ...post, url: `http://a.example${rest}` })),
      { ...post, url: 'http://[::1]/' },
      { ...post, url: 'http://user:word@a.example/@' },
      { ...post, url: 'http://a.example', body: new Uint8Array(1_100_000) },
      { ...post, url: 'http://a.example', headers: { 'X-Blank': ' \t', 'X-At': '@/etc/hosts' } },
    ]);
  });

  test('names a URL that begins with a dash as the URL', async ({ skip }) => {
    skip(!hasCurl, 'There is no curl on this machine to send anything.');
    const [sent] = await received([curlLine({ ...post, url: '-o.example/x' })]);
    expect(sent?.map(({ line }) => line)).toEqual(['POST /x HTTP/1.1']);
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
