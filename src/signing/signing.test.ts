import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../tools/runs.testkit.ts';
import { bytesFromText, concatBytes } from './bytes/bytes.ts';
import type { VerifyInput } from './request.ts';
import {
  isPublicKeyed,
  requiredHeaders,
  signatureHeaders,
  type Scheme,
  type SchemeId,
} from './providers/scheme.ts';
import { anyBody, anySecret } from './providers/samples.testkit.ts';
import { schemeById, schemes } from './schemes.ts';
import { sign } from './sign.ts';
import { signSync, verifySync } from './signSync.ts';
import type { Inability, RejectionReason, Verdict } from './check/verdict.ts';
import { verify } from './verify.ts';

/** All but those whose sender alone has the key. */
const signing = schemes.filter(({ algorithm }) => algorithm !== 'RSA');

describe('for every scheme', () => {
  const bodies = fc.uint8Array({ maxLength: 300 });
  const requestsOf = (asked: (scheme: Scheme) => boolean) =>
    fc.constantFrom(...signing.filter(asked).map(({ id }) => id)).chain((schemeId) =>
      fc.record({
        schemeId: fc.constant(schemeId),
        secret: anySecret(schemeById(schemeId)),
        body: anyBody(schemeById(schemeId)),
        url: fc.constantFrom('https://a.example/in', 'https://a.example:8443/in/?a=1&b=x%20y'),
        method: fc.constantFrom('POST', 'GET'),
        nowSeconds: fc.integer({ min: 1_610_000_000, max: 4_000_000_000 }),
        eventId: fc.stringMatching(/^[\w.-]{1,30}$/),
      }),
    );
  const requests = requestsOf(() => true);

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
        if (isPublicKeyed(scheme.algorithm)) return;
        expect(signSync(scheme, sample).headers).toEqual(request.headers);
        expect(verifySync(scheme, request)).toEqual(verdict);
      }),
      { numRuns: runs(60, 600) },
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
      { numRuns: runs(60, 600) },
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
      { numRuns: runs(60, 300) },
    );
  });

  test('a changed parameter of Twilio’s form refuses', async () => {
    const samples = requestsOf(({ id }) => id === 'twilio');
    await fc.assert(
      fc.asyncProperty(samples, fc.stringMatching(/^[a-z]{1,6}$/), async (sample, more) => {
        const request = await signed(sample);
        const body = concatBytes([request.body, bytesFromText(`&zz${more}=1`)]);
        expect((await verify('twilio', { ...request, body })).ok).toBe(false);
      }),
      { numRuns: runs(30, 100) },
    );
  });

  test.each(['timestamp', 'token', 'signature'])(
    'a changed %s in Mailgun’s body refuses',
    async (member) => {
      const samples = requestsOf(({ id }) => id === 'mailgun');
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
        { numRuns: runs(15, 50) },
      );
    },
  );

  test('another URL refuses where the URL is signed', async () => {
    const samples = requestsOf(({ message }) => message.includes('url'));
    await fc.assert(
      fc.asyncProperty(samples, async (sample) => {
        const request = await signed(sample);
        const url = request.url?.replace('/in', '/im') ?? '';
        expect((await verify(sample.schemeId, { ...request, url })).ok).toBe(false);
      }),
      { numRuns: runs(60, 300) },
    );
  });

  test('another secret refuses, and a list with the right one among others accepts', async () => {
    await fc.assert(
      fc.asyncProperty(requests, fc.integer({ min: 0, max: 9 }), async (sample, seed) => {
        const [stranger = ''] = fc.sample(anySecret(schemeById(sample.schemeId)), {
          seed,
          numRuns: 1,
        });
        fc.pre(stranger !== sample.secret);
        const request = await signed(sample);
        const asked = (secret: string | readonly string[]) =>
          verify(sample.schemeId, { ...request, secret });
        expect((await asked(stranger)).ok).toBe(false);
        expect((await asked([stranger, sample.secret])).ok).toBe(true);
      }),
      { numRuns: runs(60, 300) },
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
          const { algorithm } = schemeById(schemeId);
          if (algorithm !== 'token') expect(verdict.ok).not.toBe(true);
          if (isPublicKeyed(algorithm)) return;
          expect(verifySync(schemeById(schemeId), request)).toEqual(verdict);
          const moment = Number.isFinite(nowSeconds) ? Math.trunc((nowSeconds ?? 0) % 1e11) : 0;
          expect(signSync(schemeById(schemeId), { ...request, nowSeconds: moment })).toEqual(
            await sign(schemeId, { ...request, nowSeconds: moment }),
          );
        },
      ),
      { numRuns: runs(100, 1_000) },
    );
  });
});

interface Sample {
  readonly schemeId: SchemeId;
  readonly secret: string;
  readonly body: Uint8Array;
  readonly url: string;
  readonly method: string;
  readonly nowSeconds: number;
  readonly eventId: string;
}

/** Changes the lowest bit that the last digit of the MAC carries. */
function lastDigitChanged(scheme: Scheme, headers: Readonly<Record<string, string>>) {
  const [name = ''] = signatureHeaders(scheme);
  const value = headers[name] ?? '';
  const digits = '0123456789abcdef';
  const alphabet =
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789' +
    (value.match(/[-_]/) ? '-_' : '+/');
  const signs = value.endsWith('==') ? 2 : value.endsWith('=') ? 1 : 0;
  const at = value.length - signs - 1;
  // The bits beyond the last byte must stay zero: two of them before one sign, four before two.
  const { format } = scheme.signature;
  const encoding = 'encoding' in format ? format.encoding : 'hex';
  // Without padding the length tells how many there are.
  const length = value.slice(Math.max(value.lastIndexOf('.'), value.lastIndexOf('=')) + 1).length;
  const open = encoding === 'base64url' ? ([0, 0, 2, 1][length % 4] ?? 0) : signs;
  const bit = [1, 4, 16][open] ?? 1;
  const other =
    encoding !== 'hex'
      ? alphabet.charAt(alphabet.indexOf(value.charAt(at)) ^ bit)
      : digits.charAt(digits.indexOf(value.charAt(at)) ^ 1);
  return { ...headers, [name]: value.slice(0, at) + other + value.slice(at + 1) };
}

function because(verdict: Verdict): RejectionReason | Inability | 'accepted' {
  return verdict.ok ? 'accepted' : verdict.because;
}
