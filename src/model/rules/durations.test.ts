import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactDuration } from '../../trace/words/format.ts';
import { readDuration } from './durations.ts';

test.each([
  ['15 s', 15_000],
  ['15s', 15_000],
  ['1.5h', 5_400_000],
  ['27 h 35 min 5 s', 99_305_000],
  ['500 ms', 500],
  ['2D', 172_800_000],
  ['0', 0],
])('“%s” is %i ms', (text, value) => {
  expect(readDuration(text)).toEqual({ ok: true, value });
});

test.each([
  ['-3s', '“-3s” is not a time: write 5 s, 30 min, 2 h or 1 d.'],
  ['15', '“15” has no unit: write 15 s or 15 min.'],
  ['', '“” is not a time: write 5 s, 30 min, 2 h or 1 d.'],
  ['5 parsecs', '“5 parsecs” is not a time: write 5 s, 30 min, 2 h or 1 d.'],
  ['1e9 s', '“1e9 s” is not a time: write 5 s, 30 min, 2 h or 1 d.'],
])('“%s” is refused with a sentence', (text, problem) => {
  expect(readDuration(text)).toEqual({ ok: false, problem });
});

test('reads back every time that the page writes exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 26_784_000 }), (tenths) => {
      const ms = tenths * 100;
      expect(readDuration(exactDuration(ms))).toEqual({ ok: true, value: ms });
    }),
  );
});

test('refuses a long text in a short sentence', () => {
  const reading = readDuration('1s'.repeat(20_000) + '!');
  expect(reading.ok ? '' : reading.problem).toBe(
    '“1s1s1s1s1s1s1s1s1s1s1s1s…” is not a time: write 5 s, 30 min, 2 h or 1 d.',
  );
});
