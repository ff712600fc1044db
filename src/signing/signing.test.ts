import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base64FromBytes, bytesFromText } from './bytes.ts';
import type { VerifyInput } from './request.ts';
import { requiredHeaders, type SchemeId } from './scheme.ts';
import { schemes } from './schemes.ts';
import { sign } from './sign.ts';
import { schemeById } from './schemes.ts';
import { signSync, verifySync } from './sync.ts';
import { signingVectors, type SigningVector } from './vectors.ts';
import type { RejectionReason, Verdict } from './verdict.ts';
import { verify } from './verify.ts';

const accepted = signingVectors.filter(({ expected }) => expected === 'valid');
/** Only where every byte of the header counts: with several signatures some may change unpunished. */
const singleSignature = accepted.filter(({ id }) => id !== 'standard-webhooks/multi-signature');

const refusals: Readonly<Record<string, RejectionReason>> = {
  'standard-webhooks/bad-signature-js': 'signature malformed',
  'standard-webhooks/partial-signature': 'signature malformed',
  'standard-webhooks/right-mac-wrong-version': 'no signature of a known version',
  'standard-webhooks/missing-webhook-timestamp': 'header missing',
  'standard-webhooks/non-numeric-timestamp': 'timestamp is not a number',
  'github/octokit-wrong-secret': 'no signature matches',
};

describe.each(signingVectors)('$id', (vector) => {
  test(`is ${vector.expected}, whichever engine is asked`, async () => {
    const verdict = await verify(vector.schemeId, requestOf(vector));

    expect(verdict.ok).toBe(vector.expected === 'valid');
    if (!verdict.ok) expect(verdict.because).toBe(refusals[vector.id]);
    expect(verifySync(schemeById(vector.schemeId), requestOf(vector))).toEqual(verdict);
  });
});

describe.each(singleSignature)('$id', (vector) => {
  test('is signed to the published headers', async () => {
    const input = {
      secret: vector.secret,
      body: bytesFromText(vector.rawBody),
      eventId: vector.headers['webhook-id'],
      nowSeconds: timestampOf(vector),
    };
    const signed = await sign(vector.schemeId, input);

    expect(signed.ok).toBe(true);
    for (const [name, value] of Object.entries(signed.headers)) {
      const published = Object.entries(vector.headers).find(
        ([given]) => given.toLowerCase() === name.toLowerCase(),
      );
      // GitHub's delivery id is not signed, and the vectors leave it out.
      if (name !== 'X-GitHub-Delivery') expect(value).toBe(published?.[1]);
    }
    expect(signSync(schemeById(vector.schemeId), input)).toEqual(signed);
  });

  test('is refused with any one byte of its body changed', () => {
    const body = bytesFromText(vector.rawBody);
    for (let at = 0; at < body.length; at += 1) {
      for (const mask of [1, 0x20, 0x80]) {
        const tampered = body.with(at, (body[at] ?? 0) ^ mask);
        const verdict = verifySync(schemeById(vector.schemeId), {
          ...requestOf(vector),
          body: tampered,
        });
        expect(because(verdict), `byte ${String(at)}`).toBe('no signature matches');
      }
    }
  });

  test('is refused with any one character of a signed header changed', () => {
    const request = requestOf(vector);
    const signed = new Set(requiredHeaders(schemeOf(vector)).map((name) => name.toLowerCase()));
    for (const [name, value] of Object.entries(request.headers)) {
      if (!signed.has(name.toLowerCase())) continue;
      for (const tampered of oneCharacterChanged(value)) {
        const headers = { ...request.headers, [name]: tampered };
        const verdict = verifySync(schemeById(vector.schemeId), { ...request, headers });
        expect(verdict.ok, `${name}: ${tampered}`).toBe(false);
      }
    }
  });

  test('is refused with any one character of its secret changed', () => {
    for (const secret of oneCharacterChanged(vector.secret)) {
      if (addsZeroByte(vector.secret, secret)) continue;
      const verdict = verifySync(schemeById(vector.schemeId), { ...requestOf(vector), secret });
      expect(verdict.ok, secret).toBe(false);
    }
  });
});

describe('for every scheme', () => {
  const bodies = fc.uint8Array({ maxLength: 300 });
  const requests = fc.record({
    schemeId: fc.constantFrom(...schemes.map(({ id }) => id)),
    secret: fc
      .uint8Array({ minLength: 1, maxLength: 64 })
      .map((key) => `whsec_${base64FromBytes(key)}`),
    body: bodies,
    nowSeconds: fc.integer({ min: 0, max: 4_000_000_000 }),
    eventId: fc.stringMatching(/^[\w.-]{1,30}$/),
  });

  test('what was signed is accepted, by both engines and for the same steps', async () => {
    await fc.assert(
      fc.asyncProperty(requests, async ({ schemeId, ...input }) => {
        const { headers } = await sign(schemeId, input);
        expect(signSync(schemeById(schemeId), input).headers).toEqual(headers);

        const verdict = await verify(schemeId, { ...input, headers });
        expect(verdict).toMatchObject({ ok: true });
        expect(verifySync(schemeById(schemeId), { ...input, headers })).toEqual(verdict);
      }),
      { numRuns: 300 },
    );
  });

  test('one changed byte of the body refuses', () => {
    const changes = fc.record({ at: fc.nat(), mask: fc.integer({ min: 1, max: 255 }) });
    fc.assert(
      fc.property(requests, changes, ({ schemeId, ...input }, { at, mask }) => {
        fc.pre(input.body.length > 0);
        const { headers } = signSync(schemeById(schemeId), input);
        const place = at % input.body.length;
        const body = input.body.with(place, (input.body[place] ?? 0) ^ mask);
        expect(because(verifySync(schemeById(schemeId), { ...input, headers, body }))).toBe(
          'no signature matches',
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('one changed bit of the offered MAC refuses, and is the one bit that differs', () => {
    fc.assert(
      fc.property(requests, ({ schemeId, ...input }) => {
        const { headers } = signSync(schemeById(schemeId), input);
        const verdict = verifySync(schemeById(schemeId), {
          ...input,
          headers: lastDigitChanged(schemeId, headers),
        });
        expect(because(verdict)).toBe('no signature matches');
        const comparison = verdict.steps.find(({ step }) => step === 'comparison');
        expect(comparison).toMatchObject({ comparisons: [{ differingBits: 1, equal: false }] });
      }),
    );
  });

  test('another secret refuses, and a list with the right one among others accepts', () => {
    fc.assert(
      fc.property(requests, ({ schemeId, ...input }) => {
        const { headers } = signSync(schemeById(schemeId), input);
        const stranger = 'whsec_c3RyYW5nZXI=';
        const request = { ...input, headers };
        expect(verifySync(schemeById(schemeId), { ...request, secret: stranger }).ok).toBe(
          input.secret === stranger,
        );
        expect(
          verifySync(schemeById(schemeId), { ...request, secret: [stranger, input.secret] }).ok,
        ).toBe(true);
      }),
    );
  });

  test('anything at all in headers, secret and body gives the same verdict twice and never throws', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', ' ', 'v1,', 'v1, v1,', 't=', 't=1,t=2,v1=', 'v1=,v1=00', 'sha256='),
      fc.constantFrom('sha256=zz', 'whsec_', 'whsec_*', '__proto__', '9'.repeat(400), '-1', '1e3'),
    );
    const header = fc.constantFrom(
      ...schemes.flatMap(requiredHeaders),
      '__proto__',
      'STRIPE-signature',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...schemes.map(({ id }) => id)),
        fc.dictionary(header, text),
        fc.oneof(text, fc.array(text, { maxLength: 3 })),
        bodies,
        fc.option(fc.double(), { nil: undefined }),
        async (schemeId, headers, secret, body, nowSeconds) => {
          const request = { headers, secret, body, nowSeconds };
          const verdict = await verify(schemeId, request);
          expect(verdict.ok).toBe(false);
          expect(verifySync(schemeById(schemeId), request)).toEqual(verdict);
          expect(
            signSync(schemeById(schemeId), { ...request, nowSeconds: nowSeconds ?? 0 }),
          ).toEqual(await sign(schemeId, { ...request, nowSeconds: nowSeconds ?? 0 }));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

function requestOf({ secret, headers, rawBody, nowSeconds }: SigningVector): VerifyInput {
  return { secret, headers, body: bytesFromText(rawBody), nowSeconds };
}

function timestampOf({ headers, nowSeconds }: SigningVector): number {
  return Number(headers['webhook-timestamp'] ?? nowSeconds ?? 0);
}

function schemeOf({ schemeId }: SigningVector) {
  const scheme = schemes.find(({ id }) => id === schemeId);
  if (!scheme) throw new Error(`no scheme ${schemeId}`);
  return scheme;
}

function oneCharacterChanged(text: string): string[] {
  return Array.from(text).flatMap((char, at) =>
    ['0', '1', 'A', 'a', 'b', '=', ' ', ',', 'é', char.toUpperCase()]
      .filter((other) => other !== char)
      .map((other) => text.slice(0, at) + other + text.slice(at + 1)),
  );
}

/** Changes the lowest bit that the last digit of the MAC carries. */
function lastDigitChanged(schemeId: SchemeId, headers: Readonly<Record<string, string>>) {
  const name = schemes.find(({ id }) => id === schemeId)?.signature.header ?? '';
  const value = headers[name] ?? '';
  const digits = '0123456789abcdef';
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const changed = value.endsWith('=')
    ? `${value.slice(0, -2)}${alphabet.charAt(alphabet.indexOf(value.charAt(value.length - 2)) ^ 4)}=`
    : `${value.slice(0, -1)}${digits.charAt(digits.indexOf(value.slice(-1)) ^ 1)}`;
  return { ...headers, [name]: changed };
}

/** HMAC pads a short key with zeros, so that a zero byte more at its end makes no other key. */
function addsZeroByte(secret: string, changed: string): boolean {
  return secret.endsWith('=') && changed === `${secret.slice(0, -1)}A`;
}

function because(verdict: Verdict): RejectionReason | 'accepted' {
  return verdict.ok ? 'accepted' : verdict.because;
}
