import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isFull } from '../../tools/runs.testkit.ts';
import { bodyField } from '../bytes/bodyFields.ts';
import { base64FromBytes } from '../bytes/bytes.ts';
import { isPublicKeyed, signatureHeaders, type Scheme } from '../providers/scheme.ts';
import { typeErrors, withoutTypes } from '../cures/typeCheck.testkit.ts';
import { knowRule, ownId, readRule, usualRule } from '../ownRule/ownRule.ts';
import { schemeById, schemes as providers } from '../schemes.ts';
import {
  browserHarness,
  goFiles,
  nodeHarness,
  phpHarness,
  pythonHarness,
  rubyHarness,
  shellScript,
  type Job,
} from './interpreters.testkit.ts';
import { snippetCases, type SnippetCase } from './snippetCases.testkit.ts';
import { hasPlan } from './plan.ts';
import { loadSnippet, type SnippetLanguage } from './snippets.ts';

/** Rules of one's own, with what no provider's rule has. */
const ownRules = [
  { content: '{method} {url}\\n{body}|{id}', key: 'hex', id: 'X-Id', value: 'Bearer {signature}' },
  {
    content: 'v2-{timestamp}, {body}',
    key: 'hex',
    encoding: 'base64',
    time: 'X-Timestamp',
    tolerance: '60',
  },
  {
    content: '<{id}>{timestamp}+{body}',
    key: 'base64',
    prefix: '',
    id: 'X-Id',
    value: 'ts={timestamp}, s={signature}',
  },
  {
    algorithm: 'HMAC-SHA-512',
    content: '{body}\\n',
    value: 'v1,{signature}',
    key: 'base64',
    prefix: 'whsec_',
  },
  { algorithm: 'HMAC-SHA-384', encoding: 'base64', content: '{body}' },
  { algorithm: 'SHA-256', content: '{timestamp}/{body}', time: 'X-Timestamp' },
  { algorithm: 'Ed25519', key: 'hex', content: '{body}', value: 'v1={signature}' },
  { algorithm: 'ECDSA P-256', key: 'base64', content: '{body}', value: 'v1,{signature}' },
  {
    algorithm: 'ECDSA P-256',
    key: 'base64',
    encoding: 'base64',
    value: 't={timestamp};s={signature}',
    content: '{method} {timestamp}{body}',
    tolerance: '300',
  },
  {
    algorithm: 'ECDSA P-256',
    key: 'base64',
    encoding: 'base64',
    header: 'body.sig',
    value: 'v1={signature}',
    content: '{body.id}\\n{body.text}',
  },
  { content: '{body.id}:{body.text}:{timestamp}', time: 'X-Timestamp', tolerance: '300' },
  {
    header: 'body.class.sig-nature',
    encoding: 'base64',
    value: 'v1={signature}',
    content: '{body.text}\\n{body.list.1}|{body.class.id}{body.id}',
  },
  {
    header: 'body.default',
    algorithm: 'HMAC-SHA-512',
    key: 'hex',
    content: '{timestamp}.{body.id}.{body.id}',
    time: 'body.class.time',
    tolerance: '300',
    unit: 'milliseconds',
  },
].map((said) => {
  const id = ownId({ ...usualRule, ...said });
  expect(readRule({ ...usualRule, ...said })).toHaveProperty('ok', true);
  knowRule(id);
  return schemeById(id);
});
const schemes = [...providers, ...ownRules];

const folder = mkdtempSync(join(tmpdir(), 'snippets-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let cases: readonly SnippetCase[] = [];
beforeAll(async () => {
  cases = (await Promise.all(planned.map(snippetCases))).flat();
});

const planned = schemes.filter(hasPlan);

test('the cases are good and bad requests of every scheme', () => {
  for (const { id } of planned) {
    const own = cases.filter(({ scheme }) => scheme.id === id);
    expect(own.find(({ name }) => name === 'a good request')?.accepted, id).toBe(true);
    expect(own.find(({ name }) => name === 'another secret')?.accepted, id).toBe(false);
    expect(own.find(({ name }) => name === 'another MAC')?.accepted, id).toBe(false);
  }
});

test('a rule that no plan covers is told in steps, each of them a comment', async () => {
  for (const load of Object.values(loadSnippet)) {
    const snippetFor = await load();
    for (const scheme of schemes.filter((each) => !hasPlan(each))) {
      const lines = snippetFor(scheme).trimEnd().split('\n');
      expect(lines.length, scheme.id).toBeGreaterThan(3);
      for (const line of lines) expect(line).toMatch(/^(#|\/\/) \S/);
      expect(lines.join(' ')).not.toContain('undefined');
    }
  }
});

describe.each([
  ['Node', process.execPath, 'check.mjs', nodeHarness],
  ['TypeScript', process.execPath, 'typed.mjs', nodeHarness],
  ['Browser / WebCrypto', process.execPath, 'web.mjs', browserHarness],
  ['PHP', 'php', 'check.php', phpHarness],
  ['Ruby', 'ruby', 'check.rb', rubyHarness],
] as const)('%s', (language, command, file, program) => {
  test.skipIf(!isInstalled(command))(
    `says of each request what our own check says${orNot(command)}`,
    async () => {
      writeFileSync(join(folder, file), program);

      const verdicts = await verdictsOf(language, cases, command, [join(folder, file)]);

      expect(told(cases, verdicts)).toEqual(told(cases));
    },
  );
});

test('the check in TypeScript passes the strict rules of a new Next.js project', async () => {
  const write = await loadSnippet.TypeScript();
  const modules = schemes.map((scheme) => [scheme.id, write(scheme)]);

  expect(typeErrors(Object.fromEntries(modules) as Record<string, string>)).toEqual([]);
});

describe('Python', () => {
  const file = join(folder, 'check.py');
  const library = ['-c', 'import cryptography'] as const;

  test('says of each request what our own check says', async () => {
    const asked = cases.filter(({ scheme }) => !isPublicKeyed(scheme.algorithm));
    writeFileSync(file, pythonHarness);

    const verdicts = await verdictsOf('Python', asked, 'python3', [file]);

    expect(told(asked, verdicts)).toEqual(told(asked));
  });

  test.skipIf(!isInstalled('python3', ...library))(
    `says the same of public keys${isInstalled('python3', ...library) ? '' : ' (skipped: cryptography is not installed)'}`,
    async () => {
      const asked = cases.filter(({ scheme }) => isPublicKeyed(scheme.algorithm));
      writeFileSync(file, pythonHarness);

      const verdicts = await verdictsOf('Python', asked, 'python3', [file]);

      expect(told(asked, verdicts)).toEqual(told(asked));
    },
  );
});

describe('Go', () => {
  test.skipIf(!isInstalled('go', 'version'))(
    `says of each request what our own check says${orNot('go', 'version')}`,
    async () => {
      for (const [name, text] of Object.entries(goFiles(await jobsOf('Go', cases)))) {
        writeFileSync(join(folder, name), text);
      }

      const verdicts = await verdictsOf('Go', cases, 'go', ['run', '.']);

      expect(told(cases, verdicts)).toEqual(told(cases));
    },
  );
});

describe('Shell with openssl', () => {
  test('prints the signature of each good request, and another one for each bad one', async () => {
    const asked = cases.filter(isForShell);
    for (const [at, { request }] of asked.entries()) {
      writeFileSync(join(folder, `body${at}.bin`), request.body);
    }
    const jobs = await jobsOf('Shell with openssl', asked);
    const printed = run('sh', ['-s'], shellScript(jobs)).split(/\n-- \d+\n/);

    expect(printed).toHaveLength(asked.length + 1);
    expect(
      told(
        asked,
        asked.map((each, at) => isSaid(each, printed[at] ?? '')),
      ),
    ).toEqual(told(asked));
  });
});

/**
 * The rest are about headers and times, which the lines for the shell leave to whoever looks. Each case starts
 * openssl, so that a good and a bad request of each scheme do where the run is not a full one.
 */
function isForShell({ scheme, name }: SnippetCase): boolean {
  if (['a good request', 'another secret'].includes(name)) return true;
  // What a token says of the body, too.
  if (!isFull || scheme.own?.code?.token) return false;
  return (
    [
      'a byte of the body changed',
      'another MAC',
      'a secret without its prefix',
      'a secret that is no base64',
    ].includes(name) ||
    (scheme.message.includes('form parameters') && /\b(form|body)\b/.test(name))
  );
}

/** Whether one of the printed lines is a signature that the request carries, and no line is against it. */
function isSaid({ scheme, request }: SnippetCase, printed: string): boolean {
  if (isPublicKeyed(scheme.algorithm))
    return /Signature Verified Successfully|Verified OK/.test(printed);
  const lines = printed.split('\n').filter((line) => line !== '');
  return (
    !lines.includes('The hash in the URL is not that of body.bin.') &&
    offeredBy(scheme, request).some((entry) => lines.includes(entry))
  );
}

function offeredBy(scheme: Scheme, { headers, body }: SnippetCase['request']): readonly string[] {
  const { signature } = scheme;
  if ('bodyField' in signature) return [bodyField(body, signature.bodyField) ?? ''];
  const { format } = signature;
  const separator =
    format.kind === 'versioned list'
      ? ' '
      : format.kind === 'key=value pairs'
        ? format.separator
        : undefined;
  return signatureHeaders(scheme).flatMap((name) => {
    const value = headers[name] ?? '';
    return separator === undefined ? [value] : value.split(separator);
  });
}

/** What a program says that reads the jobs and prints verdicts. */
async function verdictsOf(
  language: SnippetLanguage,
  asked: readonly SnippetCase[],
  command: string,
  args: readonly string[],
): Promise<readonly boolean[]> {
  const jobs = JSON.stringify(await jobsOf(language, asked));
  return JSON.parse(run(command, args, jobs)) as boolean[];
}

/** One job for each scheme, in the order of the cases. */
async function jobsOf(
  language: SnippetLanguage,
  asked: readonly SnippetCase[],
): Promise<readonly Job[]> {
  const write = await loadSnippet[language]();
  return schemes.flatMap((scheme) => {
    const own = asked.filter((each) => each.scheme === scheme);
    if (own.length === 0) return [];
    return {
      code: language === 'TypeScript' ? withoutTypes(write(scheme)) : write(scheme),
      cases: own.map(({ request, twice = false }) => ({
        secret: request.secret,
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [
            name.toLowerCase(),
            handedOn(language, value, twice),
          ]),
        ),
        body: base64FromBytes(request.body),
        url: request.url ?? '',
        method: request.method ?? '',
        now: request.nowSeconds,
      })),
    };
  });
}

/** What servers hand on: those of Python, PHP and Ruby may keep blanks behind a value, and all but Go's join two. */
function handedOn(language: SnippetLanguage, value: string, twice: boolean): string {
  const text = ['Node', 'TypeScript', 'Go'].includes(language) ? value.trim() : value;
  if (!twice || language === 'Go') return text;
  return [text, text].join(language === 'Python' ? ',' : ', ');
}

/** The verdicts as sentences; our own where none are given. */
function told(asked: readonly SnippetCase[], verdicts?: readonly boolean[]): readonly string[] {
  if (verdicts) expect(verdicts).toHaveLength(asked.length);
  return asked.map(
    ({ scheme, name, accepted }, at) =>
      `${scheme.id}, ${name}: ${(verdicts ? verdicts[at] : accepted) ? 'accepted' : 'refused'}`,
  );
}

function run(command: string, args: readonly string[], input: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 1e8,
    cwd: folder,
  });
  expect(status, stderr).toBe(0);
  return stdout;
}

function isInstalled(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args.length > 0 ? args : ['--version']).status === 0;
}

function orNot(command: string, ...args: readonly string[]): string {
  return isInstalled(command, ...args) ? '' : ` (skipped: ${command} is not installed)`;
}
