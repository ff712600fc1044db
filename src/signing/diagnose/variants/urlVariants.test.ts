import { bytesFromText, textFromBytes } from '../../bytes/bytes.ts';
import { formEncodedAnew, formEncoders } from './formEncoders.ts';
import { expect, test } from 'vitest';
import { urlVariants } from './urlVariants.ts';

const hostsOf = (headers: Record<string, string>) =>
  new Set([...urlVariants('http://own.example/in', headers)].map(({ url }) => new URL(url).host));

test('of many hosts that proxies name, six are tried', () => {
  const named = Array.from({ length: 50 }, (_, n) => `h${n}.example`).join(',');
  const hosts = [...hostsOf({ 'X-Forwarded-Host': named })].filter((host) => host.startsWith('h'));
  expect(new Set(hosts.map((host) => host.split(':')[0])).size).toBe(6);
});

test('a forwarded port is taken when it is a number, and a prefix when it is a path', () => {
  const forwarded = (port: string, prefix: string) =>
    [
      ...urlVariants('http://own.example/in', {
        'X-Forwarded-Port': port,
        'X-Forwarded-Prefix': prefix,
      }),
    ].map(({ url }) => url);
  const good = forwarded('8443', '/api/');
  expect(good).toContain('http://own.example:8443/api/in');
  const plain = [...urlVariants('http://own.example/in', {})].length;
  expect(forwarded('1@evil.example', 'no path?')).toHaveLength(plain);
});

test('of a long URL the variants stay within two million characters, those with the fewest changes first', () => {
  const url = `https://own.example/in?${'$'.repeat(64_000)}`;
  const proxied = { 'X-Forwarded-Host': 'a.example,b.example', 'X-Original-URI': '/out?x=1' };
  const variants = [...urlVariants(url, proxied)];
  expect(variants.reduce((sum, variant) => sum + variant.url.length, 0)).toBeLessThan(2_000_000);
  const changes = variants.map(({ causes }) => causes.length);
  expect(changes).toEqual(changes.toSorted((a, b) => a - b));
  expect(changes.at(-1)).toBeGreaterThan(1);
});

test('every order of a few parameters is tried, on https as well', () => {
  const tried = new Set(
    [...urlVariants('http://a.example/in?c=3&a=1&b=2', {})].map(({ url }) => url),
  );
  for (const order of ['a=1&b=2&c=3', 'b=2&c=3&a=1', 'c=3&b=2&a=1', 'a=1&c=3&b=2', 'b=2&a=1&c=3']) {
    expect(tried.has(`http://a.example/in?${order}`)).toBe(true);
    expect(tried.has(`https://a.example/in?${order}`)).toBe(true);
  }
});

test('a query that any encoder wrote is found in what any other made of it', () => {
  const bytes = bytesFromText('email=otto%40mail.test&q=it%27s+%28a%29%2A~');
  const written = formEncoders.map((how) => textFromBytes(formEncodedAnew(bytes, how)) ?? '');
  for (const here of written.slice(0, 7)) {
    const tried = new Set([...urlVariants(`https://a.example/?${here}`, {})].map(({ url }) => url));
    for (const signed of written.slice(0, 13)) {
      if (signed !== here) expect(tried.has(`https://a.example/?${signed}`), signed).toBe(true);
    }
  }
});
