import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../tools/runs.testkit.ts';
import { bytesFromText } from '../bytes/bytes.ts';
import { schemes } from '../schemes.ts';
import { sign } from '../sign.ts';
import { verify } from '../verify.ts';
import type { VerifyInput } from '../request.ts';
import { knowRule, ownId, readRule, usualRule, type RuleFields } from './ownRule.ts';
import { searchRule, type RuleSearchPart } from './searchRule.ts';

const secret = '6578616d706c652d6e6f742d612d736563726574';
const noise = { 'Content-Type': 'application/json', 'User-Agent': 'a/1', 'X-Retry': '3' };

function searched(request: VerifyInput): RuleSearchPart {
  let last: RuleSearchPart = { tried: 0 };
  for (const part of searchRule(request)) last = part;
  return last;
}

async function signedBy(
  id: Parameters<typeof sign>[0],
  key: string,
  sent: { url: string; method: string; body: Uint8Array; eventId: string; nowSeconds: number },
): Promise<VerifyInput> {
  const signed = await sign(id, { ...sent, secret: key });
  if (!signed.ok) throw new Error(signed.because);
  const { url, method, nowSeconds } = sent;
  const body = signed.body ?? sent.body;
  return { secret: key, url, method, body, nowSeconds, headers: { ...noise, ...signed.headers } };
}

const first = {
  url: 'https://a.example/in?b=1',
  method: 'POST',
  body: bytesFromText('{"amount":4200}'),
  eventId: 'evt_1',
  nowSeconds: 1_700_000_000,
};
const second = {
  url: 'https://a.example/other',
  method: 'PUT',
  body: bytesFromText('{"amount":1}'),
  eventId: 'evt_27',
  nowSeconds: 1_700_086_423,
};

const inReach = fc
  .record({
    value: fc.constantFrom(
      '{signature}',
      'sha256={signature}',
      'v1,{signature}',
      't={timestamp},v1={signature}',
    ),
    algorithm: fc.constantFrom('HMAC-SHA-256', 'HMAC-SHA-1', 'HMAC-SHA-384', 'HMAC-SHA-512'),
    encoding: fc.constantFrom('hex', 'base64'),
    parts: fc
      .shuffledSubarray(['{body}', '{timestamp}', '{id}', '{url}', '{method}'], { minLength: 1 })
      .filter(
        (parts) =>
          parts.includes('{body}') && (parts.includes('{url}') || !parts.includes('{method}')),
      ),
    separator: fc.constantFrom('.', '', ':', '\\n', '|'),
    start: fc.constantFrom('', 'v0:', 'v1.'),
    key: fc.constantFrom('text', 'base64', 'hex'),
    unit: fc.constantFrom('seconds', 'milliseconds', 'ISO 8601'),
  })
  .map(({ parts, separator, start, value, unit, ...rest }): RuleFields => {
    const isSigned = parts.includes('{timestamp}');
    const isBeside = value.includes('{timestamp}');
    return {
      ...usualRule,
      ...rest,
      value: isBeside && unit === 'ISO 8601' ? '{signature}' : value,
      content: start + parts.join(separator),
      id: parts.includes('{id}') ? 'X-Request-Id' : '',
      time: isSigned && (!isBeside || unit === 'ISO 8601') ? 'X-Time' : '',
      unit: isSigned || isBeside ? unit : 'seconds',
    };
  })
  .filter((fields) => readRule(fields).ok);

test('the search finds a rule that accepts the request, and another request of the same sender', async () => {
  await fc.assert(
    fc.asyncProperty(inReach, async (fields) => {
      const id = ownId(fields);
      knowRule(id);
      const { ended } = searched(await signedBy(id, secret, first));
      if (!ended?.fields) throw new Error('Nothing was found.');
      const found = ownId(ended.fields);
      knowRule(found);
      const other = await signedBy(id, secret, second);
      expect(await verify(found, other)).toMatchObject({ ok: true });
      expect(await verify(found, { ...other, body: bytesFromText('{}') })).toMatchObject({
        ok: false,
      });
    }),
    { numRuns: runs(40, 300) },
  );
});

/** Of the providers' rules those that a rule of one's own can be. */
const known = schemes.filter(
  ({ id, algorithm, message, own, signature, urlForms, constants, timestamp }) =>
    !own &&
    // Its key begins with `v1,`.
    id !== 'supabase' &&
    /^HMAC/.test(algorithm) &&
    'header' in signature &&
    !message.includes('form parameters') &&
    !constants &&
    !urlForms &&
    (message.includes('timestamp') || !timestamp) &&
    !('timeKey' in signature.format && !timestamp) &&
    (signature.format.kind !== 'key=value pairs' || signature.format.timeKey !== undefined),
);

test.each(known)(
  'the search finds the rule of $provider in one request',
  async ({ id, example }) => {
    const { ended } = searched(await signedBy(id, example.secret, first));
    if (!ended?.fields) throw new Error('Nothing was found.');
    const found = ownId(ended.fields);
    knowRule(found);
    const other = await signedBy(id, example.secret, second);
    expect(await verify(found, { ...other, nowSeconds: undefined })).toMatchObject({ ok: true });
  },
);

test('a request that no rule explains ends within its bounds, and tells how far it is meanwhile', () => {
  const headers = {
    ...noise,
    'X-Signature': 'ab'.repeat(32),
    'X-Time': '1700000000',
    'X-Id': 'evt_1',
    'X-Nonce': 'n',
  };
  const parts = [...searchRule({ ...first, secret, headers })];
  expect(parts.length).toBeGreaterThan(20);
  expect(parts.at(-1)).toMatchObject({ ended: {} });
  expect(parts.at(-1)?.tried).toBeLessThan(410_000);
  expect(parts.map(({ tried }) => tried)).toEqual(
    parts.map(({ tried }) => tried).toSorted((a, b) => a - b),
  );
});

test('without a secret, or without what could be a signature, it says so', () => {
  expect(
    searched({ ...first, secret: '', headers: { 'X-Signature': 'ab'.repeat(32) } }).ended,
  ).toEqual({
    because: 'no secret',
  });
  expect(searched({ ...first, secret, headers: noise }).ended).toEqual({ because: 'no signature' });
});
