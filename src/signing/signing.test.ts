import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateKeyPairSync } from 'node:crypto';
import { base64FromBytes, bytesFromText, concatBytes, hexFromBytes } from './bytes.ts';
import { headerValues, type VerifyInput } from './request.ts';
import { requiredHeaders, signatureHeaders, type Scheme, type SchemeId } from './scheme.ts';
import { schemes } from './schemes.ts';
import { sign } from './sign.ts';
import { schemeById } from './schemes.ts';
import { signSync, verifySync } from './sync.ts';
import { signingVectors, type SigningVector } from './vectors.ts';
import type { RejectionReason, Verdict } from './verdict.ts';
import { verify } from './verify.ts';

const accepted = signingVectors.filter(({ expected }) => expected === 'valid');

/** Headers in which some characters may change unpunished, because another signature in them is good. */
const severalSignatures = new Set([
  'standard-webhooks/multi-signature',
  'pagerduty/rotation',
  'box/both-keys',
  'box/secondary-only',
  'box/wire-emoji',
  'box/wire-carriage-return',
]);
const singleSignature = accepted.filter(({ id }) => !severalSignatures.has(id));
/** Everything of which counts: nothing of Mailgun's or GitLab's body is signed, and only a form of Twilio's. */
const signedWhole = singleSignature.filter(({ schemeId }) =>
  schemeById(schemeId).message.includes('body'),
);

const refusals: Readonly<Record<string, RejectionReason>> = {
  'standard-webhooks/bad-signature-js': 'signature malformed',
  'standard-webhooks/partial-signature': 'signature malformed',
  'standard-webhooks/right-mac-wrong-version': 'no signature of a known version',
  'standard-webhooks/missing-webhook-timestamp': 'header missing',
  'standard-webhooks/non-numeric-timestamp': 'timestamp is not a number',
  'svix/too-old': 'timestamp too old',
  'slack/expired': 'timestamp too old',
  'paddle/age-6s': 'timestamp too old',
  'box/too-old': 'timestamp too old',
  'box/wrong-algorithm': 'header has another value',
  'twilio/json-tampered-body': 'body hash differs',
  'openai/malformed-only': 'signature malformed',
};

describe.each(signingVectors)('$id', (vector) => {
  test(`is ${vector.expected}, whichever engine is asked`, async () => {
    const verdict = await verify(vector.schemeId, requestOf(vector));

    expect(verdict.ok).toBe(vector.expected === 'valid');
    if (!verdict.ok) {
      expect(verdict.because).toBe(refusals[vector.id] ?? 'no signature matches');
    }
    // Public keys are checked with a promise only.
    if (schemeById(vector.schemeId).algorithm !== 'Ed25519') {
      expect(verifySync(schemeById(vector.schemeId), requestOf(vector))).toEqual(verdict);
    }
  });
});

/** A date can be written in many ways, and the provider's own is not always the one written here. */
const reproducible = singleSignature.filter(
  ({ schemeId }) => schemeById(schemeId).timestamp?.unit !== 'ISO 8601',
);

describe.each(reproducible)('$id', (vector) => {
  test('is signed to the published headers', async () => {
    const { schemeId, signingSecret, secret, rawBody, method } = vector;
    const input = {
      secret: signingSecret ?? secret,
      body: bytesFromText(rawBody),
      url: signedUrl(vector),
      method,
      contentType: headerValues(vector.headers, 'content-type')[0],
      eventId: eventIdOf(vector),
      nowSeconds: timestampOf(vector),
    };
    const signed = await sign(schemeId, input);

    expect(signed.ok).toBe(true);
    for (const name of signatureHeaders(schemeById(schemeId))) {
      expect(headerValues(signed.headers, name)).toEqual(headerValues(vector.headers, name));
    }
    if (schemeById(schemeId).algorithm !== 'Ed25519') {
      expect(signSync(schemeById(schemeId), input)).toEqual(signed);
    }
  });
});

describe.each(singleSignature)('$id', (vector) => {
  test('is refused with any one character of a signed header changed', async () => {
    const request = requestOf(vector);
    const signed = new Set(requiredHeaders(schemeOf(vector)).map((name) => name.toLowerCase()));
    for (const [name, value] of Object.entries(request.headers)) {
      if (!signed.has(name.toLowerCase())) continue;
      for (const tampered of oneCharacterChanged(value)) {
        const headers = { ...request.headers, [name]: tampered };
        const verdict = await anyVerdict(vector.schemeId, { ...request, headers });
        expect(verdict.ok, `${name}: ${tampered}`).toBe(false);
      }
    }
  });

  test('is refused with any one character of its secret changed', async () => {
    const secret = String(vector.secret);
    for (const changed of oneCharacterChanged(secret)) {
      if (addsZeroByte(secret, changed) || isSameHex(vector, changed)) continue;
      const verdict = await anyVerdict(vector.schemeId, { ...requestOf(vector), secret: changed });
      expect(verdict.ok, changed).toBe(false);
    }
  });
});

describe.each(signedWhole)('$id', (vector) => {
  test('is refused with any one byte of its body changed', async () => {
    const body = bytesFromText(vector.rawBody);
    for (let at = 0; at < body.length; at += 1) {
      const mask = [1, 0x20, 0x80][at % 3] ?? 1;
      const tampered = body.with(at, (body[at] ?? 0) ^ mask);
      const verdict = await anyVerdict(vector.schemeId, { ...requestOf(vector), body: tampered });
      expect(verdict.ok, `byte ${String(at)}`).toBe(false);
    }
  });
});

describe('for every scheme', { timeout: 120_000 }, () => {
  const bodies = fc.uint8Array({ maxLength: 300 });
  const requests = fc.constantFrom(...schemes.map(({ id }) => id)).chain((schemeId) =>
    fc.record({
      schemeId: fc.constant(schemeId),
      secret: anySecret(schemeId),
      body: anyBody(schemeId),
      url: fc.constantFrom('https://a.example/in', 'https://a.example:8443/in/?a=1&b=x%20y'),
      method: fc.constantFrom('POST', 'GET'),
      nowSeconds: fc.integer({ min: 1_000_000_000, max: 4_000_000_000 }),
      eventId: fc.stringMatching(/^[\w.-]{1,30}$/),
    }),
  );

  /** Signed, with whatever the scheme writes into URL and body. */
  async function signed({ schemeId, ...input }: Sample): Promise<VerifyInput> {
    const made = await sign(schemeId, input);
    expect(made).toMatchObject({ ok: true });
    return {
      ...input,
      headers: made.headers,
      ...(made.ok && made.body ? { body: made.body } : {}),
      ...(made.ok && made.url !== undefined ? { url: made.url } : {}),
    };
  }

  test('what was signed is accepted, by both engines and for the same steps', async () => {
    await fc.assert(
      fc.asyncProperty(requests, async (sample) => {
        const request = await signed(sample);
        const scheme = schemeById(sample.schemeId);
        const verdict = await verify(sample.schemeId, request);
        expect(verdict).toMatchObject({ ok: true });
        if (scheme.algorithm === 'Ed25519') return;
        expect(signSync(scheme, sample).headers).toEqual(request.headers);
        expect(verifySync(scheme, request)).toEqual(verdict);
      }),
      { numRuns: 600 },
    );
  });

  test('one changed byte of a signed body refuses', async () => {
    const changes = fc.record({ at: fc.nat(), mask: fc.integer({ min: 1, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(requests, changes, async (sample, { at, mask }) => {
        fc.pre(schemeById(sample.schemeId).message.includes('body') && sample.body.length > 0);
        const request = await signed(sample);
        const place = at % request.body.length;
        const body = request.body.with(place, (request.body[place] ?? 0) ^ mask);
        expect((await verify(sample.schemeId, { ...request, body })).ok).toBe(false);
      }),
      { numRuns: 600 },
    );
  });

  test('one changed bit of the offered MAC refuses', async () => {
    await fc.assert(
      fc.asyncProperty(requests, async (sample) => {
        const scheme = schemeById(sample.schemeId);
        const request = await signed(sample);
        fc.pre('header' in scheme.signature && scheme.algorithm !== 'token');
        const headers = lastDigitChanged(scheme, request.headers);
        const verdict = await verify(sample.schemeId, { ...request, headers });
        expect(because(verdict)).toBe('no signature matches');
      }),
      { numRuns: 300 },
    );
  });

  test('a changed parameter of Twilio’s form refuses', async () => {
    const samples = requests.filter(({ schemeId }) => schemeId === 'twilio');
    await fc.assert(
      fc.asyncProperty(samples, fc.stringMatching(/^[a-z]{1,6}$/), async (sample, more) => {
        const request = await signed(sample);
        const body = concatBytes([request.body, bytesFromText(`&zz${more}=1`)]);
        expect((await verify('twilio', { ...request, body })).ok).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  test.each(['timestamp', 'token', 'signature'])(
    'a changed %s in Mailgun’s body refuses',
    async (member) => {
      const samples = requests.filter(({ schemeId }) => schemeId === 'mailgun');
      await fc.assert(
        fc.asyncProperty(samples, async (sample) => {
          const request = await signed(sample);
          const said = JSON.parse(new TextDecoder().decode(request.body)) as {
            signature: Record<string, string>;
          };
          const value = said.signature[member] ?? '';
          const last = value.endsWith('1') ? '2' : '1';
          said.signature[member] = value.slice(0, -1) + last;
          const body = bytesFromText(JSON.stringify(said));
          expect((await verify('mailgun', { ...request, body })).ok).toBe(false);
        }),
        { numRuns: 50 },
      );
    },
  );

  test('another URL refuses where the URL is signed', async () => {
    await fc.assert(
      fc.asyncProperty(requests, async (sample) => {
        fc.pre(schemeById(sample.schemeId).message.includes('url'));
        const request = await signed(sample);
        const url = request.url?.replace('/in', '/im') ?? '';
        expect((await verify(sample.schemeId, { ...request, url })).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('another secret refuses, and a list with the right one among others accepts', async () => {
    await fc.assert(
      fc.asyncProperty(requests, fc.integer({ min: 0, max: 9 }), async (sample, seed) => {
        const [stranger = ''] = fc.sample(anySecret(sample.schemeId), { seed, numRuns: 1 });
        fc.pre(stranger !== sample.secret);
        const request = await signed(sample);
        const asked = (secret: string | readonly string[]) =>
          verify(sample.schemeId, { ...request, secret });
        expect((await asked(stranger)).ok).toBe(false);
        expect((await asked([stranger, sample.secret])).ok).toBe(true);
      }),
      { numRuns: 300 },
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
          // A token of the right text is a good one.
          if (schemeId !== 'gitlab') expect(verdict.ok).toBe(false);
          if (schemeById(schemeId).algorithm === 'Ed25519') return;
          expect(verifySync(schemeById(schemeId), request)).toEqual(verdict);
          const moment = Number.isFinite(nowSeconds) ? Math.trunc((nowSeconds ?? 0) % 1e11) : 0;
          expect(signSync(schemeById(schemeId), { ...request, nowSeconds: moment })).toEqual(
            await sign(schemeId, { ...request, nowSeconds: moment }),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });
});

/** Without a promise where there is a way: thousands of requests are checked here. */
async function anyVerdict(schemeId: SchemeId, request: VerifyInput): Promise<Verdict> {
  const scheme = schemeById(schemeId);
  return scheme.algorithm === 'Ed25519' ? verify(schemeId, request) : verifySync(scheme, request);
}

interface Sample {
  readonly schemeId: SchemeId;
  readonly secret: string;
  readonly body: Uint8Array;
  readonly url: string;
  readonly method: string;
  readonly nowSeconds: number;
  readonly eventId: string;
}

/** The seed of a private key with the public key behind it, as they are given to sign with. */
const keyPairs = [1, 2, 3].map(() => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  // Both end with the 32 bytes themselves.
  const seed = privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-32);
  const open = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  return concatBytes([seed, open]);
});

/** Secrets as this scheme takes them, to sign and to check with. */
function anySecret(schemeId: SchemeId): fc.Arbitrary<string> {
  const { secret } = schemeById(schemeId);
  if (secret.kind === 'Ed25519') {
    return fc
      .constantFrom(...keyPairs)
      .map((pair) =>
        secret.encoding === 'hex' ? hexFromBytes(pair) : `whsk_${base64FromBytes(pair)}`,
      );
  }
  return fc
    .uint8Array({ minLength: 1, maxLength: 64 })
    .map((key) => `whsec_${base64FromBytes(key)}`);
}

/** Any bytes, or what a scheme needs that looks into the body. */
function anyBody(schemeId: SchemeId): fc.Arbitrary<Uint8Array> {
  const { signature, timestamp, message } = schemeById(schemeId);
  const json = fc
    .dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.jsonValue(), { maxKeys: 4 })
    .map((value) => bytesFromText(JSON.stringify(value)));
  const form = fc
    .array(
      fc.tuple(fc.stringMatching(/^[A-Za-z]{1,5}$/), fc.string({ unit: 'grapheme', maxLength: 6 })),
      {
        minLength: 1,
        maxLength: 5,
      },
    )
    .map((pairs) => bytesFromText(new URLSearchParams(pairs).toString()));
  const looksInside =
    'bodyField' in signature ||
    (typeof timestamp?.place === 'object' && 'bodyField' in timestamp.place);
  if (looksInside) return json;
  return message.includes('form parameters') ? form : fc.uint8Array({ maxLength: 300 });
}

function requestOf(vector: SigningVector): VerifyInput {
  const { secret, headers, rawBody, nowSeconds, url, method } = vector;
  return { secret, headers, body: bytesFromText(rawBody), nowSeconds, url, method };
}

/** The URL that was really signed, where the library found it among several. */
function signedUrl({ id, url }: SigningVector): string | undefined {
  if (id === 'twilio/https-port-stripped') return url?.replace(':1234', '');
  return id.endsWith('-added') ? url?.replace('mycompany.com', 'mycompany.com:443') : url;
}

function timestampOf({ headers, nowSeconds, rawBody, schemeId }: SigningVector): number {
  const text =
    ['webhook-timestamp', 'svix-timestamp', 'box-delivery-timestamp', 'x-hubspot-request-timestamp']
      .concat(['x-zendesk-webhook-signature-timestamp', 'x-slack-request-timestamp'])
      .concat(['paddle-signature'])
      .flatMap((name) => headerValues(headers, name))[0] ?? '';
  const stamped = /ts=(\d+)/.exec(text)?.[1] ?? text;
  if (/^\d{13}$/.test(stamped)) return Number(stamped) / 1_000;
  if (/^\d+$/.test(stamped)) return Number(stamped);
  if (stamped !== '') return Date.parse(stamped) / 1_000;
  const inBody = /"timestamp":"(\d+)"/.exec(rawBody)?.[1];
  return schemeId === 'mailgun' ? Number(inBody) : (nowSeconds ?? 0);
}

function eventIdOf({ headers, schemeId }: SigningVector): string | undefined {
  const { eventId } = schemeById(schemeId);
  return eventId && 'header' in eventId ? headerValues(headers, eventId.header)[0] : undefined;
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
function lastDigitChanged(scheme: Scheme, headers: Readonly<Record<string, string>>) {
  const [name = ''] = signatureHeaders(scheme);
  const value = headers[name] ?? '';
  const digits = '0123456789abcdef';
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const signs = value.endsWith('==') ? 2 : value.endsWith('=') ? 1 : 0;
  const at = value.length - signs - 1;
  // The bits beyond the last byte must stay zero: two of them before one sign, four before two.
  const bit = [1, 4, 16][signs] ?? 1;
  const other =
    signs > 0 ||
    ('encoding' in scheme.signature.format && scheme.signature.format.encoding === 'base64')
      ? alphabet.charAt(alphabet.indexOf(value.charAt(at)) ^ bit)
      : digits.charAt(digits.indexOf(value.charAt(at)) ^ 1);
  return { ...headers, [name]: value.slice(0, at) + other + value.slice(at + 1) };
}

/** HMAC pads a short key with zeros, so that a zero byte more at its end makes no other key. */
function addsZeroByte(secret: string, changed: string): boolean {
  return secret.endsWith('=') && changed === `${secret.slice(0, -1)}A`;
}

/** A key in hex is the same in either case. */
function isSameHex({ schemeId, secret }: SigningVector, changed: string): boolean {
  const { secret: derivation } = schemeById(schemeId);
  return derivation.kind === 'Ed25519' && changed.toLowerCase() === String(secret).toLowerCase();
}

function because(verdict: Verdict): RejectionReason | 'accepted' {
  return verdict.ok ? 'accepted' : verdict.because;
}
