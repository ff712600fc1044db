import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signingDocs } from './signingDocs.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** A project of somebody else, with the packed package in it and nothing more. */
const project = mkdtempSync(join(tmpdir(), 'signing-'));
const installed = join(project, 'node_modules/hookscope');
const run = (command: string, ...args: readonly string[]) =>
  execFileSync(command, args, {
    cwd: project,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

beforeAll(() => {
  mkdirSync(installed, { recursive: true });
  execFileSync('npm', ['pack', '--silent', '--offline', '--pack-destination', project], {
    cwd: root,
  });
  const [packed = ''] = readdirSync(project).filter((name) => name.endsWith('.tgz'));
  run('tar', 'xzf', packed, '-C', installed, '--strip-components=1');
});
afterAll(() => {
  rmSync(project, { recursive: true });
});

test('the page of documentation is what the docstrings say', async () => {
  const page = readFileSync(join(root, 'src/signing/package/README.md'), 'utf8');
  expect(page).toBe(await signingDocs());
});

describe('the packed signing folder', () => {
  const program = `
import { curesFor, diagnose, recognise, schemeById, sign, signSync, verify, type Verdict } from 'hookscope/signing';
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const body = new TextEncoder().encode('{"a":1}');
const nowSeconds = 1796000000;
const signed = await sign('standard-webhooks', { secret, body, eventId: 'msg_1', nowSeconds });
const { headers } = signed;
const verdict: Verdict = await verify('standard-webhooks', { secret, headers, body, nowSeconds });
const other = { secret, headers, body: new TextEncoder().encode('{"a": 1}'), nowSeconds };
const { finding } = await diagnose('standard-webhooks', other);
const scheme = schemeById('standard-webhooks');
const same = signSync(scheme, { secret, body, eventId: 'msg_1', nowSeconds });
const cures = finding ? curesFor({ finding, scheme, secret }) : [];
const stripe = await sign('stripe', { secret, body, nowSeconds });
console.log(JSON.stringify([
  verdict.ok,
  finding?.causes,
  JSON.stringify(same.headers) === JSON.stringify(headers),
  cures.length,
  recognise('Stripe-Signature: t=1,v1=' + '0'.repeat(64)).schemeId,
  Object.keys(stripe.headers),
]));
`;

  test('is imported by a project that has nothing else', () => {
    writeFileSync(
      join(project, 'program.mjs'),
      program.replace(', type Verdict', '').replace(': Verdict', ''),
    );
    expect(JSON.parse(run(process.execPath, 'program.mjs'))).toEqual([
      true,
      ['jsonCompacted'],
      true,
      1,
      'stripe',
      ['Stripe-Signature'],
    ]);
  });

  test.each(['nodenext', 'bundler'])('brings its types, found in the way of %s', (resolution) => {
    const folder = join(project, resolution);
    mkdirSync(folder, { recursive: true });
    // One error, at the one thing that is wrong: the rest is typed.
    const wrong = program.replace("verify('standard-webhooks'", "verify('no-such-scheme'");
    writeFileSync(join(folder, 'wrong.mts'), wrong);
    const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2023,dom'];
    const module = resolution === 'bundler' ? 'esnext' : resolution;
    const how = ['--module', module, '--moduleResolution', resolution, join(folder, 'wrong.mts')];
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    let said = '';
    try {
      run(process.execPath, tsc, ...options, ...how);
    } catch (error) {
      said = (error as { stdout: string }).stdout;
    }
    expect(said.match(/error TS/g)).toHaveLength(1);
    expect(said).toContain('no-such-scheme');
  });

  test('has no framework and no other package in it', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    const code = files.filter((name) => name.endsWith('.js'));
    expect(code.length).toBeGreaterThan(10);
    for (const name of code) {
      const text = readFileSync(join(installed, name), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
      const imported = [...text.matchAll(/(?:from|import\()\s*["']([^"']+)["']/g)].map(
        ([, of]) => of,
      );
      expect(
        imported.filter((of) => !of?.startsWith('.')),
        name,
      ).toEqual([]);
    }
    expect(files.filter((name) => /\.(test|testkit)\./.test(name))).toEqual([]);
  });
});
