import { expect, test } from 'vitest';
import { whyUnsendable } from './unsendable.ts';

const request = { method: 'POST', url: 'https://shop.example/hooks', headers: {} };

test.each([
  [{ method: 'GE T' }, 'No request can have the method “GE T”'],
  [{ method: '' }, 'a method is one word, such as POST.'],
  [{ url: 'https://a.example/b c' }, 'a space in its URL: write %20 in its place'],
  [{ url: 'https://a.example/grüße' }, '“ü” in its URL: write %C3%BC in its place'],
  [{ url: 'https://bücher.example/' }, 'or the xn-- name where it is in the host.'],
  [{ url: 'https://a.example/\u200b' }, 'the character U+200B in its URL: write %E2%80%8B'],
  [{ url: 'https://a.example/\ud800' }, 'the character U+D800 in its URL: write %EF%BF%BD'],
  [{ url: 'https://a.example/\r\nX-A:b' }, 'a line break in its URL'],
  [{ url: 'ftp://a.example/' }, 'it begins with https:// or http:// and a host.'],
  [{ url: '-o/etc/passwd' }, 'No request can be sent to this URL'],
  [{ url: 'shop.example/hooks' }, 'No request can be sent to this URL'],
  [{ url: 'https:///hooks' }, 'No request can be sent to this URL'],
  [{ url: 'https://a.example:port/' }, 'No request can be sent to this URL'],
  [{ url: 'https://{a,b}.example/' }, 'No request can be sent to this URL'],
  [{ headers: { '@file': 'x' } }, 'No request can have a header named “@file”.'],
  [{ headers: { 'X A': 'x' } }, 'No request can have a header named “X A”.'],
  [{ headers: { 'X-Ü': 'x' } }, 'No request can have a header named “X-?”.'],
  [{ headers: { 'X-A': 'b\r\nX-Admin: yes' } }, 'a line break in its header X-A.'],
  [{ headers: { 'X-A': 'b\0' } }, 'the character U+0000 in its header X-A.'],
])('says why %j cannot be sent', (part, sentence) => {
  expect(whyUnsendable({ ...request, ...part })).toContain(sentence);
});

test.each([
  { url: 'HTTP://A.example' },
  { url: 'http://[::1]:3000?a[0]={b}#c' },
  { url: 'https://name:word@a.example/@b' },
  { method: "M'X" },
  { headers: { 'X-A': ' \tü"\\' } },
])('finds no fault with %j', (part) => {
  expect(whyUnsendable({ ...request, ...part })).toBeUndefined();
});
