import { flushSync, mount, unmount } from 'svelte';
import { expect, test } from 'vitest';
import type { LedgerStatus } from '../../../trace/ledger/ledgerRow.ts';
import { statusWords } from '../ledger/ledgerWords.ts';
import Mark from './Mark.svelte';
import { toneOf, type Look } from './messageShape.ts';

/** What stands in a mark that has no number in it. */
const inside: Partial<Record<Look, string>> = { question: '?', forged: '' };

/** What is drawn of a mark without its colours. */
async function shapeOf(look: Look): Promise<string> {
  const target = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const drawn = mount(Mark, { target, props: { look, inside: inside[look] ?? '3' } });
  flushSync();
  const shapes = target.querySelector('g')?.innerHTML ?? '';
  await unmount(drawn);
  return shapes.replaceAll(/ (class|style|data-tone)="[^"]*"/g, '');
}

test('any two marks on the wires differ in shape or in what stands in them, not in colour alone', async () => {
  const looks = Object.keys(toneOf) as Look[];
  const shapes = await Promise.all(looks.map(shapeOf));
  expect(shapes.every((shape) => shape.length > 20)).toBe(true);
  expect(new Set(shapes).size).toBe(looks.length);
});

test('each state of a row of the ledger has words of its own', () => {
  const states = Object.keys(statusWords) as LedgerStatus[];
  expect(new Set(Object.values(statusWords)).size).toBe(states.length);
});
