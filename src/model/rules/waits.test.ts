import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWaits, waitsMost, waitsOf, writeWaits } from './waits.ts';

describe('a list of waits', () => {
  test.each([
    { text: '5s 5m 30m 2h', waitsMs: [5_000, 300_000, 1_800_000, 7_200_000] },
    { text: ' 0, 1.5h; 1D ', waitsMs: [0, 5_400_000, 86_400_000] },
    { text: '8h*3', waitsMs: [28_800_000, 28_800_000, 28_800_000] },
  ])('$text is read', ({ text, waitsMs }) => {
    expect(readWaits(text)).toEqual({ ok: true, value: waitsMs });
  });

  test.each([
    { text: '', problem: 'A schedule has at least one wait, such as 5s.' },
    { text: '5s -3s', problem: '“-3s” is not a wait: write 5s, 30m, 2h or 1d.' },
    { text: '5', problem: '“5” has no unit: write 5s for seconds.' },
    { text: '32d', problem: '“32d” is longer than 31 days.' },
    { text: '1s*1000000', problem: `A schedule takes ${waitsMost} waits at most.` },
    { text: '1s*0', problem: '“1s*0” repeats a wait less than once.' },
  ])('$text is refused: $problem', ({ text, problem }) => {
    expect(readWaits(text)).toEqual({ ok: false, problem });
    expect(waitsOf(text)).toEqual([]);
  });

  test('what is written is read back as the same waits', () => {
    const wait = fc.oneof(
      fc.nat(2_678_400_000),
      fc.integer({ min: 0, max: 744 }).map((hours) => hours * 3_600_000),
    );
    fc.assert(
      fc.property(fc.array(wait, { minLength: 1, maxLength: 30 }), (waitsMs) => {
        expect(readWaits(writeWaits(waitsMs))).toEqual({ ok: true, value: waitsMs });
      }),
    );
  });

  test('is as long as it is in its one spelling, however it was written', () => {
    // Three of a wait are spelled out: 42 such words come to 503 characters.
    const tooLong = Array.from({ length: 42 }, (_, n) => `${n + 1}.5h*3`).join(' ');
    expect(tooLong.length).toBeLessThan(400);
    const problem = 'A list of waits has 400 characters at most.';
    expect(readWaits(tooLong)).toEqual({ ok: false, problem });
    expect(readWaits(`${' '.repeat(400)}3600s*199`)).toMatchObject({ ok: true });
  });
});
