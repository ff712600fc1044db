import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { bytesFromBase64, bytesFromText, hexFromBytes } from '../bytes/bytes.ts';
import { causes, type Cause } from '../diagnose/causes.ts';
import { schemeById, schemes } from '../schemes.ts';
import { secretKeys } from '../check/secretKey.ts';
import { frameworks, typedFrameworks, type Framework, type MatchedRequest } from './cure.ts';
import { curesFor } from './cures.ts';
import {
  bareSignature,
  bodyAlone,
  contentDepartures,
  foundIn,
  gatewayDepartures,
  leftOutPrefix,
  macDepartures,
  secretDepartures,
  writtenDepartures,
  type Departure,
} from './cures.testkit.ts';
import { typeErrors } from './typeCheck.testkit.ts';
import { program, runnable, textOf, type Run, type Runnable } from './runCode.testkit.ts';

const folder = mkdtempSync(join(tmpdir(), 'cures-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const example = (cause: Cause, scheme = schemeById('stripe')): MatchedRequest => ({
  finding: { causes: [cause], algorithm: 'HMAC-SHA-1' },
  scheme,
  secret: 'example',
});

/** The code for a framework of the cure of a finding that has some. */
function codeIn(found: MatchedRequest, framework: Framework): string {
  const [code] = curesFor(found).flatMap((cure) => cure.code ?? []);
  if (code === undefined) throw new Error(`no code: ${found.finding.causes.join(', ')}`);
  return typeof code === 'string' ? code : code[framework];
}

describe('every cause', () => {
  const codeless = new Set<Cause>([
    'secretLine',
    'secretInJson',
    'secretsTogether',
    'secretBreakWritten',
    'secretQuoteLeft',
    'secretSignBehind',
    'secretPercent',
    'secretEncodedLine',
    'otherHeader',
    'otherText',
    'notSigned',
    'signatureCut',
    'signatureMistyped',
    'signatureCase',
    'clock',
    'replay',
    'timestampUnit',
    'wrongScheme',
    'otherStep',
  ]);

  test.each(causes)(
    '%s has a cure, with code in all frameworks where code can cure it',
    (cause) => {
      for (const scheme of schemes) {
        const [cure, ...others] = curesFor(example(cause, scheme));
        expect(others).toEqual([]);
        expect(cure?.words).toMatch(/\.$/);
        if (codeless.has(cause)) {
          expect(cure?.code).toBeUndefined();
          continue;
        }
        // A token is compared as it is: it has no other spelling and no hash.
        if (scheme.algorithm === 'token' && cure?.code === undefined) continue;
        for (const framework of frameworks) {
          expect(codeIn(example(cause, scheme), framework)).toMatch(/\S/);
          expect(codeIn(example(cause, scheme), framework)).not.toMatch(/undefined|\[object/);
        }
      }
    },
  );

  test('of one kind is told once, with its code once', () => {
    const cures = curesFor({
      ...example('crlf'),
      finding: { causes: ['crlf', 'newlineLost', 'jsonIndented2', 'urlScheme', 'urlHost'] },
    });
    expect(cures.map(({ kind }) => kind)).toEqual([
      'send the bytes that were signed',
      'read the raw body',
      'rebuild the public URL',
    ]);
    expect(new Set(cures.map(({ code }) => JSON.stringify(code))).size).toBe(3);
  });
});

test('a body that is no body can only be mended at the sender', () => {
  const found = {
    ...example('emptyBody'),
    finding: { causes: ['emptyBody'] as const, body: bytesFromText('[object Object]') },
  };
  expect(curesFor(found)).toEqual([
    { kind: 'mend the sender', words: expect.stringContaining('only the sender') as string },
  ]);
});

test('a signature under another name is read as each framework reads a header, if its name is one', () => {
  const found = (headerName: string) => ({
    ...example('otherHeader', schemeById('github')),
    finding: { causes: ['otherHeader'] as const, headerName },
  });
  const read = frameworks.map((framework) => codeIn(found('X-Sig'), framework).split('\n').at(-1));
  expect(new Set(read).size).toBe(12); // Flask, Django and Rails read it alike.
  expect(read).toContain("const signature = request.headers['x-sig'];");
  expect(read).toContain('String signature = request.getHeader("X-Sig");');
  expect(curesFor(found("x' + '"))[0]?.code).toBeUndefined();
});

test('what says where the body or the signature is says it for each framework', () => {
  const of = (cause: Cause) =>
    frameworks.map((framework) => codeIn(example(cause), framework).split('\n')[0]);
  for (const cause of ['gatewayWrapped', 'base64Wrapped', 'upperCaseHex'] as const) {
    expect(new Set(of(cause)).size, cause).toBeGreaterThan(9);
  }
});

test.each([
  ['unpacked by Express, which the header tells', 'gzip', 'unpacked already'],
  ['as it came, packed and without a word of it', undefined, 'packed'],
])('what is %s is checked unpacked', (_, header, text) => {
  const bytes = bytesFromText(text);
  const sent = header === undefined ? new Uint8Array(gzipSync(bytes)) : bytes;
  const code = `const req = { get: () => ${JSON.stringify(header)} };\n${codeIn(example('compressed'), 'Express')}`;
  const [got] = results('Express', [{ code, given: { received: sent }, result: 'rawBody' }]);
  expect(textOf(got)).toBe(text);
});

test('what concerns the sending is shown as commands', () => {
  expect(codeIn(example('newlineAtEnd', schemeById('github')), 'Express')).toMatch(
    /curl .*X-Hub-Signature-256: .*--data-binary @body.bin/s,
  );
});

test('what departs from the rule says so, and names both ways out', async () => {
  for (const departure of [bodyAlone, ...contentDepartures, ...macDepartures]) {
    const [cure] = curesFor(await foundIn(departure));
    expect(cure?.words).toContain('Mend the sender where you can.');
  }
  const stored = secretDepartures.find(({ name }) => name === 'base64 stored');
  const [cure] = stored ? curesFor(await foundIn(stored)) : [];
  expect(cure?.kind).toBe('store the secret decoded');
});

test.each([
  ['urlScheme', 'https://app.example.com/webhooks/?b=2&a=x%20y+z'],
  ['urlQueryEncoding', 'https://app.example.com/webhooks/?b=2&a=x%20y+z'],
  ['urlSlash', 'https://app.example.com/hooks?b=2&a=x%20y+z'],
  ['urlQueryMissing', 'https://app.example.com/hooks'],
  ['urlQuery', 'https://app.example.com/in?c'],
] as const)('with %s Express puts together the address that was called', (cause, url) => {
  const request = `
process.env.PUBLIC_URL = 'https://app.example.com';
process.env.WEBHOOK_URL = 'https://app.example.com/hooks';
const req = { originalUrl: '/webhooks/?b=2&a=x%20y+z', get: () => '/in?c' };`;
  const code = `${request}\n${codeIn(example(cause), 'Express')}`;
  expect(results('Express', [{ code, result: 'url' }]).map(textOf)).toEqual([url]);
});

/** What stands around a piece of code: the request of each framework, and what the piece is about. */
const given: Readonly<Record<string, string>> = {
  NestJS: `import express from 'express';
declare const AppModule: object, NestFactory: { create(module: object, options: object): Promise<express.Express> };
declare const Controller: (path: string) => ClassDecorator, Post: () => MethodDecorator, Req: () => ParameterDecorator;
declare const request: express.Request;`,
  Hono: `import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
declare const app: Hono<{ Bindings: HttpBindings }>, c: Context<{ Bindings: HttpBindings }>;`,
  'Next.js': `interface NextApiRequest extends AsyncIterable<Buffer> {}
interface NextApiResponse {}
declare const request: Request;`,
  'Nitro / h3': `import { defineEventHandler, readRawBody, type H3Event } from 'h3';
declare const event: H3Event;`,
};

test('what is printed for TypeScript passes the strict rules of a new Next.js project', async () => {
  const departures = [bodyAlone, ...contentDepartures, ...macDepartures, ...secretDepartures];
  const found = await Promise.all(
    [...departures, ...writtenDepartures, ...gatewayDepartures, leftOutPrefix].map(foundIn),
  );
  const modules: Record<string, string> = {};
  for (const framework of typedFrameworks) {
    const tested = { kind: 'connection test', sign: 'X-Event-Key: diagnostics:ping' } as const;
    const others = [
      { ...example('notSigned'), finding: { causes: ['notSigned'], unsigned: tested } },
      { ...example('otherHeader'), finding: { causes: ['otherHeader'], headerName: 'X-Sig' } },
    ] as const;
    const all = [...causes.map((cause) => example(cause)), ...others, ...found].flatMap((each) =>
      curesFor(each).flatMap(({ code }) => (typeof code === 'object' ? code[framework] : [])),
    );
    for (const [at, code] of [...new Set(all)].entries()) {
      const isWhole = /^(export|@Controller)/m.test(code);
      modules[`${framework.replace(/\W+/g, '')}${at}`] = [
        "import crypto from 'node:crypto';\nimport zlib from 'node:zlib';",
        given[framework],
        'declare const rawBody: Buffer, received: Buffer, key: Buffer, mac: Buffer, signed: Buffer, signature: string;',
        'export {};',
        isWhole ? code : `void (() => {\n${code}\n});`,
      ].join('\n');
    }
  }

  expect(typeErrors(modules)).toEqual([]);
});

test('Next.js cannot tell how a query was spelled', () => {
  const code = (cause: Cause) => codeIn(example(cause), 'Next.js');
  expect(code('urlQueryEncoding')).toContain("request.headers.get('x-original-uri')");
  expect(code('urlHost')).toContain('pathname + search');
});

describe.each(Object.keys(runnable) as Runnable[])('the code for %s', (framework) => {
  const it = test.skipIf(!isInstalled(framework));

  it('makes of the secret here the key that matched', async () => {
    const all = await Promise.all(secretDepartures.map(foundIn));
    const made = results(
      framework,
      all.map((found): Run => {
        const isCleaned = curesFor(found).every(({ kind }) => kind === 'clean the secret');
        return {
          code: codeIn(found, framework),
          secret: found.secret,
          result: isCleaned ? 'secret' : 'key',
        };
      }),
    );
    for (const [index, departure] of secretDepartures.entries()) {
      const found = all[index];
      const result = made[index] ?? '';
      const isCleaned = found && curesFor(found).every(({ kind }) => kind === 'clean the secret');
      const [key] = isCleaned
        ? secretKeys(textOf(result) ?? '', found.scheme.secret).usable.map((one) => one.key)
        : [result];
      expect(found?.finding.causes, departure.name).toEqual(departure.causes);
      expect(key instanceof Uint8Array ? hexFromBytes(key) : key, departure.name).toBe(
        hexFromBytes(departure.key),
      );
    }
  });

  it('refuses to start with a secret that was not copied whole', async () => {
    const code = codeIn(await foundIn(leftOutPrefix), framework);
    const [cut, whole] = results(framework, [
      { code, secret: leftOutPrefix.secret, result: 'secret' },
      { code, secret: `whsec_${leftOutPrefix.secret}`, result: 'secret' },
    ]);
    expect(cut).toBe('!WEBHOOK_SECRET is not whole: it begins with whsec_');
    expect(textOf(whole)).toBe(`whsec_${leftOutPrefix.secret}`);
  });

  it('takes the content, the MAC, its spelling and the body as they were found', async () => {
    const jobs = [
      ...(await jobsOf(contentDepartures, framework, ({ request, finding }) => ({
        given: { rawBody: request.body },
        result: 'signedBody',
        wanted: finding.body,
      }))),
      ...(await jobsOf([bodyAlone], framework, ({ request }) => ({
        given: { rawBody: request.body },
        result: 'signed',
        wanted: request.body,
      }))),
      ...(await jobsOf(macDepartures, framework, ({ request, finding, secret }) => ({
        given: { key: bytesFromText(secret), signed: request.body },
        result: finding.causes.includes('plainHash') ? 'macs' : 'mac',
        wanted: finding.mac,
      }))),
      ...(await jobsOf(writtenDepartures, framework, (found) => ({
        given: {
          signature: bytesFromText(bareSignature(found)),
          mac: found.finding.mac ?? new Uint8Array(),
        },
        result: 'valid',
        wanted: bytesFromText('true'),
      }))),
      ...(await jobsOf(gatewayDepartures, framework, ({ request, finding }) => ({
        given: { received: request.body },
        result: 'rawBody',
        wanted: finding.body,
      }))),
    ];
    const told = results(framework, jobs);
    for (const [index, { name, wanted }] of jobs.entries()) {
      const result = told[index] ?? '';
      const hex = typeof result === 'string' ? result : hexFromBytes(result);
      const hexWanted = hexFromBytes(wanted ?? new Uint8Array());
      // One of the two hashes is enough.
      if (jobs[index]?.result === 'macs') expect(hex, name).toContain(hexWanted);
      else expect(hex, name).toBe(hexWanted);
    }
  });
});

function isInstalled(framework: Runnable): boolean {
  const { command, version } = runnable[framework];
  return spawnSync(command, [version]).status === 0;
}

/** What each run sets its variable to, or its error as a text. */
function results(framework: Runnable, runs: readonly Run[]): readonly (Uint8Array | string)[] {
  const { command, args, file } = runnable[framework];
  const { text, input } = program(framework, runs);
  writeFileSync(join(folder, file), text);
  const env = { ...process.env, GO111MODULE: 'off' };
  const options = { input, env, encoding: 'utf8' } as const;
  const { stdout, stderr } = spawnSync(command, [...args, join(folder, file)], options);
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as string[]).map((told) =>
    told.startsWith('!') ? told : (bytesFromBase64(told) ?? told),
  );
}

type FoundIn = Awaited<ReturnType<typeof foundIn>>;
interface Wanted extends Omit<Run, 'code'> {
  readonly wanted: Uint8Array | undefined;
}

async function jobsOf(
  departures: readonly Departure[],
  framework: Framework,
  want: (found: FoundIn) => Wanted,
) {
  return Promise.all(
    departures.map(async (departure) => {
      const found = await foundIn(departure);
      expect(found.finding.causes, departure.name).toEqual(departure.causes);
      const name = `${departure.causes.join(' and ')}: ${departure.name}`;
      return { name, code: codeIn(found, framework), ...want(found) };
    }),
  );
}
