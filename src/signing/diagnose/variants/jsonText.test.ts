import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../tools/runs.testkit.ts';
import { bytesFromText, textFromBytes } from '../../bytes/bytes.ts';
import { jsonText, sortedByName, type JsonText } from './jsonText.ts';
import { layouts, writers } from './jsonWriters.ts';
import { writtenLayouts, writtenTexts } from './jsonWriters.testkit.ts';
import { jsonLayout, jsonVariants, writersOf } from './jsonVariants.ts';
import { escapeCauses, writeJson } from './jsonWriting.ts';

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

function rewritten(text: string, layout: string): string | undefined {
  const bytes = writeJson(jsonOf(text).own, layoutNamed(layout));
  return bytes && textFromBytes(bytes);
}

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
        for (const style of writers) {
          for (const layout of layouts) {
            const text = textFromBytes(writeJson(json.plain, layout, style) ?? new Uint8Array());
            expect(JSON.parse(text ?? '')).toEqual(JSON.parse(JSON.stringify(value)));
          }
        }
      }),
      { numRuns: runs(15, 60) },
    );
  });

  test('is the same in the end whichever writer wrote it in between', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(...writers),
        fc.constantFrom(...writers),
        (string, one, other) => {
          const compact = layoutNamed('jsonCompacted');
          const plain = jsonOf(JSON.stringify(string)).plain;
          const direct = writeJson(plain, compact, other);
          const between = writeJson(plain, compact, one) ?? plain;
          const again = jsonText(between);
          expect(again && writeJson(again.plain, compact, other)).toEqual(direct);
          // Told to differ exactly where it does.
          const causes = again && escapeCauses(other, again.ways);
          expect(causes?.length === 0).toBe(
            textFromBytes(between) === textFromBytes(direct ?? plain),
          );
        },
      ),
    );
  });

  test('keeps its numbers as they are written', () => {
    expect(rewritten('[1.0, -0, 1e5, 12345678901234567890]', 'jsonCompacted')).toBe(
      '[1.0,-0,1e5,12345678901234567890]',
    );
  });

  test('sorted has the members of every object in order, and those of arrays as they came', () => {
    const text = '{"b":[3,{"z":1,"y":{}}],"a":"x","C":[]}';
    expect(textFromBytes(sortedByName(jsonOf(text).own))).toBe(
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

describe('what a real writer wrote', () => {
  test.each(writtenTexts)('is written anew by the table: $name ($run)', ({ name, text }) => {
    const style = writers.find((writer) => writer.name === name);
    const { plain } = jsonOf(JSON.stringify(JSON.parse(text)));
    const bytes = style && writeJson(plain, layoutNamed('jsonCompacted'), style);
    expect(bytes && textFromBytes(bytes)).toBe(text);
    expect(writersOf(bytesFromText(text))).toContain(name);
  });

  test.each(writtenLayouts)('has a layout of the table: $run', ({ text }) => {
    expect(jsonLayout(bytesFromText(text))).toBeDefined();
  });

  test.each(writtenTexts)('is found in what any other makes of it: $name ($run)', ({ text }) => {
    const here = writtenTexts.find(({ name }) => name === 'Gson');
    for (const other of [JSON.stringify(JSON.parse(text)), here?.text ?? '']) {
      if (other === text) continue;
      const found = [...jsonVariants(bytesFromText(`{"text":${other}}`))];
      expect(found.some(({ body }) => textFromBytes(body) === `{"text":${text}}`)).toBe(true);
    }
  });
});
