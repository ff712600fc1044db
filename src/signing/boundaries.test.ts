import { describe, expect, test } from 'vitest';
import { bytesFromText, hexFromBytes } from './bytes/bytes.ts';
import { sha256 } from '@noble/hashes/sha2.js';
import { schemes } from './schemes.ts';
import { sign } from './sign.ts';
import { diagnose } from './diagnose/findings.testkit.ts';
import { verify } from './verify.ts';

const secret = 'an example, not a secret';
const nowSeconds = 1_767_225_600;
const form = 'application/x-www-form-urlencoded';

describe('the hash of a body in a URL that is signed', () => {
  const url = 'https://app.example.com/sms';
  const body = bytesFromText('{"a":1}');
  const signed = async () => {
    const { url: called = url, headers } = await signedBy('twilio', { body, url });
    return { secret, headers, url: called, body };
  };

  test('vouches for a body whatever its Content-Type says, which nobody has signed', async () => {
    const request = await signed();
    const asForm = { ...request.headers, 'Content-Type': form };
    expect((await verify('twilio', { ...request, headers: asForm })).ok).toBe(true);
    for (const other of ['', '&&&', 'a=b']) {
      const changed = { ...request, headers: asForm, body: bytesFromText(other) };
      expect((await verify('twilio', changed)).ok, other).toBe(false);
    }
  });

  test('is written anew for a form that is sent to an address with one', async () => {
    const before = `${url}?bodySHA256=${'0'.repeat(64)}`;
    const posted = { body: bytesFromText('a=b'), url: before, contentType: form };
    const { url: called, headers } = await signedBy('twilio', posted);
    expect(called).toContain(hexFromBytes(sha256(posted.body)));
    const request = { secret, body: posted.body, url: called, headers };
    expect((await verify('twilio', request)).ok).toBe(true);
  });

  test('is no hash where it stands behind a #', async () => {
    const request = await signed();
    const behind = { ...request, url: request.url.replace('?', '#?') };
    expect((await verify('twilio', behind)).ok).toBe(false);
  });
});

async function signedBy(
  schemeId: Parameters<typeof sign>[0],
  given: Partial<Parameters<typeof sign>[1]> & { readonly body: Uint8Array },
) {
  const result = await sign(schemeId, { secret, nowSeconds, ...given });
  if (!result.ok) throw new Error(result.because);
  return result;
}

describe('what no sender sends', () => {
  test.each(schemes.map(({ id }) => id))('is refused by %s, and nothing throws', async (id) => {
    const lone = 'https://x.example/?a=\ud800&b=%';
    const headers = { 'x-twilio-signature': 'AAAA', 'x-hubspot-signature-v3': 'AAAA' };
    const request = { secret: '\udc00', body: bytesFromText('a=b'), url: lone, headers };
    expect((await verify(id, { ...request, nowSeconds: NaN })).ok).not.toBe(true);
    expect(await diagnose(id, request)).toEqual([]);
    for (const moment of [NaN, Infinity, -1, 9e15]) {
      const result = await sign(id, { ...request, nowSeconds: moment });
      const timed = schemes.find((scheme) => scheme.id === id)?.timestamp !== undefined;
      if (timed) expect(result.ok, String(moment)).toBe(false);
    }
  });
});

describe('a body whose bytes are changed between two checks', () => {
  test.each([
    ['twilio', '{"a":1}'],
    ['mailgun', '{"signature":{},"event-data":{}}'],
  ] as const)('is checked anew by %s', async (schemeId, text) => {
    const url = 'https://a.example/in';
    const signed = await signedBy(schemeId, { body: bytesFromText(text), url });
    const body = (signed.body ?? bytesFromText(text)).slice();
    const request = { secret, headers: signed.headers, body, url: signed.url ?? url };
    expect((await verify(schemeId, request)).ok).toBe(true);
    const at = schemeId === 'mailgun' ? new TextDecoder().decode(body).indexOf('token') + 9 : 2;
    body[at] = (body[at] ?? 0) ^ 1;
    expect((await verify(schemeId, request)).ok).toBe(false);
  });
});
