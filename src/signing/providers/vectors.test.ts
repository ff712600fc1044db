import { describe, expect, test } from 'vitest';
import { bytesFromText } from '../bytes/bytes.ts';
import { headerValues, type VerifyInput } from '../request.ts';
import { isPublicKeyed, requiredHeaders, signatureHeaders, type SchemeId } from './scheme.ts';
import { schemeById, schemes } from '../schemes.ts';
import { sign } from '../sign.ts';
import { signSync, verifySync } from '../signSync.ts';
import { signingVectors, type SigningVector } from './vectors.testkit.ts';
import type { RejectionReason, Verdict } from '../check/verdict.ts';
import { verify } from '../verify.ts';

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
    if (!isPublicKeyed(schemeById(vector.schemeId).algorithm)) {
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
    if (!isPublicKeyed(schemeById(schemeId).algorithm)) {
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
        if (isSameMac(vector, value, tampered)) continue;
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

/** Without a promise where there is a way: thousands of requests are checked here. */
async function anyVerdict(schemeId: SchemeId, request: VerifyInput): Promise<Verdict> {
  const scheme = schemeById(schemeId);
  return isPublicKeyed(scheme.algorithm) ? verify(schemeId, request) : verifySync(scheme, request);
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

/** Where the provider's own code is tolerant, the same bytes may be written in another way. */
function isSameMac({ schemeId }: SigningVector, value: string, tampered: string): boolean {
  const { format } = schemeById(schemeId).signature;
  if (format.kind === 'token') return false;
  const plain = (text: string) => {
    const bare = text.trim().replace(/=+$/, '');
    return format.encoding === 'hex' ? bare.toLowerCase() : bare;
  };
  return (
    format.tolerant !== undefined &&
    format.tolerant !== 'without blanks' &&
    plain(value) === plain(tampered)
  );
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
