import { describe, expect, test } from 'vitest';
import { bytesFromText } from '../bytes/bytes.ts';
import { headerValues } from '../request.ts';
import { schemeById } from '../schemes.ts';
import { signSync, verifySync } from '../signSync.ts';
import type { Step, Verdict } from './verdict.ts';

const sentAt = 1_767_225_600;
const body = bytesFromText('{"amount":4200}');
const secrets = {
  'standard-webhooks': 'whsec_bGV0IG1lIGluIGlmIHlvdSBrbm93IGl0',
  stripe: 'whsec_bGV0IG1lIGluIGlmIHlvdSBrbm93IGl0',
  github: 'let me in if you know it',
} as const;

/** A request signed at `sentAt`, checked `lateBy` seconds later. */
function checked(
  schemeId: keyof typeof secrets,
  {
    lateBy = 0,
    headers = {},
    without,
    ...rest
  }: {
    lateBy?: number;
    headers?: Readonly<Record<string, string>>;
    without?: string;
    secret?: string | readonly string[];
    toleranceSeconds?: number;
  } = {},
): Verdict {
  const secret = secrets[schemeId];
  const signed = Object.fromEntries(
    Object.entries({
      ...signSync(schemeById(schemeId), { secret, body, nowSeconds: sentAt }).headers,
      ...headers,
    }).filter(([name]) => name !== without),
  );
  return verifySync(schemeById(schemeId), {
    secret,
    headers: signed,
    body,
    nowSeconds: sentAt + lateBy,
    ...rest,
  });
}

describe('the age of a request', () => {
  test.each([
    { schemeId: 'standard-webhooks', lateBy: 300, expected: 'accepted' },
    { schemeId: 'standard-webhooks', lateBy: 301, expected: 'timestamp too old' },
    { schemeId: 'standard-webhooks', lateBy: -300, expected: 'accepted' },
    { schemeId: 'standard-webhooks', lateBy: -301, expected: 'timestamp too new' },
    { schemeId: 'stripe', lateBy: 300, expected: 'accepted' },
    { schemeId: 'stripe', lateBy: 301, expected: 'timestamp too old' },
    { schemeId: 'stripe', lateBy: -86_400, expected: 'accepted' },
    { schemeId: 'github', lateBy: 864_000, expected: 'accepted' },
  ] as const)('$schemeId checked $lateBy s later: $expected', ({ schemeId, lateBy, expected }) => {
    expect(outcome(checked(schemeId, { lateBy }))).toBe(expected);
  });

  test('a tolerance of one’s own replaces the scheme’s, both sides of its edge', () => {
    expect(outcome(checked('stripe', { lateBy: 5, toleranceSeconds: 5 }))).toBe('accepted');
    expect(outcome(checked('stripe', { lateBy: 6, toleranceSeconds: 5 }))).toBe(
      'timestamp too old',
    );
  });

  test('a clock that is not a number refuses', () => {
    expect(outcome(checked('stripe', { lateBy: Number.NaN }))).toBe('timestamp too old');
  });

  test('without a clock the time is not checked, and the step says so', () => {
    const { headers } = signSync(schemeById('stripe'), {
      secret: secrets.stripe,
      body,
      nowSeconds: 1,
    });
    const verdict = verifySync(schemeById('stripe'), { secret: secrets.stripe, headers, body });
    expect(outcome(verdict)).toBe('accepted');
    expect(step(verdict, 'timestamp').ok).toBe('skipped');
  });

  test('an old request is refused for its age alone: the signature still matches', () => {
    const verdict = checked('standard-webhooks', { lateBy: 4000 });
    expect(outcome(verdict)).toBe('timestamp too old');
    expect(step(verdict, 'comparison').ok).toBe(true);
    expect(step(verdict, 'timestamp')).toMatchObject({ ageSeconds: 4000, toleranceSeconds: 300 });
  });
});

describe('headers', () => {
  test('are found whatever the case of their names', () => {
    const { headers } = signSync(schemeById('github'), {
      secret: secrets.github,
      body,
      nowSeconds: 0,
    });
    const shouted = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]),
    );
    expect(
      outcome(verifySync(schemeById('github'), { secret: secrets.github, headers: shouted, body })),
    ).toBe('accepted');
  });

  test.each([
    { schemeId: 'standard-webhooks', without: 'webhook-id' },
    { schemeId: 'standard-webhooks', without: 'webhook-timestamp' },
    { schemeId: 'standard-webhooks', without: 'webhook-signature' },
    { schemeId: 'stripe', without: 'Stripe-Signature' },
    { schemeId: 'github', without: 'X-Hub-Signature-256' },
  ] as const)('$schemeId without $without is refused', ({ schemeId, without }) => {
    const verdict = checked(schemeId, { without });
    expect(outcome(verdict)).toBe('header missing');
    expect(step(verdict, 'headers').headers).toContainEqual({ name: without, values: [] });
  });

  test('are read without the white space around them, and keep what is inside', () => {
    for (const around of ['', ' ', '\t \t']) {
      const name = 'X-Hub-Signature-256';
      expect(headerValues({ [name]: `${around}a \t b${around}` }, name)).toEqual(['a \t b']);
    }
    expect(headerValues({ a: ' \t ' }, 'a')).toEqual(['']);
  });

  test('are trimmed in one pass: a million spaces inside a value are no work', () => {
    const value = `a${' '.repeat(1_000_000)}b`;
    expect(headerValues({ a: `${value}   ` }, 'a')).toEqual([value]);
  });

  test('two values under one name are refused, the same value twice is not', () => {
    const sig = signSync(schemeById('github'), {
      secret: secrets.github,
      body,
      nowSeconds: 0,
    }).headers;
    const value = sig['X-Hub-Signature-256'] ?? '';
    expect(outcome(checked('github', { headers: { 'x-hub-signature-256': 'sha256=00' } }))).toBe(
      'header given twice',
    );
    expect(outcome(checked('github', { headers: { 'x-hub-signature-256': value } }))).toBe(
      'accepted',
    );
  });

  test.each([
    { schemeId: 'github', value: 'md5=00', expected: 'signature header malformed' },
    { schemeId: 'github', value: 'sha256=zz', expected: 'signature malformed' },
    { schemeId: 'github', value: `sha256=${'00'.repeat(20)}`, expected: 'signature malformed' },
    { schemeId: 'github', value: `sha256=${'AB'.repeat(32)}`, expected: 'signature malformed' },
    { schemeId: 'github', value: `sha256=${'ab'.repeat(32)}`, expected: 'no signature matches' },
    { schemeId: 'stripe', value: 'hello', expected: 'signature header malformed' },
    { schemeId: 'stripe', value: 't=1767225600', expected: 'no signature of a known version' },
    {
      schemeId: 'stripe',
      value: `t=1767225600,v0=${'ab'.repeat(32)}`,
      expected: 'no signature of a known version',
    },
    { schemeId: 'stripe', value: `v1=${'ab'.repeat(32)}`, expected: 'timestamp missing' },
    {
      schemeId: 'stripe',
      value: `t=1,t=2,v1=${'ab'.repeat(32)}`,
      expected: 'signature header malformed',
    },
    {
      schemeId: 'stripe',
      value: `t=soon,v1=${'ab'.repeat(32)}`,
      expected: 'timestamp is not a number',
    },
  ] as const)('$schemeId with $value: $expected', ({ schemeId, value, expected }) => {
    const name = schemeId === 'github' ? 'X-Hub-Signature-256' : 'Stripe-Signature';
    expect(outcome(checked(schemeId, { headers: { [name]: value } }))).toBe(expected);
  });
});

describe('secrets', () => {
  test.each([
    { schemeId: 'stripe', secret: '', expected: 'secret empty' },
    { schemeId: 'stripe', secret: [], expected: 'secret empty' },
    { schemeId: 'standard-webhooks', secret: 'whsec_', expected: 'secret empty' },
    { schemeId: 'standard-webhooks', secret: 'whsec_!', expected: 'secret malformed' },
    { schemeId: 'standard-webhooks', secret: `${secrets.stripe}\n`, expected: 'secret malformed' },
  ] as const)('$schemeId with the secret $secret: $expected', ({ schemeId, secret, expected }) => {
    expect(outcome(checked(schemeId, { secret }))).toBe(expected);
    expect(signSync(schemeById(schemeId), { secret, body, nowSeconds: sentAt })).toEqual({
      ok: false,
      because: expected,
      headers: {},
    });
  });

  test('the same whsec_ secret is decoded for Standard Webhooks and taken as text for Stripe', () => {
    expect(step(checked('standard-webhooks'), 'key').keys).toEqual([
      { secret: 1, derived: 'decoded from base64', byteLength: 24 },
    ]);
    expect(step(checked('stripe'), 'key').keys).toEqual([
      { secret: 1, derived: 'as text', byteLength: 38 },
    ]);
  });

  test.each([
    { secret: 'wrong', problem: 'incomplete base64', charactersLeftOver: 1 },
    {
      secret: secrets['standard-webhooks'].slice(0, -1),
      problem: 'incomplete base64',
      charactersLeftOver: 3,
    },
    { secret: 'whsec_AAA==', problem: 'incomplete base64', charactersLeftOver: 1 },
    { secret: 'whsec_AB==', problem: 'impossible last character' },
    { secret: 'whsec_AA-_', problem: 'not base64' },
    { secret: 'whsec_AA==AAAA', problem: 'not base64' },
    { secret: 'whsec_AAAA ', problem: 'not base64', strayEdges: ['ends with a space'] },
  ] as const)('for Standard Webhooks the secret $secret is $problem', ({ secret, ...facts }) => {
    const verdict = checked('standard-webhooks', { secret });
    expect(outcome(verdict)).toBe('secret malformed');
    expect(step(verdict, 'key').keys).toEqual([
      { secret: 1, derived: 'decoded from base64', byteLength: 0, ...facts },
    ]);
  });

  test.each([
    [' abc', ['starts with a space']],
    ['abc\n', ['ends with a line break']],
    ['\tabc\u00a0', ['starts with a tab', 'ends with an invisible character']],
    ['a b c', undefined],
  ])('%j as text is a key, and its stray edges are named', (secret, strayEdges) => {
    const [facts] = step(checked('github', { secret }), 'key').keys;
    expect(facts?.problem).toBeUndefined();
    expect(facts?.strayEdges).toEqual(strayEdges);
  });

  test('no step ever holds a secret', () => {
    const secret = 'plainly-visible';
    const verdict = checked('github', { secret });
    expect(JSON.stringify(verdict)).not.toContain(secret);
  });

  test('while a secret is rotated, a request signed with both passes with either', () => {
    const both = ['whsec_b2xk', 'whsec_bmV3'];
    for (const schemeId of ['standard-webhooks', 'stripe'] as const) {
      const { headers } = signSync(schemeById(schemeId), {
        secret: both,
        body,
        nowSeconds: sentAt,
      });
      for (const secret of both) {
        expect(outcome(verifySync(schemeById(schemeId), { secret, headers, body }))).toBe(
          'accepted',
        );
      }
    }
  });
});

test('the signed content is the parts of the scheme in order, to the byte', () => {
  const { parts, byteLength } = step(checked('standard-webhooks'), 'content');
  const text = parts.map(({ role, bytes }) => [role, new TextDecoder().decode(bytes)]);
  expect(text).toEqual([
    ['header', 'msg_2f8aQkXo7Yt1'],
    ['literal', '.'],
    ['timestamp', String(sentAt)],
    ['literal', '.'],
    ['body', '{"amount":4200}'],
  ]);
  expect(byteLength).toBe(text.reduce((sum, [, part = '']) => sum + part.length, 0));
});

function outcome(verdict: Verdict) {
  return verdict.ok ? 'accepted' : verdict.because;
}

function step<K extends Step['step']>(verdict: Verdict, kind: K): Extract<Step, { step: K }> {
  const found = verdict.steps.find(
    (each): each is Extract<Step, { step: K }> => each.step === kind,
  );
  if (!found) throw new Error(`no step ${kind}`);
  return found;
}
