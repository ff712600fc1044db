import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesFromText } from '../bytes/bytes.ts';
import type { SchemeId } from '../providers/scheme.ts';
import { sign } from '../sign.ts';
import { nowSeconds } from './damage.testkit.ts';
import { changeFor } from './changeFor.ts';
import { diagnose } from './findings.testkit.ts';

const headers: Partial<Record<SchemeId, string>> = {
  github: 'X-Hub-Signature-256',
  shopify: 'X-Shopify-Hmac-Sha256',
  stripe: 'Stripe-Signature',
  intercom: 'X-Hub-Signature',
};

/** A request whose signature was changed behind its prefix. */
async function damagedSignature(schemeId: SchemeId, change: (mac: string) => string) {
  const name = headers[schemeId] ?? '';
  const input = { secret: 'mill-wheel-204', body: bytesFromText('{"a":"x"}'), nowSeconds };
  const signed = await sign(schemeId, input);
  const right = signed.headers[name] ?? '';
  const mac = /[^=,]{20,}=?$/.exec(right)?.[0] ?? '';
  const value = right.slice(0, right.length - mac.length) + change(mac);
  return { ...input, headers: { ...signed.headers, [name]: value } };
}

async function found(schemeId: SchemeId, change: (mac: string) => string) {
  const request = await damagedSignature(schemeId, change);
  const [finding] = await diagnose(schemeId, request);
  return { finding, way: finding && (await changeFor(schemeId, request, finding)) };
}

describe('a signature that is nearly the right one', () => {
  test.each([
    ['cut at its end', 'github', (mac) => mac.slice(0, -5), 'signatureCut'],
    ['cut in half', 'stripe', (mac) => mac.slice(0, 32), 'signatureCut'],
    ['cut at its start', 'github', (mac) => mac.slice(7), 'signatureCut'],
    ['shortened with dots', 'github', (mac) => `${mac.slice(0, 12)}…`, 'signatureCut'],
    [
      'shortened inside',
      'shopify',
      (mac) => `${mac.slice(0, 6)}...${mac.slice(-6)}`,
      'signatureCut',
    ],
    [
      'mistyped',
      'github',
      (mac) => `${mac.slice(0, 9)}${other(mac[9])}${mac.slice(10)}`,
      'signatureMistyped',
    ],
    [
      'without one character',
      'github',
      (mac) => mac.slice(0, 20) + mac.slice(21),
      'signatureMistyped',
    ],
    [
      'with one too many',
      'intercom',
      (mac) => `${mac.slice(0, 20)}0${mac.slice(20)}`,
      'signatureMistyped',
    ],
    ['in small letters', 'shopify', (mac) => mac.toLowerCase(), 'signatureCase'],
  ] as const satisfies readonly (readonly [string, SchemeId, (mac: string) => string, string])[])(
    '%s is found to be that, with the header as it should be',
    async (_, schemeId, change, cause) => {
      const { finding, way } = await found(schemeId, change);
      expect(finding?.causes).toEqual([cause]);
      expect(way?.headers).toBeDefined();
    },
  );

  test('is never said of one that was made with another secret', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), fc.nat(64), async (secret, length) => {
        const request = await damagedSignature('github', (mac) => mac.slice(0, length));
        const [finding] = await diagnose('github', { ...request, secret: `${secret}?` });
        expect(finding?.causes ?? []).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test('keeps its number of agreeing characters whatever few of them are changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(63), { minLength: 1, maxLength: 12 }),
        async (places) => {
          const { finding } = await found('github', (mac) =>
            Array.from(mac, (char, at) => (places.includes(at) ? other(char) : char)).join(''),
          );
          expect(finding).toMatchObject({
            causes: ['signatureMistyped'],
            agreeing: { characters: 64 - places.length, of: 64 },
          });
        },
      ),
      { numRuns: 20 },
    );
  });
});

function other(digit = '0'): string {
  return digit === '0' ? '1' : '0';
}
