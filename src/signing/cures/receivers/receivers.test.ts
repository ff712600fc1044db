import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base64FromBytes, bytesFromText, concatBytes, hexFromBytes } from '../../bytes/bytes.ts';
import type { Scheme } from '../../providers/scheme.ts';
import { schemeById, schemes } from '../../schemes.ts';
import {
  goFiles,
  nodeHarness,
  phpHarness,
  pythonHarness,
  rubyHarness,
  type Job,
} from '../../snippets/interpreters.testkit.ts';
import { hasPlan } from '../../snippets/plan.ts';
import { snippetCases, type SnippetCase } from '../../snippets/snippetCases.testkit.ts';
import { loadSnippet } from '../../snippets/snippets.ts';
import { languageOf } from '../cure.ts';
import { curesFor } from '../cures.ts';
import type { Cause } from '../../diagnose/causes.ts';
import { notHere, receive, receivers, type Runs } from './receivers.testkit.ts';
import { send, type Got, type Sent } from './send.testkit.ts';

const folder = mkdtempSync(join(tmpdir(), 'receivers-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/*
 * Those of Node run always. The others run where they are: Flask, FastAPI with uvicorn and Django with gunicorn by pip
 * (HOOKSCOPE_PYTHON names another Python that has them), the rest as packages of Debian: golang, ruby-railties with puma,
 * php-laravel-framework, libspring-web-servlet-java with libtomcat9-java. Too heavy for every day, and run by hand in
 * November 2026 with the bodies, addresses and schemes below:
 *
 * | framework                        | bodies                    | addresses                       | schemes |
 * | -------------------------------- | ------------------------- | ------------------------------- | ------- |
 * | NestJS 12.5.1 (Express 5.3.0)    | all; gzip comes unpacked  | all                             | all     |
 * | Next.js 16.4.6, built, started   | all                       | 3 of 10: spelled anew; 308 for / | all     |
 */

const type = (value: string) => [['Content-Type', value]] as const;
const json = bytesFromText('{"id": 1,"name":"Zoë ☕"}');
const form = bytesFromText('To=%2B1+555&Body=Gr%c3%bc%C3%9Fe+%F0%9F%9A%80&Empty=&A=2&A=1');

/** Bodies as senders send them. Fetch, Go and Python’s requests send no Content-Type unless they are told one. */
const bodies: Readonly<Record<string, Sent>> = {
  JSON: { body: json, headers: type('application/json') },
  'no Content-Type': { body: json },
  'no Content-Type, chunked': { body: json, chunked: true },
  chunked: { body: json, headers: type('application/json'), chunked: true },
  nothing: { body: new Uint8Array() },
  'nothing, as JSON': { body: new Uint8Array(), headers: type('application/json') },
  'a byte order mark': {
    body: concatBytes([Uint8Array.of(0xef, 0xbb, 0xbf), json]),
    headers: type('application/json'),
  },
  'a byte that is no UTF-8': {
    body: concatBytes([bytesFromText('{"a":"'), Uint8Array.of(0xff), bytesFromText('"}')]),
    headers: type('application/json'),
  },
  'Latin-1': {
    body: Uint8Array.from('{"name":"Zoë"}', (letter) => letter.charCodeAt(0)),
    headers: type('application/json; charset=iso-8859-1'),
  },
  'charset=utf8': { body: json, headers: type('application/json; charset=utf8') },
  'application/vnd.api+json': { body: json, headers: type('application/vnd.api+json') },
  'text/plain': { body: json, headers: type('text/plain;charset=UTF-8') },
  'a scalar': { body: bytesFromText('"hi"'), headers: type('application/json') },
  'no JSON': { body: bytesFromText('{"a":'), headers: type('application/json') },
  'a form': { body: form, headers: type('application/x-www-form-urlencoded') },
  'no form, no Content-Type': { body: bytesFromText('{"off":"100%"}') },
  'no form, as one': {
    body: bytesFromText('{"off":"100%"}'),
    headers: type('application/x-www-form-urlencoded'),
  },
  multipart: {
    body: bytesFromText('--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n'),
    headers: type('multipart/form-data; boundary=b'),
  },
  gzip: {
    body: new Uint8Array(gzipSync(json)),
    headers: [...type('application/json'), ['Content-Encoding', 'gzip']],
  },
  '2 MB': { body: bytesFromText(`"${'ä'.repeat(1_000_000)}"`), headers: type('application/json') },
};

/** The cure’s words on the screen say so. */
const otherwise: Readonly<Partial<Record<Runs, Readonly<Record<string, Uint8Array>>>>> = {
  Express: { gzip: json },
  Laravel: { multipart: new Uint8Array() },
};

const targets = [
  '/webhooks?b=2&a=1',
  '/webhooks?a=x%20y+z',
  '/webhooks?a=%c3%ab&b=~',
  '/webhooks?a[1]=,:@/?',
  "/webhooks?a='()!*",
  '/webhooks?a&&b=',
  '/webhooks?%61=;',
  '/%77ebhooks',
  '/webhooks/%2F;b=1/%c3%ab',
  '/webhooks/',
];

/** Bodies and addresses that are answered 400 without asking: the cure’s words on the screen say so. */
const refusedBefore: Readonly<Partial<Record<Runs, readonly string[]>>> = {
  Rails: ['no form, as one'],
  Spring: ['/webhooks?a[1]=,:@/?', '/webhooks/%2F;b=1/%c3%ab'],
};

let cases: readonly SnippetCase[] = [];
beforeAll(async () => {
  process.env['PUBLIC_URL'] = 'https://example.com';
  cases = (await Promise.all(schemes.filter(hasPlan).map(snippetCases)))
    .flat()
    .filter(({ name }) => name === 'a good request' || name === 'another MAC');
});

describe.each(receivers)('%s', (framework) => {
  const missing = notHere(framework);
  const it = test.skipIf(missing !== '');

  it(`gives the check that is printed what it accepts and refuses as this page does${missing}`, async () => {
    const asked = cases.filter(
      ({ scheme }) => hasEd25519(framework) || scheme.algorithm !== 'Ed25519',
    );
    const jobs: Job[] = [];
    const wanted: string[] = [];
    const { port, close } = await started(framework);
    try {
      for (const scheme of schemes) {
        const own = asked.filter((each) => each.scheme === scheme);
        if (own.length === 0) continue;
        const heard: Job['cases'][number][] = [];
        for (const { name, request, accepted } of own) {
          const headers = Object.entries(request.headers);
          const target = (request.url ?? '').replace('https://example.com', '');
          for (const [how, sent] of Object.entries({
            once: { headers },
            'each header twice': { headers: [...headers, ...headers] },
            'without a length': { headers, chunked: true },
          })) {
            const got = await send(port, { ...sent, target, body: request.body });
            expect(got.status, `${scheme.id}, ${name}, ${how}`).toBe(200);
            heard.push(caseOf(request, got));
            wanted.push(`${scheme.id}, ${name}, ${how}: ${accepted}`);
          }
        }
        jobs.push({ code: await snippetFor(framework, scheme), cases: heard });
      }
    } finally {
      close();
    }
    const verdicts = verdictsOf(framework, jobs);
    expect(wanted.map((text, at) => text.replace(/: .*/, `: ${verdicts[at]}`))).toEqual(wanted);
  });

  it(`hands the bytes that were sent, the address that was called and the method to the code that is printed${missing}`, async () => {
    const { port, close } = await started(framework);
    try {
      for (const [name, sent] of Object.entries(bodies)) {
        const got = await send(port, sent);
        if (refusedBefore[framework]?.includes(name)) {
          expect(got, name).toEqual({ status: 400 });
          continue;
        }
        const wanted = otherwise[framework]?.[name] ?? sent.body;
        expect({ name, ...seen(got) }).toEqual({
          name,
          status: 200,
          method: 'POST',
          ...told(wanted),
        });
      }
      const overridden = {
        body: bytesFromText('_method=PUT'),
        headers: type('application/x-www-form-urlencoded'),
      };
      expect((await send(port, overridden)).method).toBe('POST');
      const headers = [['X-Event-Key', 'diagnostics:ping']] as const;
      expect(await send(port, { body: json, headers })).toEqual({ status: 200 });
      const called = [];
      for (const target of targets) called.push((await send(port, { body: json, target })).url);
      const refused = refusedBefore[framework] ?? [];
      expect(called).toEqual(
        targets.map((target) =>
          refused.includes(target) ? undefined : `https://example.com${target}`,
        ),
      );
    } finally {
      close();
    }
  });
});

/** Starts a framework with the code that is printed for it. */
function started(framework: Runs) {
  const handler = {
    rawBody: codeOf('newlineLost', framework),
    url: `${codeOf('notSigned', framework)}\n${codeOf('urlHost', framework)}`,
    method: codeOf('methodDiffers', framework),
  };
  return receive(framework, handler, written);
}

function written(name: string, text: string): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const hasEd25519 = (framework: Runs) => languageOf[framework] !== 'python';

async function snippetFor(framework: Runs, scheme: Scheme): Promise<string> {
  const names = {
    node: 'Node',
    python: 'Python',
    ruby: 'Ruby',
    php: 'PHP',
    go: 'Go',
    // None is printed for Java: what Spring hands on is given to the one for Node.
    java: 'Node',
  } as const;
  return (await loadSnippet[names[languageOf[framework]]]())(scheme);
}

function caseOf({ secret, nowSeconds }: SnippetCase['request'], got: Got): Job['cases'][number] {
  const { body = new Uint8Array(), headers = {}, url = '', method = '' } = got;
  return { secret, now: nowSeconds, body: base64FromBytes(body), headers, url, method };
}

/** What the language of a framework says of the requests, by the check that is printed for it. */
function verdictsOf(framework: Runs, jobs: readonly Job[]): readonly boolean[] {
  const language = languageOf[framework];
  const node = () => [process.execPath, written('check.mjs', nodeHarness)];
  const [command, ...args] = {
    node,
    java: node,
    python: () => ['python3', written('check.py', pythonHarness)],
    ruby: () => ['ruby', written('check.rb', rubyHarness)],
    php: () => ['php', written('check.php', phpHarness)],
    go: () => {
      for (const [name, text] of Object.entries(goFiles(jobs))) written(name, text);
      return ['go', 'run', '.'];
    },
  }[language]();
  const input = JSON.stringify(jobs);
  const options = { input, cwd: folder, encoding: 'utf8', maxBuffer: 1e8 } as const;
  const { stdout, stderr } = spawnSync(command ?? '', args, options);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as boolean[];
}

const told = (body: Uint8Array) => ({
  length: body.length,
  body: hexFromBytes(body.slice(0, 200)),
});

function seen({ status, method, body }: Got) {
  return { status, method, ...(body ? told(body) : {}) };
}

function codeOf(cause: Cause, framework: Runs): string {
  const unsigned = { kind: 'connection test', sign: 'X-Event-Key: diagnostics:ping' } as const;
  const found = {
    finding: { causes: [cause] as const, unsigned },
    scheme: schemeById('stripe'),
    secret: 'x',
  };
  const [code] = curesFor(found).flatMap((cure) => cure.code ?? []);
  if (typeof code !== 'object') throw new Error(`no code for ${cause}`);
  return code[framework];
}
