import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numbersIn, readCode, readKind, writeCode, type CodeField } from './resultCode.ts';

const field = fc
  .integer({ min: 1, max: 30 })
  .chain((bits) => fc.tuple(fc.nat(2 ** bits - 1), fc.constant(bits)));
const fields = fc.array(field, { minLength: 1, maxLength: 5 }) as fc.Arbitrary<CodeField[]>;
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a result code', () => {
  test('has the numbers again that it was made of, in any case, with any hyphens', () => {
    fc.assert(
      fc.property(fields, fc.boolean(), (made, isPlain) => {
        const code = writeCode(made);
        const read = readCode(isPlain ? code.replaceAll('-', '').toLowerCase() : ` ${code} `);
        const sizes = made.map(([, bits]) => bits);
        expect(read.ok && numbersIn(read.value, sizes)).toEqual(made.map(([value]) => value));
      }),
    );
  });

  test('with one letter changed is always known as damaged', () => {
    fc.assert(
      fc.property(fields, fc.nat(), fc.integer({ min: 1, max: 31 }), (made, at, by) => {
        const code = writeCode(made).replaceAll('-', '');
        const place = at % code.length;
        const other = letters.charAt((letters.indexOf(code.charAt(place)) + by) % 32);
        const read = readCode(code.slice(0, place) + other + code.slice(place + 1));
        expect(!read.ok && read.problem).toMatch('The code is damaged');
      }),
      { numRuns: 2_000 },
    );
  });

  test('with two letters in each other’s place is known as damaged', () => {
    fc.assert(
      fc.property(fields, fc.nat(), (made, at) => {
        const code = writeCode(made).replaceAll('-', '');
        const place = at % (code.length - 1);
        const [one, two] = [code.charAt(place), code.charAt(place + 1)];
        const swapped = code.slice(0, place) + two + one + code.slice(place + 2);
        expect(readCode(swapped).ok).toBe(one === two);
      }),
    );
  });

  test('takes letters that look like a number for it', () => {
    const code = writeCode([[0b00001_00000_00001, 15]]);
    expect(code).toMatch(/^101/);
    expect(readCode(code.replace('101', 'iOl'))).toEqual(readCode(code));
  });

  test.each([
    ['', 'Type the code'],
    ['  -', 'Type the code'],
    ['1234-U678', '“U” stands in no code'],
    ['1234-56é8', '“É” stands in no code'],
    ['12', 'A code has 11 letters or more, and this has 2.'],
    ['1'.repeat(50), 'and this has 50'],
    ['1234-5678-9ABC', 'The code is damaged'],
  ])('that is none is answered by a sentence: %j', (text, sentence) => {
    const read = readCode(text);
    expect(!read.ok && read.problem).toContain(sentence);
  });

  test('of another version, or of a kind that is not known, is whole but not read', () => {
    for (const head of [
      [2, 0],
      [1, 3],
    ] as const) {
      const read = readKind(
        writeCode([
          [head[0], 3],
          [head[1], 2],
          [7, 10],
        ]),
      );
      expect(!read.ok && read.problem).toContain('another version of Hookscope');
    }
  });
});
