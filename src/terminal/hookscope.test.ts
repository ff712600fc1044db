import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { schemeIds } from '../signing/providers/schemeIds.ts';
import { drills } from './deliver/drills.ts';
import { startTlsReceiver, testSecret } from './deliver/receiver.testkit.ts';
import type { Report } from './deliver/report.ts';
import { typed } from './terminal.testkit.ts';
import { verbs } from './verbs/verbs.ts';

const launcher = fileURLToPath(new URL('launch.mjs', import.meta.url));

describe('the help', () => {
  test.each([[], ...verbs.map(({ name }) => [name])])(
    'of hookscope %s fits a screen of 80 columns and 24 lines',
    async (...name) => {
      const { exitCode, out } = await typed([...name, '--help']);
      expect(exitCode).toBe(0);
      const lines = out.split('\n');
      expect(lines.length).toBeLessThanOrEqual(24);
      expect(lines.filter((line) => line.length > 80)).toEqual([]);
    },
  );

  test('names every verb', async () => {
    const { out } = await typed([]);
    for (const { name } of verbs) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
  });
});

describe('wrong use ends with 2 and a sentence, and writes nothing on standard output', () => {
  test.each([
    [['nothing'], 'hookscope: there is no “nothing”, only '],
    [['help', 'nothing'], 'hookscope: there is no “nothing”, only '],
    [['list'], 'hookscope: list takes <what>. See'],
    [['list', 'schemes', 'policies'], 'hookscope: list takes <what>. See'],
    [['list', 'schemes', '--colour'], "hookscope: list: Unknown option '--colour'. See"],
    [['list', 'constructor'], 'hookscope: there is no list of “constructor”, only schemes,'],
  ])('%j', async (words, sentence) => {
    const { exitCode, out, err } = await typed(words);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain(sentence);
    expect(err.split('\n')).toHaveLength(1);
  });
});

test('list tells every scheme, as lines and as JSON', async () => {
  const lines = await typed(['list', 'schemes']);
  expect(lines.out.split('\n').map((line) => line.split(' ')[0])).toEqual(schemeIds);
  const { out } = await typed(['list', 'schemes', '--json']);
  expect((JSON.parse(out) as { id: string }[]).map(({ id }) => id)).toEqual(schemeIds);
});

test('the launcher builds the command and runs it from any folder, with the exit code of the verb, and ends where nothing can be sent', async () => {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [launcher, 'list', 'schemes', '--json'], {
    cwd: '/',
  });
  expect(JSON.parse(stdout)).toContainEqual({ id: 'stripe', name: 'Stripe' });
  await expect(run(process.execPath, [launcher, 'nothing'])).rejects.toMatchObject({ code: 2 });
  const paypal = ['deliver', 'http://127.0.0.1/', '--scheme', 'paypal', '--secret-file', launcher];
  await expect(
    run(process.execPath, [launcher, ...paypal], { timeout: 20_000 }),
  ).rejects.toMatchObject({ code: 2 });
});

test('over TLS a receiver whose certificate is trusted holds in every drill, by the name that the certificate has and no other', async () => {
  const { url, byAddress, names, certificate, close } = await startTlsReceiver();
  const folder = await mkdtemp(join(tmpdir(), 'hookscope-tls-'));
  try {
    const file = join(folder, 'authority.pem');
    await writeFile(file, certificate);
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: file, SECRET: testSecret };
    const reportOf = async (to: string, ...more: readonly string[]) => {
      const words = ['deliver', to, '--scheme', 'standard-webhooks', '--secret-env', 'SECRET'];
      const args = [launcher, ...words, '--json', '--speed', '100000', ...more];
      const stdout = await new Promise<string>((tell) => {
        execFile(process.execPath, args, { env }, (_, out) => {
          tell(out);
        });
      });
      return JSON.parse(stdout) as Report;
    };
    const trusted = await reportOf(`${url}/webhooks`, '--effects', `${url}/effects`);
    expect(trusted.drills.filter(({ verdict }) => verdict !== 'held')).toEqual([]);
    expect(trusted.drills).toHaveLength(drills.length);
    expect(trusted).toMatchObject({ troubles: [], ledger: { extra: 0, fake: 0 } });
    expect([...names]).toContain('localhost');
    const other = await reportOf(byAddress, '--drills', 'genuine', '--events', '1');
    expect(other.drills[0]?.because).toContain('is not trusted (ERR_TLS_CERT_ALTNAME_INVALID)');
  } finally {
    await rm(folder, { recursive: true });
    await close();
  }
});
