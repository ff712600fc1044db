import { describe, expect, test } from 'vitest';
import { bytesFromText } from '../bytes/bytes.ts';
import { sign } from '../sign.ts';
import { verify } from '../verify.ts';

describe('a scheme that signs the URL with the form', () => {
  const url = 'https://a.example/in?x=1';
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const signed = (body: Uint8Array, contentType?: string) =>
    sign('twilio', { secret: 'x', body, url, nowSeconds: 0, contentType });

  test('refuses a form that is not UTF-8, to sign and to check', async () => {
    const body = Uint8Array.of(0x61, 0x3d, 0xff);
    expect(await signed(body, form['Content-Type'])).toMatchObject({ because: 'form not UTF-8' });
    const empty = await signed(new Uint8Array(), form['Content-Type']);
    const headers = { ...form, ...empty.headers };
    expect(await verify('twilio', { secret: 'x', body, url, headers })).toMatchObject({
      ok: false,
      because: 'form not UTF-8',
    });
  });

  test('refuses another body without its hash in the URL, and puts it there to sign', async () => {
    for (const text of ['{"a":1}', 'hello']) {
      const body = bytesFromText(text);
      const { headers, ...rest } = await signed(body);
      const called = 'url' in rest ? rest.url : undefined;
      expect(called).toMatch(/bodySHA256=\w{64}$/);
      expect((await verify('twilio', { secret: 'x', body, url: called, headers })).ok).toBe(true);

      const bare = await signed(new Uint8Array());
      const request = { secret: 'x', body, url, headers: bare.headers };
      expect(await verify('twilio', request)).toMatchObject({ because: 'body hash missing' });
    }
  });
});

test('of many signatures in a header, those after the sixty-fourth are left aside', async () => {
  const body = bytesFromText('{}');
  const { headers } = await sign('stripe', { secret: 'x', body, nowSeconds: 0 });
  const [time = '', mac = ''] = (headers['Stripe-Signature'] ?? '').split(',');
  const withBefore = (count: number) => ({
    'Stripe-Signature': [time, ...Array<string>(count).fill(`v1=${'00'.repeat(32)}`), mac].join(
      ',',
    ),
  });
  const request = { secret: 'x', body };
  expect((await verify('stripe', { ...request, headers: withBefore(63) })).ok).toBe(true);
  expect((await verify('stripe', { ...request, headers: withBefore(64) })).ok).toBe(false);
});
