import { afterEach, describe, expect, test, vi } from 'vitest';
import { bytesFromText } from '../bytes/bytes.ts';
import { search } from '../diagnose.ts';
import { schemeById, schemes } from '../schemes.ts';
import { sign } from '../sign.ts';
import { signingVectors, type SigningVector } from '../providers/vectors.testkit.ts';
import { verify } from '../verify.ts';

const platform = globalThis.crypto;

/** What a page over plain http has: chance, and no WebCrypto. */
const insecure = { getRandomValues: platform.getRandomValues.bind(platform) };

/** Browsers had WebCrypto for years before they had this one algorithm. */
const older = {
  ...insecure,
  subtle: new Proxy(platform.subtle, {
    get(subtle, name: keyof SubtleCrypto) {
      const known = subtle[name].bind(subtle) as (...given: unknown[]) => Promise<unknown>;
      return (...given: unknown[]) =>
        given.includes('Ed25519')
          ? Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'))
          : known(...given);
    },
  }),
};

const isPublicKeyed = ({ schemeId }: SigningVector) => schemeById(schemeId).algorithm === 'Ed25519';

function requestOf({ rawBody, ...given }: SigningVector) {
  return { ...given, body: bytesFromText(rawBody) };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each([
  ['no WebCrypto', insecure],
  ['a WebCrypto without Ed25519', older],
])('where there is %s', (_, crypto) => {
  test.each(signingVectors.filter(isPublicKeyed))(
    '$id is neither accepted nor refused, be it whole or damaged, and no cause is searched',
    async (vector) => {
      vi.stubGlobal('crypto', crypto);
      const whole = requestOf(vector);
      for (const request of [
        whole,
        { ...whole, body: bytesFromText('another body') },
        { ...whole, headers: {} },
        { ...whole, secret: '' },
      ]) {
        const verdict = await verify(vector.schemeId, request);
        expect(verdict).toMatchObject({ ok: undefined, because: 'Ed25519 not supported' });
        const { finding, tried } = await search(vector.schemeId, request);
        expect([finding, Object.values(tried).filter((count) => count > 0)]).toEqual([
          undefined,
          [],
        ]);
      }
    },
  );

  test('whoever wants an Ed25519 signature hears why there is none, whatever else is missing', async () => {
    vi.stubGlobal('crypto', crypto);
    for (const { id } of schemes.filter(({ algorithm }) => algorithm === 'Ed25519')) {
      const body = new Uint8Array();
      expect(await sign(id, { secret: '', body, nowSeconds: 0 })).toMatchObject({
        ok: false,
        because: 'Ed25519 not supported',
      });
    }
  });

  test('every other scheme judges as it does with WebCrypto', async () => {
    const others = signingVectors.filter((vector) => !isPublicKeyed(vector));
    const judged = () =>
      Promise.all(others.map((vector) => verify(vector.schemeId, requestOf(vector))));
    const secure = await judged();
    vi.stubGlobal('crypto', crypto);
    expect(await judged()).toEqual(secure);
  });

  test('a search names the rule that it could not try, and does not count it', async () => {
    const discord = signingVectors.find(({ schemeId }) => schemeId === 'discord')!;
    const request = requestOf(discord);
    expect(await search('github', request)).toMatchObject({
      finding: { causes: ['wrongScheme'], schemeId: 'discord' },
      untried: [],
    });
    vi.stubGlobal('crypto', crypto);
    expect(await search('github', request)).toMatchObject({
      finding: undefined,
      tried: { scheme: schemes.length - 2 },
      untried: ['discord'],
    });
  });
});

test('a packed body is named as untried where the browser cannot unpack it', async () => {
  const body = Uint8Array.of(0x1f, 0x8b, 8, 0);
  const headers = { 'X-Hub-Signature-256': `sha256=${'00'.repeat(32)}` };
  const request = { secret: 's', headers, body };
  expect((await search('github', request)).untried).toEqual([]);
  vi.stubGlobal('DecompressionStream', undefined);
  expect((await search('github', request)).untried).toEqual(['packed body']);
});
