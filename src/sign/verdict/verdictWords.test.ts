import { describe, expect, test } from 'vitest';
import type { VerifyInput } from '../../signing/request.ts';
import { isPublicKeyed, requiredHeaders, type SchemeId } from '../../signing/providers/scheme.ts';
import { schemeById, schemes } from '../../signing/schemes.ts';
import { signSync, verifySync } from '../../signing/signSync.ts';
import { signingVectors } from '../../signing/providers/vectors.testkit.ts';
import { bytesFromText } from '../../signing/bytes/bytes.ts';
import { stepSentence } from './stepWords.ts';
import { verdictTone } from '../bench/incompleteRequest.ts';
import { explanation, headline } from './verdictWords.ts';

/** The steps of one request as lines, the way the page reads them out. */
function told(request: Parameters<typeof verifySync>[1]): string[] {
  const verdict = verifySync(schemeById('stripe'), request);
  return verdict.steps.map((step) => `${String(step.ok)}: ${stepSentence(step, 'stripe')}`);
}

const stripe = signingVectors.find(({ id }) => id === 'stripe/gen-compact')!;
const { secret, headers, rawBody } = stripe;
const request = { secret, headers, body: bytesFromText(rawBody) };
const signedAt = stripe.nowSeconds!;

test('an accepted Stripe request, step by step', () => {
  expect(told({ ...request, nowSeconds: signedAt + 14 })).toEqual([
    'true: Found Stripe-Signature',
    'true: Header parsed: one timestamp, one v1 signature',
    'true: Timestamp is 14 s old; the limit is 300 s',
    `true: Signed content: ${rawBody.length + 11} bytes`,
    'true: Key: 41 bytes, the secret as text, nothing decoded',
    'true: HMAC-SHA256 computed',
    'true: HMAC-SHA256 computed here equals the one in the header',
  ]);
});

test('a late request is told apart from a forged one', () => {
  const late = verifySync(schemeById('stripe'), { ...request, nowSeconds: signedAt + 4000 });
  expect(headline({ schemeId: 'stripe', verdict: late, request })).toBe(
    'Reject: the timestamp is too old',
  );
  expect(explanation({ schemeId: 'stripe', verdict: late, request })).toMatch(
    /^The signature itself matches/,
  );

  const forged = verifySync(schemeById('stripe'), {
    ...request,
    body: bytesFromText('{}'),
    nowSeconds: signedAt + 4000,
  });
  expect(explanation({ schemeId: 'stripe', verdict: forged, request })).toBe(
    'And the signature does not match either.',
  );
});

test('a timestamp far in the future that a provider lets pass is not called within the tolerance', () => {
  const stripeWords = (nowSeconds: number) =>
    explanation({
      schemeId: 'stripe',
      verdict: verifySync(schemeById('stripe'), { ...request, nowSeconds }),
      request,
    });
  expect(stripeWords(signedAt - 300)).toMatch(/within the tolerance/);
  expect(stripeWords(signedAt - 301)).toMatch(
    /lies far in the future, which Stripe lets pass: is it in seconds\?$/,
  );
});

test('a mismatch over no body at all asks for the body', () => {
  const bare = { ...request, body: new Uint8Array() };
  const checked = {
    schemeId: 'stripe',
    verdict: verifySync(schemeById('stripe'), bare),
    request: bare,
  } as const;
  expect(headline(checked)).toBe('Reject: there is no body, and the body is signed');
  expect(explanation(checked)).toMatch(/^Paste the body too/);
});

test('a mismatch names who signed: a provider, or any sender of a format that many use', () => {
  const signer = (schemeId: SchemeId) => {
    const { secret, headers: given } = signingVectors.find((each) => each.schemeId === schemeId)!;
    const verdict = verifySync(schemeById(schemeId), {
      secret,
      headers: given,
      body: bytesFromText('[]'),
    });
    return /the ones (.*?) signed/.exec(explanation({ schemeId, verdict, request }))?.[1];
  };
  expect((['standard-webhooks', 'stripe', 'github'] as const).map(signer)).toEqual([
    'the sender',
    'Stripe',
    'GitHub',
  ]);
});

describe('what stands in the way is said by name', () => {
  function toldOf(schemeId: SchemeId, changed: Partial<VerifyInput>): [string, string, string] {
    const verdict = verifySync(schemeById(schemeId), { ...request, secret: 'x', ...changed });
    const failed = verdict.steps.find(({ ok }) => ok === false)!;
    const checked = { schemeId, verdict, request };
    return [headline(checked), explanation(checked), stepSentence(failed, schemeId)];
  }
  const discord = {
    secret: '00'.repeat(32),
    headers: { 'X-Signature-Timestamp': '1', 'X-Signature-Ed25519': '00'.repeat(64) },
  };
  const box = {
    'BOX-SIGNATURE-VERSION': '2',
    'BOX-SIGNATURE-ALGORITHM': 'HmacSHA256',
    'BOX-DELIVERY-TIMESTAMP': '2026-01-01T00:00:00Z',
    'BOX-SIGNATURE-PRIMARY': 'AAAA',
  };

  test.each([
    ['a header with another value', 'box', { headers: box }, 'BOX-SIGNATURE-VERSION has to be 1'],
    [
      'both of two headers missing',
      'box',
      { headers: { ...box, 'BOX-SIGNATURE-VERSION': '1', 'BOX-SIGNATURE-PRIMARY': '' } },
      'Missing: BOX-SIGNATURE-PRIMARY or BOX-SIGNATURE-SECONDARY',
    ],
    [
      'no URL',
      'square',
      { headers: { 'x-square-hmacsha256-signature': `${'A'.repeat(43)}=` } },
      'the URL is missing',
    ],
    ['no field', 'mailgun', { headers: {} }, 'signature.signature: there is none'],
    [
      'the hash of another body',
      'twilio',
      {
        headers: { 'X-Twilio-Signature': `${'A'.repeat(27)}=`, 'Content-Type': 'application/json' },
        url: 'https://a.example/?bodySHA256=00',
      },
      'bodySHA256',
    ],
    [
      'no date',
      'zendesk',
      {
        headers: {
          'X-Zendesk-Webhook-Signature': `${'A'.repeat(43)}=`,
          'X-Zendesk-Webhook-Signature-Timestamp': 'noon',
        },
      },
      'not a date',
    ],
  ] as const)('%s', (_, schemeId, changed, words) => {
    const told = toldOf(schemeId, changed);
    expect(told.join(' ')).toContain(words);
    expect(told[0]).toMatch(/^Reject: \w/);
  });

  test('a check that cannot be made is neither accepted nor rejected, and its step says why', () => {
    const verdict = verifySync(schemeById('discord'), { ...request, ...discord });
    const checked = { schemeId: 'discord', verdict, request } as const;
    expect(headline(checked)).toBe('Not checked: this browser has no Ed25519');
    expect(explanation(checked)).toMatch(/Nothing can be said of the signature here; .* it\.$/);
    expect(verdictTone(checked)).toBe('wait');
    expect(verdict.steps.map((step) => stepSentence(step, 'discord'))).toContain(
      'Ed25519: it cannot be computed here',
    );
  });

  test('what is refused whatever the signature is told beside a check that cannot be made', () => {
    const late = { ...discord, nowSeconds: 9_000, toleranceSeconds: 300 };
    const verdict = verifySync(schemeById('discord'), { ...request, ...late });
    expect(explanation({ schemeId: 'discord', verdict, request })).toMatch(
      /Apart from it, the timestamp is too old: a receiver would refuse this\.$/,
    );
  });

  test('a token that differs is told without a bit of either', () => {
    const told = toldOf('gitlab', { secret: 'mine', headers: { 'X-Gitlab-Token': 'guessed' } });
    expect(told[0]).toBe('Reject: the token is not the secret');
    expect(told.join()).not.toMatch(/mine|guessed|bits/);
  });

  test('a URL that matched in another spelling is told with that spelling', () => {
    const url = 'https://a.example:8443/sms';
    const signed = signSync(schemeById('twilio'), {
      secret: 'x',
      body: bytesFromText('a=1'),
      url: 'https://a.example/sms',
      nowSeconds: 0,
    });
    const verdict = verifySync(schemeById('twilio'), {
      secret: 'x',
      headers: signed.headers,
      body: bytesFromText('a=1'),
      url,
    });
    const step = verdict.steps.find(({ step }) => step === 'content')!;
    expect(stepSentence(step, 'twilio')).toMatch(
      /^Signed content: \d+ bytes, with the URL without the port; \d spellings of it tried$/,
    );
  });
});

describe('a secret that is not as it was given out', () => {
  const whsec = 'whsec_bGV0IG1lIGluIGlmIHlvdSBrbm93IGl0';

  /** What the page says of a genuine request checked with this secret: the key step and the explanation. */
  function toldOf(schemeId: 'standard-webhooks' | 'github', given: string): string[] {
    const scheme = schemeById(schemeId);
    const { body } = request;
    const signed = signSync(scheme, { secret: whsec, body, nowSeconds: 1000 });
    const verdict = verifySync(scheme, { secret: given, headers: signed.headers, body });
    const key = verdict.steps.find(({ step }) => step === 'key')!;
    return [stepSentence(key, schemeId), explanation({ schemeId, verdict, request })];
  }

  test.each([
    ['wrong', '1 character is left over'],
    [whsec.slice(0, -1), '3 characters are left over'],
  ])('%s: the length is the fault, not the letters', (given, leftOver) => {
    const [key, why] = toldOf('standard-webhooks', given);
    expect(key).toContain(leftOver);
    expect(why).toContain('groups of four');
    expect(why).toContain(leftOver);
    expect(why).not.toContain('letters, digits');
  });

  test('a character that base64 does not have is still the fault where there is one', () => {
    expect(toldOf('standard-webhooks', 'whsec_*')[1]).toContain('letters, digits, + and /');
  });

  test('a space at its end is named, whether it is decoded or taken as text', () => {
    for (const schemeId of ['standard-webhooks', 'github'] as const) {
      const [key, why] = toldOf(schemeId, `${whsec} `);
      expect(key).toContain('the secret ends with a space');
      expect(why).toContain('The secret ends with a space');
    }
  });
});

describe('several signatures in one header', () => {
  const standard = signingVectors.find(({ id }) => id === 'standard-webhooks/gen-compact')!;
  const good = standard.headers['webhook-signature']!;

  function header(signature: string): string {
    const verdict = verifySync(schemeById('standard-webhooks'), {
      ...request,
      secret: standard.secret,
      headers: { ...standard.headers, 'webhook-signature': signature },
    });
    const step = verdict.steps.find((each) => each.step === 'signature')!;
    return `${String(step.ok)}: ${stepSentence(step, 'standard-webhooks')}`;
  }

  test.each([
    [
      `v1,abc ${good}`,
      'true: Header parsed: two v1 signatures; the first (not base64) cannot be read, the other one is enough',
    ],
    [
      `${good} v1,AAAA ${good} v1,?`,
      'true: Header parsed: four v1 signatures; the second (wrong length) and the fourth (not base64) cannot be read, the others are enough',
    ],
    [
      `${'v1,? '.repeat(9)}${good}`,
      'true: Header parsed: 10 v1 signatures; 9 of them cannot be read, the other one is enough',
    ],
    [
      `${`${good} `.repeat(20)}v1,?`,
      'true: Header parsed: 21 v1 signatures; number 21 (not base64) cannot be read, the others are enough',
    ],
    [`${good} ${good}`, 'true: Header parsed: two v1 signatures'],
    ['v1,abc', 'false: Header parsed: one v1 signature (not base64)'],
  ])('%s', (signature, sentence) => {
    expect(header(signature)).toBe(sentence);
  });
});

describe.each(schemes)('for $provider', ({ id, algorithm }) => {
  test('no step of any verdict leaves a hole in its sentence', () => {
    const values = ['', 'v1,', 't=1', 'sha256=00', 't=1,v1=00', 'v2,AAAA', '1', 'nonsense'];
    for (const value of values) {
      for (const given of [
        secret,
        '',
        'whsec_',
        'whsec_*',
        ['a', 'whsec_*', ''],
        '00'.repeat(32),
      ]) {
        const every = Object.fromEntries(
          requiredHeaders(schemeById(id)).map((name) => [name, value]),
        );
        const verdict = verifySync(schemeById(id), {
          secret: given,
          headers: every,
          body: request.body,
          nowSeconds: 400,
        });
        const lines = [
          headline({ schemeId: id, verdict, request }),
          explanation({ schemeId: id, verdict, request }),
          ...verdict.steps.map((step) => stepSentence(step, id)),
        ];
        expect(lines[0]).toMatch(isPublicKeyed(algorithm) ? /^Not checked: \w/ : /^Reject: \w/);
        for (const line of lines) expect(line).not.toMatch(/undefined|NaN|\[object| {2}|^$/);
      }
    }
  });
});
