import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../tools/runs.testkit.ts';
import { recognise } from '../../signing/recognise.ts';
import { isPublicKeyed } from '../../signing/providers/scheme.ts';
import { schemes } from '../../signing/schemes.ts';
import { verify } from '../../signing/verify.ts';
import { exampleDraft } from '../bench/examples.ts';
import { readDraft } from '../bench/draft.ts';
import { pasted } from '../paste/pasted.ts';
import { bodyBytes } from '../request/body/body.ts';
import {
  idOf,
  receiverSecret,
  staleSeconds,
  testEvent,
  testKinds,
  testRequest,
  textOf,
  written,
  type TestForm,
} from './testRequest.ts';

const openedAt = 1_795_000_000;
const forms: readonly TestForm[] = ['curl', 'http', 'raw'];
/** Whoever has not the sender's certificate cannot sign in its place. */
const signing = schemes.filter(({ algorithm }) => algorithm !== 'RSA');
const someScheme = fc.constantFrom(...signing);
const someDigits = fc.array(fc.nat(8), { minLength: 1, maxLength: 8 });
const someUrl = fc.constantFrom(
  'http://localhost:3000/webhooks',
  'https://billing.example/in?a=1&b=%2F',
  'http://127.0.0.1:8080/',
);

/** What becomes of a kind at the receiver that knows the secret for tests, where the age is checked. */
function verdictWanted(kind: (typeof testKinds)[number], scheme: (typeof schemes)[number]) {
  if (kind === 'forged') return 'no signature matches';
  return kind === 'stale' && scheme.timestamp?.toleranceSeconds !== undefined
    ? 'timestamp too old'
    : 'accepted';
}

test('every kind in every form, pasted back into the bench, is read as these bytes and judged as its kind says', async () => {
  const property = fc.asyncProperty(
    someScheme,
    fc.constantFrom(...testKinds),
    fc.constantFrom(...forms),
    someUrl,
    someDigits,
    async (scheme, kind, form, url, digits) => {
      const event = testEvent(scheme.id, digits);
      const made = await testRequest(event, kind, { url, nowSeconds: openedAt });
      if (!made.ok) throw new Error(made.because);
      const taken = written(made.draft, form);
      if (!('contents' in taken)) {
        // SendGrid's bodies end in CRLF, which such a file cannot say.
        expect([form, textOf(bodyBytes(made.draft.body) ?? '')?.at(-2)]).toEqual(['http', '\r']);
        return;
      }

      const found = recognise(textOf(taken.contents) ?? '');
      expect([found.schemeId, ...found.orElse]).toContain(scheme.id);
      const { draft } = pasted(exampleDraft(scheme.id), found);
      expect(bodyBytes(draft.body)).toEqual(bodyBytes(made.draft.body));
      expect(draft.url).toBe(made.draft.url);
      expect(draft.headers['X-Test-Request']).toBe(`${kind}; its secret is for tests`);

      const read = readDraft({ ...draft, secrets: [receiverSecret(scheme.id)] }, openedAt);
      if (!read.ok) throw new Error(read.problem);
      const nowSeconds = scheme.timestamp ? { nowSeconds: openedAt } : {};
      const verdict = await verify(scheme.id, { ...read.request, ...nowSeconds });
      expect(verdict.ok ? 'accepted' : verdict.because).toBe(verdictWanted(kind, scheme));
    },
  );
  const examples = signing.flatMap((scheme) =>
    testKinds.flatMap((kind, at) =>
      forms.map((form) => [scheme, kind, form, 'http://localhost:3000/webhooks', [at]]),
    ),
  ) as [(typeof schemes)[number], (typeof testKinds)[number], TestForm, string, number[]][];
  await fc.assert(property, { numRuns: examples.length + runs(100, 1_000), examples });
});

describe.each(signing)('a test event of $provider', ({ id, eventId, timestamp }) => {
  const first = testEvent(id, [1]);

  test('has an id that another event has not, and its duplicate has the same one', async () => {
    const other = testEvent(id, [5]);
    const duplicate = await testRequest(first, 'duplicate', {
      url: 'http://a.example',
      nowSeconds: 9e8,
    });
    if (!duplicate.ok) throw new Error(duplicate.because);
    expect(idOf(duplicate.draft)).toBe(idOf(first));
    if (eventId) expect(idOf(other)).not.toBe(idOf(first));
    else expect(idOf(first)).toBeUndefined();
  });

  test('is stale only where a time is sent', () => {
    expect(staleSeconds(first) === undefined).toBe(timestamp === undefined);
  });
});

test('a private key never stands where the receiver’s public key is told', () => {
  for (const { id, algorithm } of schemes) {
    const [secret] = exampleDraft(id).secrets;
    expect(receiverSecret(id) === secret).toBe(!isPublicKeyed(algorithm) || algorithm === 'RSA');
  }
});

test('a request that cannot be sent is not written, and the reason is said', () => {
  const event = testEvent('stripe', [1]);
  expect(written({ ...event, url: 'localhost/x' }, 'curl')).toHaveProperty(
    'sentence',
    'No request can be sent to this URL: it begins with https:// or http:// and a host.',
  );
});
