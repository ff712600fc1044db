import * as fc from 'fast-check';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { bytesFromText } from '../bytes/bytes.ts';
import { runs } from '../../tools/runs.testkit.ts';
import { curlLine } from './curl.ts';
import { httpFile } from './httpFile.ts';

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a server that listens is sent by a program; `port` is where it listens. */
async function sentBy(
  start: (port: number) => readonly [program: string, ...args: string[]],
  cwd?: string,
): Promise<readonly Sent[]> {
  const all: Sent[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      all.push({ headers, body: Buffer.concat(parts).toString('latin1') });
      response.end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    const [program, ...args] = start((server.address() as AddressInfo).port);
    const child = spawn(program, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, no_proxy: '*', NO_PROXY: '*' },
    });
    const said: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => said.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
    const status = await new Promise((closed) => child.on('close', closed));
    expect(status, Buffer.concat(said).toString()).toBe(0);
    return all;
  } finally {
    server.close();
  }
}

function requestOf(text: string, port: number) {
  return {
    method: 'POST',
    url: `http://127.0.0.1:${port}/webhooks?a=%2F`,
    headers: { 'Content-Type': 'application/json', 'X-Signature': 't=1,v1=\'ab%20"' },
    body: bytesFromText(text),
  };
}

/** One file of them all, run by a program for such files. */
async function sentByHttpyac(texts: readonly string[]): Promise<readonly Sent[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hookscope-'));
  try {
    return await sentBy((port) => {
      const requests = texts.map((text) => httpFile(requestOf(text, port)));
      writeFileSync(join(folder, 'all.http'), requests.join('\n\n###\n\n'));
      const program = fileURLToPath(import.meta.resolve('httpyac/bin/httpyac.js'));
      return [process.execPath, program, 'all.http', '--all', '--output', 'none'];
    }, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const patient = { timeout: 120_000 };

const awkward = [
  `{"it's":"100% \\"sure\\" & <b>"}`,
  '{\n  "name": "Grüße 😀",\n\n  "list": [1, 2]\n}',
  'Body=Send+4%2C200+%E2%82%AC&NumSegments=1',
  'name: value',
  '%20\\n$HOME `id` ${b}',
];

test('a .http file, run by httpyac, sends these bytes', patient, async () => {
  const piece = fc.constantFrom(
    ...[
      "'",
      '"',
      '\\',
      '$',
      '`',
      '@',
      '%',
      '\n',
      ' ',
      '{',
      '}',
      'é',
      '😀',
      '-',
      '#',
      '/',
      '<',
      '>',
    ],
    ...['?', '=', '&', ':', 'a', '\n\n', '###', 'GET /', 'HTTP/1.1', '\r'],
  );
  const given = fc.sample(fc.string({ unit: piece, minLength: 1 }), runs(60, 400));
  const texts = [...awkward, ...given].filter((text) => httpFile(requestOf(text, 1)) !== undefined);
  expect(texts.length).toBeGreaterThan(given.length / 4);
  const sent = await sentByHttpyac(texts);
  expect(sent.map(({ body }) => Buffer.from(body, 'latin1').toString())).toEqual(texts);
  expect(sent.map(({ headers }) => headers['x-signature'])).toEqual(
    texts.map(() => requestOf('', 1).headers['X-Signature']),
  );
});

test('the curl line sends the same bytes as the .http file', patient, async () => {
  for (const text of awkward) {
    const [sent] = await sentBy((port) => ['sh', '-c', curlLine(requestOf(text, port))]);
    expect(Buffer.from(sent?.body ?? '', 'latin1').toString()).toBe(text);
  }
});

test.each([
  ['a comment', 'a\n# b'],
  ['another comment', 'a\n// b'],
  ['a file to read', '< ./secret'],
  ['a script', 'a\n> {% %}'],
  ['a variable', '@a = b'],
  ['a variable in it', '{"a":"{{b}}"}'],
  ['the end of a request', 'a\n###'],
  ['the next request', 'a\n\nGET http://b.example'],
  ['an answer', 'a\nHTTP/1.1 200 OK'],
  ['line breaks that editors change', 'a\r\nb'],
  ['a line break at the end', 'a\n'],
])('has no file for a body with what programs take for %s', (_, text) => {
  expect(httpFile(requestOf(text, 1))).toBeUndefined();
});

test('has no file for bytes that are no text', () => {
  expect(httpFile({ ...requestOf('', 1), body: Uint8Array.of(0xff) })).toBeUndefined();
});
