import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesFromText, differingBits } from '../signing/bytes/bytes.ts';
import { bitGrid, hexGroups } from '../signing/bytes/bitGrid.ts';
import { hexDump } from './request/body/hexDump.ts';
import { wellKnown, withRecent } from './request/recentProviders.ts';
import { shownPart } from './request/body/shownPart.ts';

test('the grid marks as many squares as bits differ, and draws every bit once', () => {
  const mac = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(mac, mac, (left, right) => {
      const { same, differing } = bitGrid(left, right);
      const squares = (path: string) => path.split('z').length - 1;
      expect(squares(differing)).toBe(differingBits(left, right));
      expect(squares(same) + squares(differing)).toBe(256);
    }),
  );
});

test('hex digits stand in groups of eight, and only those that differ are marked', () => {
  const groups = hexGroups(new Uint8Array([1, 2, 3, 4, 0xa5]), new Uint8Array([1, 2, 3, 4, 0xa4]));
  expect(groups.map((group) => group.map(({ digit }) => digit).join(''))).toEqual([
    '01020304',
    'a5',
  ]);
  expect(groups.flat().flatMap(({ differs }, at) => (differs ? [at] : []))).toEqual([9]);
});

describe('a signed part', () => {
  test('shows a sign for what is invisible', () => {
    const { runs } = shownPart(bytesFromText('\uFEFF{\r\n\ta\u200b'));
    expect(runs.map(({ text }) => text).join('')).toBe('[BOM]{␍↵→a[U+200B]');
  });

  test('of a megabyte shows the beginning and counts the rest, never cutting a character', () => {
    for (const start of ['', 'a', 'ab', 'abc']) {
      const bytes = bytesFromText(start + '😀'.repeat(250_000));
      const { as, runs, hiddenBytes } = shownPart(bytes);
      const shown = runs.map(({ text }) => text).join('');
      expect(as).toBe('text');
      expect(bytesFromText(shown).length + hiddenBytes).toBe(bytes.length);
      expect(shown.length).toBeLessThan(400);
    }
  });

  test('that is not UTF-8 is shown as hex', () => {
    expect(shownPart(new Uint8Array([0xff, 0x00]))).toEqual({
      as: 'hex',
      runs: [{ invisible: false, text: 'ff 00' }],
      hiddenBytes: 0,
    });
  });
});

test('spaces are marked only where they are asked for', () => {
  const shown = (spaces: boolean) =>
    shownPart(bytesFromText('a b\u00a0'), { spaces })
      .runs.map(({ text }) => text)
      .join('');
  expect(shown(false)).toBe('a b⍽');
  expect(shown(true)).toBe('a·b⍽');
});

test('the beginning of a file stands as offset, hex and characters, and the rest is counted', () => {
  const lines = hexDump(new Uint8Array(5_000_000).fill(0x41)).split('\n');
  expect(lines[1]).toBe(`0010  ${'41 '.repeat(16)} ${'A'.repeat(16)}`);
  expect(lines.at(-1)).toBe('… and 4,999,744 more');
  expect(hexDump(new Uint8Array([0xff, 0x0a]))).toMatch(/^0000 {2}ff 0a +··$/);
});

test('two providers chosen last stand beside the well-known ones, which nothing takes away', () => {
  const picks = ['zoom', 'github', 'clerk', 'zoom', 'stripe', 'box'] as const;
  let recent: ReturnType<typeof withRecent> = [];
  const seen = picks.map((pick) => (recent = withRecent(recent, pick)).join());
  expect(seen).toEqual(['zoom', 'zoom', 'zoom,clerk', 'zoom,clerk', 'zoom,clerk', 'clerk,box']);
  for (const id of wellKnown) expect(withRecent(['zoom', 'clerk'], id)).toEqual(['zoom', 'clerk']);
});
