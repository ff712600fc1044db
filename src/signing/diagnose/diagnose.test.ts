import { describe, expect, test } from 'vitest';
import { bytesFromText, textFromBytes } from '../bytes/bytes.ts';
import { search } from '../diagnose.ts';
import { diagnose } from './findings.testkit.ts';
import {
  bodies,
  damaged,
  nowSeconds,
  secretOf,
  signedRequest,
  type Damage,
} from './damage.testkit.ts';
import { damages } from './damages.testkit.ts';
import { schemes } from '../schemes.ts';
import { sign } from '../sign.ts';
import { signingVectors } from '../providers/vectors.testkit.ts';
import { verify } from '../verify.ts';

test('there are at least 42 damaged requests', () => {
  expect(damages.length).toBeGreaterThanOrEqual(42);
});

describe.each(damages)('$name', (damage) => {
  test(`is refused, and found to be ${damage.causes.join(' and ')}`, async () => {
    const { schemeId, genuine, request } = await damaged(damage);
    expect((await verify(damage.schemeId, genuine)).ok).toBe(true);
    expect((await verify(schemeId, request)).ok).toBe(false);

    const [finding] = await diagnose(schemeId, request);
    expect(finding?.causes).toEqual(damage.causes);
  });
});

describe('a body that was changed in several ways', () => {
  test('is handed back as it was signed', async () => {
    const damage = damages.find(({ name }) => name.startsWith('escaped Unicode with Python'));
    if (!damage) throw new Error('no such damage');
    const { schemeId, request } = await damaged(damage);
    const [finding] = await diagnose(schemeId, request);
    expect(finding?.body && textFromBytes(finding.body)).toBe(bodies.python);
  });
});

/** In two parts, for the scanners of repositories. */
const forgers = ['whsec', 'd3JvbmctZ3Vlc3M='].join('_');

describe('a request that was simply forged', () => {
  test.each([
    'stripe',
    'github',
    'standard-webhooks',
    'twilio',
    'square',
    'slack',
    'hubspot-v3',
    'shopify',
  ] as const)('for %s has no cause', async (schemeId) => {
    const url = 'https://a.example/in?x=1';
    const body = bytesFromText(bodies.unicode);
    const forged = await sign(schemeId, {
      secret: forgers,
      body,
      url,
      nowSeconds,
    });
    const secret = secretOf(schemeId);
    const called = forged.ok ? (forged.url ?? url) : url;
    const request = {
      secret,
      headers: forged.headers,
      body,
      url: called,
      method: 'POST',
      nowSeconds,
    };
    expect((await verify(schemeId, request)).ok).toBe(false);
    expect(await diagnose(schemeId, request)).toEqual([]);
  });

  test('has none when the URL is signed and vouches for another body', async () => {
    const vector = signingVectors.find(({ id }) => id === 'twilio/json-tampered-body');
    if (!vector) throw new Error('no such vector');
    const request = { ...vector, body: bytesFromText(vector.rawBody) };
    expect((await verify('twilio', request)).ok).toBe(false);
    expect(await diagnose('twilio', request)).toEqual([]);
  });

  test('has none when a byte of its body was changed', async () => {
    for (const schemeId of ['stripe', 'github'] as const) {
      const signed = await sign(schemeId, {
        secret: secretOf(schemeId),
        body: bytesFromText('{"amount":10}'),
        nowSeconds,
      });
      const request = {
        secret: secretOf(schemeId),
        headers: signed.headers,
        body: bytesFromText('{"amount":1000}'),
        nowSeconds,
      };
      expect(await diagnose(schemeId, request)).toEqual([]);
    }
  });
});

test('a request that is accepted has no cause', async () => {
  const damage = damages[0];
  if (!damage) throw new Error('no damage');
  expect(await diagnose(damage.schemeId, await signedRequest(damage))).toEqual([]);
});

test('another of the given secrets is accepted, and needs no diagnosis', async () => {
  const signed = await sign('github', { secret: 'old', body: bytesFromText('{}'), nowSeconds });
  const request = { secret: ['new', 'old'], headers: signed.headers, body: bytesFromText('{}') };
  expect((await verify('github', request)).ok).toBe(true);
});

test('a search that is called off ends early, with nothing', async () => {
  const { schemeId, request } = await damaged(damages.at(-1) as Damage);
  const signal = { aborted: true };
  let tried = 0;
  expect(await diagnose(schemeId, request, { signal, onProgress: (n) => (tried = n) })).toEqual([]);
  expect(tried).toBeLessThan(100);
});

test('the causes of a secret with two faults are both named', async () => {
  const signed = await sign('stripe', {
    secret: secretOf('stripe'),
    body: bytesFromText('{}'),
    nowSeconds,
  });
  const [finding] = await diagnose('stripe', {
    secret: ` "${secretOf('stripe')}"`,
    headers: signed.headers,
    body: bytesFromText('{}'),
  });
  expect(finding?.causes).toEqual(['secretTrimmed', 'secretQuotes']);
  expect(finding?.secretText).toBe(secretOf('stripe'));
});

test('a long body that Python wrote with escapes is found in what JavaScript made of it', async () => {
  const records = Array.from({ length: 4_000 }, (_, n) => ({ id: n, name: 'Zoë 😀', at: 'a/b' }));
  const compact = JSON.stringify(records);
  const python = compact
    .replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('":', '": ')
    .replaceAll(',"', ', "')
    .replaceAll('},{', '}, {');
  expect(python.length).toBeGreaterThan(200_000);
  const body = bytesFromText(python);
  const signed = await sign('github', { secret: 'example', body, nowSeconds });
  const request = { secret: 'example', headers: signed.headers, body: bytesFromText(compact) };
  const [finding] = await diagnose('github', request);
  expect(finding?.causes).toEqual(['jsonPythonSpaces', 'unicodeEscaped']);
  expect(finding?.body && textFromBytes(finding.body)).toBe(python);
});

describe('a signature that matches as it stands', () => {
  const body = bytesFromText('{}');

  test('is said to, with the step that refuses', async () => {
    const signed = await sign('github', { secret: 'x', body, nowSeconds });
    const headers = { ...signed.headers, 'x-HUB-signature-256': 'sha256=00' };
    const twice = await diagnose('github', { secret: 'x', body, headers });
    expect(twice).toMatchObject([{ causes: ['otherStep'], reasons: ['header given twice'] }]);
  });

  test('is of another unit when seconds stand where milliseconds are the rule', async () => {
    const linear = schemes.filter(({ timestamp }) => timestamp?.unit === 'milliseconds');
    let checked = 0;
    for (const { id, timestamp } of linear) {
      if (typeof timestamp?.place !== 'object' || !timestamp.toleranceSeconds) continue;
      const input = { secret: secretOf(id), body, url: 'https://a.example/', nowSeconds };
      const signed = await sign(id, { ...input, nowSeconds: nowSeconds / 1_000 });
      if (!signed.ok) continue;
      const request = { ...input, ...signed };
      const digits = await diagnose(id, request);
      expect(digits[0]?.causes, id).toEqual(['timestampUnit']);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(1);
  });
});

test('a token with a space behind it is found, however long it is', async () => {
  const request = {
    secret: 'a token of no usual length ',
    headers: { 'x-gitlab-token': 'a token of no usual length' },
    body: bytesFromText('{}'),
  };
  const [finding] = await diagnose('gitlab', request);
  expect(finding?.causes).toEqual(['secretTrimmed']);
});

test('a search tells how many changes of each kind it has tried', async () => {
  const signed = await sign('square', {
    secret: 'a guess',
    body: bytesFromText('{}'),
    url: 'https://a.example/',
    nowSeconds,
  });
  let progress = 0;
  const { finding, tried } = await search(
    'square',
    {
      secret: secretOf('square'),
      headers: signed.headers,
      body: bytesFromText('{}'),
      url: 'https://a.example/',
    },
    { onProgress: (count) => (progress = count) },
  );
  expect(finding).toBeUndefined();
  expect(Object.values(tried).reduce((sum, count) => sum + count)).toBe(progress);
  expect(tried.scheme).toBe(schemes.length - 1);
  for (const kind of ['body', 'secret', 'URL', 'several'] as const) {
    expect(tried[kind]).toBeGreaterThan(5);
  }
});
