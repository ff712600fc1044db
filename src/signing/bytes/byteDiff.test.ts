import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteDiff, type ByteDiff, type DiffPart } from './byteDiff.ts';
import { bytesFromText, concatBytes, textFromBytes } from './bytes.ts';

/** `[+` stands only in what was signed, `[-` only in what was checked, `…` for what is left out. */
function written({ parts }: ByteDiff): string {
  return parts
    .map((part) => {
      if (part.kind === 'left out') return `…${part.byteLength}…`;
      const text = textFromBytes(part.bytes) ?? '';
      return part.kind === 'same' ? text : `[${part.kind === 'signed' ? '+' : '-'}${text}]`;
    })
    .join('');
}

const diff = (signed: string, checked: string) =>
  byteDiff(bytesFromText(signed), bytesFromText(checked));

describe('the difference between what was signed and what was checked', () => {
  test.each([
    { what: 'nothing', signed: '{"a":1}', checked: '{"a":1}', shown: '{"a":1}' },
    {
      what: 'spaces',
      signed: '{"a": 1, "b": 2}',
      checked: '{"a":1,"b":2}',
      shown: '{"a":[+ ]1,[+ ]"b":[+ ]2}',
    },
    { what: 'a line break', signed: '{}\n', checked: '{}', shown: '{}[+\n]' },
    {
      what: 'a whole escape',
      signed: '"Zo\\u00eb"',
      checked: '"Zoë"',
      shown: '"Zo[+\\u00eb][-ë]"',
    },
    {
      what: 'the backslashes of slashes',
      signed: '"https:\\/\\/a.b\\/"',
      checked: '"https://a.b/"',
      shown: '"https:[+\\]/[+\\]/a.b[+\\]/"',
    },
    {
      what: 'the quotes and backslashes of a text in a text',
      signed: '"{\\"a\\":\\"b\\\\nc\\"}"',
      checked: '{"a":"b\\nc"}',
      shown: '[+"]{[+\\]"a[+\\]":[+\\]"b[+\\]\\nc[+\\]"}[+"]',
    },
    {
      what: 'a letter of the scheme of a URL',
      signed: 'https://a.b/c',
      checked: 'http://a.b/c',
      shown: 'http[+s]://a.b/c',
    },
    {
      what: 'a name',
      signed: '{"monday":1}',
      checked: '{"sunday":1}',
      shown: '{"[+monday][-sunday]":1}',
    },
    { what: 'everything', signed: 'abc', checked: '123', shown: '[+abc][-123]' },
    { what: 'a lost body', signed: '{}', checked: '', shown: '[+{}]' },
  ])('is found to be $what', ({ signed, checked, shown }) => {
    expect(written(diff(signed, checked))).toBe(shown);
  });

  test('counts the bytes of either side', () => {
    const { onlySigned, onlyChecked } = diff('{"a": "é", "b": 2}', '{"a":"xyz","b":2}');
    expect({ onlySigned, onlyChecked }).toEqual({ onlySigned: 5, onlyChecked: 3 });
  });

  test.each([
    ['28 backslashes', '\\/'.repeat(28), '/'.repeat(28), { signed: '\\' }],
    ['carriage returns', 'a\r\nb\r\n', 'a\nb\n', { signed: '\r' }],
    ['a line break here', '{}', '{}\n', { checked: '\n' }],
    ['several things', '{"a": "\\/"}', '{"a":"/"}', {}],
    ['nothing', 'a', 'a', {}],
  ])('says where all of it is one byte: %s', (_, signed, checked, alone) => {
    expect(diff(signed, checked).alone).toEqual(alone);
  });

  test('leaves out what is the same far from a difference', () => {
    const same = 'x y '.repeat(100);
    const { parts } = diff(`${same}A ${same}`, `${same}B ${same}`);
    expect(parts.map(({ kind }) => kind)).toEqual([
      'left out',
      'same',
      'signed',
      'checked',
      'same',
      'left out',
    ]);
  });

  test('shows what fits and counts the rest', () => {
    const signed = '{"a": 1}, '.repeat(400);
    const checked = '{"a":1},'.repeat(400);
    const { parts, hiddenBytes, hiddenPlaces } = byteDiff(
      bytesFromText(signed),
      bytesFromText(checked),
      { bytesMost: 200 },
    );
    const shown = sizeOf(parts);
    expect(shown).toBeGreaterThan(150);
    expect(shown).toBeLessThan(300);
    expect(shown + hiddenBytes).toBe(signed.length);
    expect(hiddenPlaces).toBeGreaterThan(600);
  });

  test('never cuts a character', () => {
    const signed = `${'é☕😀'.repeat(200)}.${'😀☕é'.repeat(200)}`;
    const { parts } = diff(signed, signed.replace('.', '!'));
    for (const part of parts) {
      if (part.kind !== 'left out') expect(textFromBytes(part.bytes)).toBeDefined();
    }
  });

  test('gives both sides back, whatever they are', () => {
    const words = fc.array(
      fc.constantFrom('{', '}', '"', 'a', 'bc', ' ', '\n', ',', '\\u00e9', '\\', 'é', '😀'),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(words, words, (left, right) => {
        const signed = bytesFromText(left.join(''));
        const checked = bytesFromText(right.join(''));
        const { parts } = byteDiff(signed, checked, { bytesMost: 1e6, contextBytes: 1e6 });
        expect(sideOf(parts, 'signed')).toEqual(signed);
        expect(sideOf(parts, 'checked')).toEqual(checked);
      }),
    );
  });

  test('in the ends of lines is the one byte of each, not the blanks beside it', () => {
    const found = diff('{\r\n  "a": 1\r\n}\r\n', '{\n  "a": 1\n}\n');
    expect(written(found)).toBe('{[+\r]\n  "a": 1[+\r]\n}[+\r]\n');
    expect(found).toMatchObject({ onlySigned: 3, onlyChecked: 0 });
  });

  test('of two megabytes with nothing in common is found without going through all pairs', () => {
    const signed = bytesFromText('a,'.repeat(500_000));
    const checked = bytesFromText('b;'.repeat(500_000));
    const { onlySigned, hiddenBytes } = byteDiff(signed, checked);
    expect(onlySigned).toBe(1_000_000);
    expect(hiddenBytes).toBeGreaterThan(1_990_000);
  });
});

function sizeOf(parts: readonly DiffPart[]): number {
  return parts.reduce(
    (sum, part) => sum + (part.kind === 'left out' ? part.byteLength : part.bytes.length),
    0,
  );
}

function sideOf(parts: readonly DiffPart[], side: 'signed' | 'checked'): Uint8Array {
  return concatBytes(
    parts.flatMap((part) => (part.kind === 'same' || part.kind === side ? [part.bytes] : [])),
  );
}
