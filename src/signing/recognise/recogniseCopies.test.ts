import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../tools/runs.testkit.ts';
import { bytesFromText, textFromBytes } from '../bytes/bytes.ts';
import { curlLine } from '../write/curl.ts';
import { rawRequest } from '../write/rawRequest.ts';
import { recognise } from '../recognise.ts';

describe('what is copied here is read again as the same request', { timeout: 600_000 }, () => {
  const name = fc.stringMatching(/^X-[A-Z][a-z]{1,8}$/);
  const value = fc
    .string({ minLength: 1, maxLength: 30, unit: 'grapheme-ascii' })
    .map((text) => text.trim());
  const headers = fc
    .dictionary(
      name,
      value.filter((text) => text !== ''),
      { maxKeys: 4 },
    )
    .map((given) => ({ 'Content-Type': 'text/plain', ...given }));
  const url = fc
    .tuple(
      fc
        .webUrl({ validSchemes: ['http', 'https'], withQueryParameters: true })
        .map((text) => text.replaceAll('#', '')),
      // What the line has options for.
      fc.constantFrom('', '&a[0]={b,c}', '/../d/.', '%2e'),
    )
    .map(([given, more]) => given + more);
  const method = fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE');
  const awkward = fc.string({
    unit: fc.constantFrom(
      "'",
      '"',
      '\\',
      '$',
      '`',
      '@',
      '%',
      '\n',
      '\r',
      '\0',
      '!',
      'é',
      '😀',
      '0',
      'x',
      '{',
      ' ',
    ),
  });
  const body = fc.oneof(fc.uint8Array({ maxLength: 80 }), awkward.map(bytesFromText));

  test('as a curl line, whatever the bytes of its body', () => {
    fc.assert(
      fc.property(fc.record({ headers, url, method, body }), (request) => {
        const { as, request: found, doubts } = recognise(curlLine(request));
        expect(as).toBe('curl command');
        expect(found).toEqual({
          ...request,
          headers: namesOnce(found.headers, request.headers),
          ...(request.body.length > 0 || request.method === 'POST'
            ? { body: new Uint8Array(request.body) }
            : { body: undefined }),
        });
        expect(doubts).toEqual([]);
      }),
      { numRuns: runs(60, 500) },
    );
  });

  test('as a raw request with quotes in its headers', () => {
    const headers = { 'If-Match': '"1"', 'X-Double': '"a"', 'X-Single': "''" };
    const text = textFromBytes(
      rawRequest({ method: 'POST', url: 'http://a.example/', headers, body: new Uint8Array() }),
    );
    expect(recognise(text ?? '').request.headers).toMatchObject(headers);
  });

  test('as a raw request, whatever the text of its body', () => {
    fc.assert(
      fc.property(
        fc.record({ headers, url, method, body: awkward.map(bytesFromText) }),
        (request) => {
          const text = textFromBytes(rawRequest(request)) ?? '';
          const { request: found, doubts } = recognise(text);
          expect(found.body ?? new Uint8Array()).toEqual(request.body);
          expect(found.headers).toMatchObject(request.headers);
          expect(found.method).toBe(request.method);
          expect(doubts).toEqual([]);
        },
      ),
      { numRuns: runs(60, 300) },
    );
  });
});

/** What was given, in the order in which it was found. */
function namesOnce(
  found: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
) {
  return Object.fromEntries(Object.keys(found).map((each) => [each, given[each]]));
}
