import { describe, expect, test } from 'vitest';
import { bytesFromText } from '../../signing/bytes/bytes.ts';
import { copyOf } from './requestCopy.ts';
import type { Draft } from '../bench/draft.ts';
import { exampleDraft } from '../bench/examples.ts';

const draft: Draft = { ...exampleDraft('github'), from: 'paste', headers: { 'X-A': 'b' } };
const withBody = (bytes: Uint8Array): Draft => ({
  ...draft,
  body: { as: 'file', name: '', bytes },
});

describe.each(['curl', 'raw'] as const)('a copy as %s', (as) => {
  test.each([
    [{ method: 'P OST' }, 'method'],
    [{ url: 'shop.example/hooks' }, 'URL'],
    [{ url: 'https://shop.example/ü' }, 'URL'],
    [{ headers: { 'X-A': 'b\r\nX-Admin: yes' } }, 'header X-A'],
    [{ headers: { '@file': 'b' } }, 'header named “@file”'],
  ])('of %j is refused with a sentence, and nothing is copied', (part, what) => {
    const { text, sentence } = copyOf({ ...draft, ...part }, as);
    expect(text).toBeUndefined();
    expect(sentence).toMatch(/^Not copied\. No request can .*\.$/);
    expect(sentence).toContain(what);
  });

  test('of a request that was pasted without its host is sent to this machine', () => {
    const { text } = copyOf({ ...draft, url: '/hooks?a=1' }, as);
    expect(text).toContain('localhost:3000');
    expect(text).toContain('/hooks?a=1');
  });

  test('has the method as it stands in the field, for methods differ by their case', () => {
    expect(copyOf({ ...draft, method: 'Post' }, as).text).toMatch(/\bPost\b/);
  });

  test('leaves the chunks to whoever sends it', () => {
    const headers = { 'Transfer-Encoding': 'chunked', 'X-A': 'b' };
    expect(copyOf({ ...draft, headers }, as).text).not.toContain('chunked');
  });
});

test.each([
  ['not UTF-8', Uint8Array.of(0xff)],
  ['a zero byte', bytesFromText('a\0b')],
])('a body with bytes that no text holds (%s) is copied as curl only', (what, bytes) => {
  expect(copyOf(withBody(bytes), 'curl').text).toContain('| curl ');
  const raw = copyOf(withBody(bytes), 'raw');
  expect(raw.text).toBeUndefined();
  expect(raw.sentence).toMatch(new RegExp(`^Not copied\\. .*${what}.*: copy it as curl\\.$`));
});
