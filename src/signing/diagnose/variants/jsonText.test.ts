import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../tools/runs.testkit.ts';
import { bytesFromText } from '../../bytes/bytes.ts';
import { escapings, layouts } from './jsonStyles.ts';
import { jsonText, sortedByName, stringWriter, writeJson, type JsonText } from './jsonText.ts';

function layoutNamed(name: string) {
  const layout = layouts.find(({ cause }) => cause === name);
  if (!layout) throw new Error(`no layout ${name}`);
  return layout;
}

function jsonOf(text: string): JsonText {
  const json = jsonText(bytesFromText(text));
  if (!json) throw new Error(`no JSON: ${text}`);
  return json;
}

const rewritten = (text: string, layout: string) => writeJson(jsonOf(text), layoutNamed(layout));

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
        const json = jsonOf(JSON.stringify(value));
        const write = stringWriter(json);
        for (const escaping of escapings) {
          const scalars = write(escaping.write);
          for (const layout of layouts) {
            const text = writeJson(json, layout, scalars);
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
    const sorted = sortedByName(jsonOf(text)) ?? jsonOf('0');
    expect(writeJson(sorted, layoutNamed('jsonCompacted'))).toBe(
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
    expect(jsonText(bytesFromText(text))).toBeUndefined();
  });

  test('that nests deeper than anybody writes is no JSON to search in', () => {
    expect(jsonText(bytesFromText('['.repeat(500) + ']'.repeat(500)))).toBeUndefined();
  });

  test('is not written at all where indentation would make it absurdly long', () => {
    const deep = `${'['.repeat(390)}${'1,'.repeat(5_000)}1${']'.repeat(390)}`;
    expect(rewritten(deep, 'jsonIndented4')).toBeUndefined();
    expect(rewritten(deep, 'jsonCompacted')).toBeDefined();
  });
});
