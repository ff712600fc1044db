import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../tools/runs.testkit.ts';
import { bytesFromText, textFromBytes } from '../../bytes/bytes.ts';
import { escapings, layouts } from './jsonStyles.ts';
import { jsonTokens } from './jsonTokens.ts';
import { sortedOrder, stringWriter, writeJson } from './writeJson.ts';

function layoutNamed(name: string) {
  const layout = layouts.find(({ cause }) => cause === name);
  if (!layout) throw new Error(`no layout ${name}`);
  return layout;
}

function tokensOf(text: string) {
  const tokens = jsonTokens(bytesFromText(text));
  if (!tokens) throw new Error(`no JSON: ${text}`);
  return tokens;
}

const rewritten = (text: string, layout: string, how = {}) =>
  textFromBytes(
    writeJson(tokensOf(text), { layout: layoutNamed(layout), ...how }) ?? new Uint8Array(),
  );

describe('a JSON text', () => {
  test('is written as JavaScript writes it, however it was laid out before', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, 4, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(rewritten(text, 'jsonCompacted')).toBe(JSON.stringify(value));
        expect(rewritten(text, 'jsonIndented2')).toBe(JSON.stringify(value, null, 2));
        expect(rewritten(text, 'jsonIndented4')).toBe(JSON.stringify(value, null, 4));
        expect(rewritten(text, 'jsonIndentedTab')).toBe(JSON.stringify(value, null, '\t'));
      }),
    );
  });

  test('means the same in every way of writing its strings, and keeps what it says', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const tokens = tokensOf(JSON.stringify(value));
        if (tokens.found === 0) return;
        const write = stringWriter(tokens);
        for (const escaping of escapings) {
          const strings = write(escaping);
          for (const layout of layouts) {
            const text = textFromBytes(writeJson(tokens, { layout, strings }) ?? new Uint8Array());
            expect(JSON.parse(text ?? '')).toEqual(JSON.parse(JSON.stringify(value)));
          }
        }
      }),
      { numRuns: runs(15, 60) },
    );
  });

  test('keeps its numbers as they are written', () => {
    expect(rewritten('[1.0, -0, 1e5, 12345678901234567890]', 'jsonCompacted')).toBe(
      '[1.0,-0,1e5,12345678901234567890]',
    );
  });

  test('sorted has the members of every object in order, and those of arrays as they came', () => {
    const text = '{"b":[3,{"z":1,"y":{}}],"a":"x","C":[]}';
    const order = sortedOrder(tokensOf(text));
    expect(rewritten(text, 'jsonCompacted', { order })).toBe(
      '{"C":[],"a":"x","b":[3,{"y":{},"z":1}]}',
    );
  });

  test.each([
    '',
    '{',
    '{"a"}',
    '{"a":1,}',
    '[1 2]',
    '01x',
    '"\\x"',
    '"\\u12g4"',
    'tru',
    '1.',
    '[]]',
  ])('is not %j', (text) => {
    expect(jsonTokens(bytesFromText(text))).toBeUndefined();
  });

  test('that nests deeper than anybody writes is no JSON to search in', () => {
    expect(jsonTokens(bytesFromText('['.repeat(500) + ']'.repeat(500)))).toBeUndefined();
  });

  test('is not written at all where indentation would make it absurdly long', () => {
    const deep = `${'['.repeat(390)}${'1,'.repeat(5_000)}1${']'.repeat(390)}`;
    expect(writeJson(tokensOf(deep), { layout: layoutNamed('jsonIndented4') })).toBeUndefined();
    expect(writeJson(tokensOf(deep), { layout: layoutNamed('jsonCompacted') })).toBeDefined();
  });
});
