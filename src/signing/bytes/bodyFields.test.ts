import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyField } from './bodyFields.ts';
import { bytesFromText } from './bytes.ts';

test('a field of a form is the one that a browser reads under that name', () => {
  const part = fc
    .array(fc.constantFrom('a', 'b', 'ab', '=', '&', '+', '%61', '%2B', '%', '?', 'é', '[0]'))
    .map((signs) => signs.join(''));
  fc.assert(
    fc.property(
      part,
      part,
      fc.constantFrom('a', 'b', 'ab', 'aa', '[0]', 'é', ''),
      (head, rest, name) => {
        const text = `x${head}=${rest}`;
        const read = new URLSearchParams(text).get(name) ?? undefined;
        expect(bodyField(bytesFromText(text), `of.${name}`)).toBe(read);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('of a list only its items are fields', () => {
  const body = bytesFromText('{"items":["a","b"],"length":2}');
  expect(bodyField(body, 'items.1')).toBe('b');
  expect(bodyField(body, 'length')).toBe('2');
  expect(bodyField(body, 'items.length')).toBeUndefined();
});
