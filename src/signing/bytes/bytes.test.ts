import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  base64FromBytes,
  bytesFromBase64,
  bytesFromHex,
  bytesFromText,
  concatBytes,
  differingBits,
  equalInConstantTime,
  hexFromBytes,
  textFromBytes,
} from './bytes.ts';

describe('hex', () => {
  test('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(bytesFromHex(hexFromBytes(bytes))).toEqual(bytes);
      }),
    );
  });

  test.each(['0', '0g', 'a b', '0x00', ' 00', '00\n'])('%j is not hex', (text) => {
    expect(bytesFromHex(text)).toBeUndefined();
  });
});

describe('base64', () => {
  test('agrees with the platform, and reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const text = base64FromBytes(bytes);
        expect(text).toBe(btoa(String.fromCharCode(...bytes)));
        expect(bytesFromBase64(text)).toEqual(bytes);
      }),
    );
  });

  test('no two texts stand for the same bytes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[AQgwB/]{1,4}={0,3}$/), (text) => {
        const bytes = bytesFromBase64(text);
        if (bytes) expect(base64FromBytes(bytes)).toBe(text);
      }),
    );
  });

  test.each([
    ['a line break, which atob skips', 'AA\nAA'],
    ['white space at the end', 'AAAA '],
    ['left-over bits that are not zero', 'AB=='],
    ['missing padding', 'AAA'],
    ['too much padding', 'AAA=='],
    ['padding alone', '='],
    ['the URL-safe alphabet', 'AA-_'],
    ['padding in the middle', 'AA==AAAA'],
    ['one digit too many', 'AAAAA==='],
  ])('refuses %s', (_, text) => {
    expect(bytesFromBase64(text)).toBeUndefined();
  });

  test('takes missing padding only where it is asked to', () => {
    expect(bytesFromBase64('AAA', { padding: 'optional' })).toEqual(new Uint8Array(2));
    expect(bytesFromBase64('AAA=', { padding: 'optional' })).toEqual(new Uint8Array(2));
    expect(bytesFromBase64('AA=', { padding: 'optional' })).toBeUndefined();
    expect(bytesFromBase64('A', { padding: 'optional' })).toBeUndefined();
  });
});

describe('text', () => {
  test('keeps a byte order mark', () => {
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, 0x41]);
    expect(bytesFromText(textFromBytes(marked) ?? '')).toEqual(marked);
  });

  test('is not made up from bytes that are not UTF-8', () => {
    expect(textFromBytes(new Uint8Array([0xc3, 0x28]))).toBeUndefined();
  });
});

describe('comparison', () => {
  test('finds two values equal exactly when no bit differs', () => {
    const pair = fc
      .nat(40)
      .chain((length) =>
        fc.tuple(
          fc.uint8Array({ minLength: length, maxLength: length, max: 1 }),
          fc.uint8Array({ minLength: length, maxLength: length, max: 1 }),
        ),
      );
    fc.assert(
      fc.property(pair, ([left, right]) => {
        const differing = left.filter((byte, i) => byte !== right[i]).length;
        expect(differingBits(left, right)).toBe(differing);
        expect(equalInConstantTime(left, right)).toBe(differing === 0);
      }),
    );
  });

  test('a value never equals the beginning of a longer one', () => {
    expect(equalInConstantTime(new Uint8Array(31), new Uint8Array(32))).toBe(false);
    expect(differingBits(new Uint8Array(31), new Uint8Array(32))).toBeUndefined();
  });

  test('counts every bit of a byte', () => {
    expect(differingBits(new Uint8Array([0xff, 0x00]), new Uint8Array([0x00, 0x81]))).toBe(10);
  });
});

test('joining parts keeps their order and every byte', () => {
  expect(concatBytes([bytesFromText('ab'), new Uint8Array(0), bytesFromText('c')])).toEqual(
    bytesFromText('abc'),
  );
});
