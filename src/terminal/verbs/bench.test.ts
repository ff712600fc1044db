import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleDraft } from '../../sign/bench/examples.ts';
import { bytesFromText } from '../../signing/bytes/bytes.ts';
import { signingVectors } from '../../signing/providers/vectors.testkit.ts';
import { schemeById } from '../../signing/schemes.ts';
import { sign } from '../../signing/sign.ts';
import { verify } from '../../signing/verify.ts';
import { rawRequest } from '../../signing/write/rawRequest.ts';
import { withoutSecret } from '../bench/request.ts';
import { typed } from '../terminal.testkit.ts';

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const env = { SECRET: secret };
const nowSeconds = 1_796_000_000;
const body = bytesFromText('{"type":"payment.succeeded","data":{"amount":1200.0}}');
const spoilt = bytesFromText('{"type":"payment.succeeded","data":{"amount":1200}}');

const kept = (name: string, headers: Readonly<Record<string, string>>, of = body) => {
  const file = join(folder, name);
  writeFileSync(file, rawRequest({ headers, body: of }));
  return file;
};
let headers: Readonly<Record<string, string>> = {};
let genuine = '';
let damaged = '';
beforeAll(async () => {
  const input = { secret, body, eventId: 'msg_1', nowSeconds };
  ({ headers } = await sign('standard-webhooks', input));
  genuine = kept('genuine.http', headers);
  damaged = kept(
    'damaged.http',
    headers,
    bytesFromText(new TextDecoder().decode(body).replaceAll('":', '": ')),
  );
});
const asked = ['--secret-env', 'SECRET', '--now', String(nowSeconds)];

describe('verify', () => {
  test('ends with 0 for what is accepted, from a file and from standard input', async () => {
    for (const how of [
      await typed(['verify', genuine, ...asked], { env }),
      await typed(['verify', '-', ...asked], { env, input: rawRequest({ headers, body }) }),
    ]) {
      expect(how.exitCode).toBe(0);
      expect(how.out).toMatch(/^Accept: the signature matches\n/);
    }
  });

  test('ends with 1 for another body, for an old request and for another secret', async () => {
    const refused = [
      await typed(['verify', kept('spoilt.http', headers, spoilt), ...asked], { env }),
      await typed(['verify', genuine, '--secret-env', 'SECRET', '--now', '2026-12-30T00:00:00Z'], {
        env,
      }),
      await typed(['verify', genuine, ...asked], { env: { SECRET: 'whsec_AAAA' } }),
    ];
    for (const { exitCode, out } of refused) {
      expect(exitCode).toBe(1);
      expect(out).toMatch(/^Reject: /);
    }
    const untimed = ['verify', genuine, '--secret-env', 'SECRET', '--now', 'none'];
    expect((await typed(untimed, { env })).exitCode).toBe(0);
  });

  test('agrees with the signing folder on every vector, and prints no secret', async () => {
    for (const vector of signingVectors) {
      const { schemeId, url, method, rawBody, nowSeconds: now } = vector;
      const secrets = [vector.secret].flat();
      const request = {
        headers: vector.headers,
        body: bytesFromText(rawBody),
        ...(url === undefined ? {} : { url }),
        ...(method === undefined ? {} : { method }),
      };
      const wanted = await verify(schemeId, {
        ...request,
        secret: vector.secret,
        ...(now === undefined ? {} : { nowSeconds: now }),
      });
      const har = JSON.stringify({
        method: method ?? 'POST',
        url: url ?? 'https://example.com/webhooks',
        headers: vector.headers,
        body: rawBody,
      });
      const named = secrets.flatMap((_, at) => ['--secret-env', `S${at}`]);
      const words = ['verify', '-', '--scheme', schemeId, ...named, '--json'];
      const clock = ['--now', now === undefined ? 'none' : String(now)];
      const address = url === undefined ? [] : ['--url', url];
      const { exitCode, out } = await typed([...words, ...clock, ...address], {
        env: Object.fromEntries(secrets.map((each, at) => [`S${at}`, each])),
        input: har,
      });
      const { ok } = JSON.parse(out) as { ok?: boolean };
      expect([vector.id, ok], out).toEqual([vector.id, wanted.ok]);
      expect(exitCode, vector.id).toBe(wanted.ok === true ? 0 : 1);
      for (const each of secrets.filter(({ length }) => length > 8))
        expect(out, vector.id).not.toContain(each);
    }
  });
});

describe('a rotation', () => {
  const next = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
  const both = ['--secret-env', 'NEXT', '--secret-env', 'SECRET', '--now', String(nowSeconds)];

  test('has its secrets one by one, and one of them is enough', async () => {
    const file = join(folder, 'secret');
    writeFileSync(file, `${secret}\n`);
    const mixed = ['--secret-file', file, '--secret-env', 'NEXT', '--now', String(nowSeconds)];
    for (const words of [both, mixed])
      expect(
        (await typed(['verify', genuine, ...words], { env: { ...env, NEXT: next } })).exitCode,
      ).toBe(0);
    const alone = ['--secret-env', 'NEXT', '--now', String(nowSeconds)];
    expect((await typed(['verify', genuine, ...alone], { env: { NEXT: next } })).exitCode).toBe(1);
  });

  test('finds what the secret that was first would not, and prints none', async () => {
    const { out } = await typed(['diagnose', damaged, ...both, '--json'], {
      env: { ...env, NEXT: next },
    });
    expect(JSON.parse(out)).toMatchObject({ ok: false, causes: ['jsonCompacted'] });
    expect(out).not.toMatch(/MfKQ9r8|C2FVsBQ/);
  });

  test('names a secret that is not there, and takes eight at most', async () => {
    const { exitCode, err } = await typed(['verify', genuine, ...both], { env });
    expect([exitCode, err]).toEqual([2, expect.stringContaining('the environment has no NEXT')]);
    const nine = Array.from({ length: 9 }, () => ['--secret-env', 'SECRET']).flat();
    expect((await typed(['verify', genuine, ...nine], { env })).err).toContain('8 secrets at most');
  });
});

test('of two secrets that begin alike neither leaves its end in a text', () => {
  const draft = { ...exampleDraft('standard-webhooks'), secrets: ['abcdef', 'abcdefgh'] };
  expect(withoutSecret('abcdefgh, abcdef', { draft })).toBe('(the secret), (the secret)');
});

describe('diagnose', () => {
  test('names the cause, the evidence and the cure for the framework, and ends with 1', async () => {
    const { exitCode, out } = await typed(
      ['diagnose', damaged, ...asked, '--framework', 'django'],
      { env },
    );
    expect(exitCode).toBe(1);
    for (const part of ['Reject: ', 'The evidence', 'What to change (Django)', 'request.body'])
      expect(out).toContain(part);
    expect(out).not.toContain(secret);
  });

  test('tells as JSON what it tells in words', async () => {
    const { out } = await typed(['diagnose', damaged, ...asked, '--json'], { env });
    expect(JSON.parse(out)).toMatchObject({
      scheme: 'standard-webhooks',
      ok: false,
      causes: ['jsonCompacted'],
      framework: 'Express',
    });
  });

  test('of an old request needs no search', async () => {
    const later = ['--secret-env', 'SECRET', '--now', String(nowSeconds + 4000), '--json'];
    const { out } = await typed(['diagnose', genuine, ...later], { env });
    expect(JSON.parse(out)).toMatchObject({ ok: false, causes: ['replay'] });
  });

  test('finds nothing in a forged one, and says what remains', async () => {
    const { exitCode, out } = await typed(['diagnose', genuine, ...asked], {
      env: { SECRET: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD' },
    });
    expect(exitCode).toBe(1);
    expect(out).toContain('What remains');
  });

  test('has nothing to find in a genuine one, and ends with 0', async () => {
    expect((await typed(['diagnose', genuine, ...asked], { env })).exitCode).toBe(0);
  });
});

describe('sign', () => {
  test('writes headers that verify accepts, for the bytes of a file', async () => {
    const file = join(folder, 'body.json');
    writeFileSync(file, body);
    const words = ['sign', file, '--body', '--scheme', 'stripe', ...asked];
    const { exitCode, out } = await typed(words, { env });
    expect(exitCode).toBe(0);
    const [, name = '', value = ''] = /^([\w-]+): (.*)$/.exec(out) ?? [];
    const verdict = await verify('stripe', {
      secret,
      body,
      headers: { [name]: value },
      nowSeconds,
    });
    expect(verdict.ok).toBe(true);
  });

  test('as curl is read and accepted again', async () => {
    const curl = await typed(['sign', genuine, '--curl', ...asked], { env });
    const again = await typed(['verify', '-', ...asked], { env, input: curl.out });
    expect(again.exitCode).toBe(0);
    expect(curl.out).not.toContain(secret);
  });

  test('takes the secret from a file or a hidden question, and never as an argument', async () => {
    const file = join(folder, 'secret');
    writeFileSync(file, `${secret}\n`);
    const clock = ['--now', String(nowSeconds)];
    const fromFile = await typed(['sign', genuine, '--secret-file', file, ...clock]);
    const asks = await typed(['sign', genuine, ...clock], { answers: [secret] });
    const fromEnv = await typed(['sign', genuine, ...asked], { env });
    expect([fromFile.out, asks.out]).toEqual([fromEnv.out, fromEnv.out]);
    expect((await typed(['sign', genuine, '--secret', secret])).exitCode).toBe(2);
  });
});

describe('wrong use ends with 2 and a sentence', () => {
  const plain = join(folder, 'plain.txt');
  writeFileSync(plain, '{"a":1}');
  test.each([
    [['verify', join(folder, 'none'), ...asked], 'cannot be read'],
    [['verify', plain, ...asked], 'tells the scheme: name it with --scheme'],
    [['verify', plain, ...asked, '--scheme', 'nobody'], 'there is no scheme “nobody”'],
    [
      ['verify', plain, '--scheme', 'stripe', '--secret-env', 'NONE'],
      'the environment has no NONE',
    ],
    [['verify', plain, '--scheme', 'stripe'], 'there is no secret'],
    [
      ['verify', plain, '--scheme', 'stripe', '--secret-env', 'SECRET', '--now', 'noon'],
      '--now is',
    ],
    [['diagnose', plain, ...asked, '--framework', 'Cobol'], 'the frameworks are Express'],
  ])('%j', async (words, sentence) => {
    const { exitCode, out, err } = await typed(words, { env });
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain(sentence);
  });

  test('nothing on standard input', async () => {
    const { exitCode, err } = await typed(['verify', '-', ...asked], { env, input: ' \n' });
    expect(exitCode).toBe(2);
    expect(err).toContain('there is nothing in standard input');
  });
});

test('no verb of the bench prints the secret of a token, which is the signature itself', async () => {
  const { example } = schemeById('gitlab');
  const input = rawRequest({
    headers: { 'X-Gitlab-Token': `${example.secret}x`, 'X-Gitlab-Event': 'Push Hook' },
    body,
  });
  for (const verb of ['verify', 'diagnose']) {
    const { out, err } = await typed([verb, '-', '--scheme', 'gitlab', '--secret-env', 'S'], {
      env: { S: example.secret },
      input,
    });
    expect(out + err).not.toContain(example.secret);
  }
});
