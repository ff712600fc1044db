import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesFromText, textFromBytes } from '../../bytes/bytes.ts';
import { formEncoded, formEncodedAnew, formEncoders } from './formEncoders.ts';
import { encodedText, encodedTexts } from './formEncoders.testkit.ts';

test.each(encodedTexts)('$run is among the encoders', ({ text }) => {
  const all = formEncoders.map((how) =>
    textFromBytes(formEncoded(bytesFromText(encodedText), how)),
  );
  expect(all).toContain(text);
});

test('a form that any encoder wrote is written by any other as that one would have', () => {
  const pairs = fc.array(
    fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })),
  );
  // A sign that parts names and values can only be kept where it is none of theirs.
  const parting = formEncoders.filter(({ keeps }) => !/[&=+]/.test(keeps));
  const some = fc.constantFrom(...parting);
  const written = (list: readonly (readonly string[])[], how: (typeof formEncoders)[number]) =>
    list
      .map((pair) =>
        pair.map((part) => textFromBytes(formEncoded(bytesFromText(part), how))).join('='),
      )
      .join('&');
  fc.assert(
    fc.property(pairs, some, some, (list, one, other) => {
      const anew = formEncodedAnew(bytesFromText(written(list, one)), other);
      expect(textFromBytes(anew)).toBe(written(list, other));
    }),
  );
});
