import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base64FromBytes } from '../bytes.ts';
import { signatureHeaders } from '../scheme.ts';
import { schemes } from '../schemes.ts';
import {
  browserHarness,
  goFiles,
  nodeHarness,
  phpHarness,
  pythonHarness,
  rubyHarness,
  shellScript,
  type Job,
} from './interpreters.ts';
import { snippetCases, type SnippetCase } from './snippetCases.ts';
import { instead, snippetFor, snippetLanguages, type SnippetLanguage } from './snippets.ts';

/** Schemes that a language has no snippet for; every other has one. */
const without: Readonly<Record<SnippetLanguage, readonly string[]>> = {
  Node: [],
  'Browser / WebCrypto': ['twilio'],
  Python: ['standard-webhooks-v1a', 'discord'],
  Go: ['twilio'],
  PHP: ['twilio'],
  Ruby: [],
  'Shell with openssl': ['twilio', 'mailgun'],
};

const folder = mkdtempSync(join(tmpdir(), 'snippets-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let cases: readonly SnippetCase[] = [];
beforeAll(async () => {
  cases = (await Promise.all(schemes.map(snippetCases))).flat();
});

test('the cases are good and bad requests of every scheme', () => {
  for (const { id } of schemes) {
    const own = cases.filter(({ scheme }) => scheme.id === id);
    expect(own.find(({ name }) => name === 'a good request')?.accepted, id).toBe(true);
    expect(own.find(({ name }) => name === 'another secret')?.accepted, id).toBe(false);
    expect(own.find(({ name }) => name === 'another MAC')?.accepted, id).toBe(false);
  }
});

test.each(snippetLanguages)('%s has a snippet for every scheme but these', (language) => {
  const missing = schemes.filter((scheme) => snippetFor(language, scheme) === undefined);

  expect(missing.map(({ id }) => id).sort()).toEqual([...without[language]].sort());
  for (const scheme of missing) expect(instead(language, scheme)).toContain(language);
});

describe.each([
  ['Node', process.execPath, 'check.mjs', nodeHarness],
  ['Browser / WebCrypto', process.execPath, 'web.mjs', browserHarness],
  ['Python', 'python3', 'check.py', pythonHarness],
  ['PHP', 'php', 'check.php', phpHarness],
  ['Ruby', 'ruby', 'check.rb', rubyHarness],
] as const)('%s', (language, command, file, program) => {
  test.skipIf(!isInstalled(command))(
    `says of each request what our own check says${orNot(command)}`,
    { timeout: 120_000 },
    () => {
      const asked = withSnippet(language);
      writeFileSync(join(folder, file), program);

      const verdicts = JSON.parse(
        run(command, [join(folder, file)], JSON.stringify(jobsOf(language, asked))),
      ) as boolean[];

      expect(told(asked, verdicts)).toEqual(told(asked));
    },
  );
});

describe('Go', () => {
  test.skipIf(!isInstalled('go', 'version'))(
    `says of each request what our own check says${orNot('go', 'version')}`,
    { timeout: 600_000 },
    () => {
      const asked = withSnippet('Go');
      const jobs = jobsOf('Go', asked);
      for (const [name, text] of Object.entries(goFiles(jobs))) {
        writeFileSync(join(folder, name), text);
      }

      const verdicts = JSON.parse(
        run('go', ['run', '.'], JSON.stringify(jobs), { cwd: folder }),
      ) as boolean[];

      expect(told(asked, verdicts)).toEqual(told(asked));
    },
  );
});

describe('Shell with openssl', () => {
  test(
    'prints the signature of each good request, and another one for each bad one',
    { timeout: 120_000 },
    () => {
      const names = ['a good request', 'a byte of the body changed', 'another secret'];
      const asked = withSnippet('Shell with openssl').filter(({ name }) =>
        [...names, 'a secret without its prefix', 'a secret that is no base64'].includes(name),
      );
      for (const [at, { request }] of asked.entries()) {
        writeFileSync(join(folder, `body${at}.bin`), request.body);
      }
      const printed = run('sh', ['-s'], shellScript(jobsOf('Shell with openssl', asked)), {
        cwd: folder,
      }).split(/\n-- \d+\n/);

      expect(printed).toHaveLength(asked.length + 1);
      expect(
        told(
          asked,
          asked.map((each, at) => isSaid(each, printed[at] ?? '')),
        ),
      ).toEqual(told(asked));
    },
  );
});

/** Whether one of the printed lines is a signature that the request carries. */
function isSaid({ scheme, request }: SnippetCase, printed: string): boolean {
  if (scheme.algorithm === 'Ed25519') return printed.includes('Signature Verified Successfully');
  const lines = printed.split('\n').filter((line) => line !== '');
  const { format } = scheme.signature;
  const separator =
    format.kind === 'versioned list'
      ? ' '
      : format.kind === 'key=value pairs'
        ? format.separator
        : undefined;
  const offered = signatureHeaders(scheme).flatMap((name) => {
    const value = request.headers[name] ?? '';
    return separator === undefined ? [value] : value.split(separator);
  });
  return offered.some((entry) => lines.includes(entry));
}

function withSnippet(language: SnippetLanguage): readonly SnippetCase[] {
  return cases.filter(({ scheme }) => snippetFor(language, scheme) !== undefined);
}

/** One job for each scheme, in the order of the cases. */
function jobsOf(language: SnippetLanguage, asked: readonly SnippetCase[]): readonly Job[] {
  return schemes.flatMap((scheme) => {
    const own = asked.filter((each) => each.scheme === scheme);
    if (own.length === 0) return [];
    return {
      code: snippetFor(language, scheme) ?? '',
      cases: own.map(({ request }) => ({
        secret: request.secret,
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
        ),
        body: base64FromBytes(request.body),
        url: request.url ?? '',
        method: request.method ?? '',
        now: request.nowSeconds,
      })),
    };
  });
}

/** The verdicts as sentences; our own where none are given. */
function told(asked: readonly SnippetCase[], verdicts?: readonly boolean[]): readonly string[] {
  if (verdicts) expect(verdicts).toHaveLength(asked.length);
  return asked.map(
    ({ scheme, name, accepted }, at) =>
      `${scheme.id}, ${name}: ${(verdicts ? verdicts[at] : accepted) ? 'accepted' : 'refused'}`,
  );
}

function run(command: string, args: readonly string[], input: string, options = {}): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 1e8,
    ...options,
  });
  expect(status, stderr).toBe(0);
  return stdout;
}

function isInstalled(command: string, ask = '--version'): boolean {
  return spawnSync(command, [ask]).status === 0;
}

function orNot(command: string, ask?: string): string {
  return isInstalled(command, ask) ? '' : ` (skipped: ${command} is not installed)`;
}
