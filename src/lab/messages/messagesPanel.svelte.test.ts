import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { instant } from '../../model/units.ts';
import { handMadeTrace, polled } from '../../trace/traceBuilder.testkit.ts';
import { Lab } from '../state/lab.svelte.ts';
import MessagesPanel from './MessagesPanel.svelte';

const trace = handMadeTrace(
  Array.from({ length: 120 }, (_, n) => [n, polled(`poll_${n + 1}`, n + 50)] as const),
);
const props = $state({
  lab: new Lab(),
  trace,
  at: instant(1_000),
  selectedMessage: undefined,
  onselect: () => {},
  onseek: () => {},
});
let shown: Record<string, unknown>;
afterEach(async () => {
  await unmount(shown);
  document.body.replaceChildren();
});

const said = () => [
  document.querySelector('.pager span')?.textContent,
  document.querySelectorAll('tbody tr').length,
];
const press = (name: string) => {
  const buttons = [...document.querySelectorAll<HTMLElement>('.pager button')];
  buttons.find((button) => button.textContent.trim() === name)!.click();
  flushSync();
};

test('the messages table has fifty rows a page, stays within them, and begins again with another filter', () => {
  shown = mount(MessagesPanel, { target: document.body, props });
  flushSync();
  expect(said()).toEqual(['rows 1–50 of 120', 50]);
  for (const name of ['Next', 'Next', 'Next']) press(name);
  expect(said()).toEqual(['rows 101–120 of 120', 20]);
  props.at = instant(59);
  flushSync();
  expect(said()).toEqual(['rows 51–60 of 60', 10]);
  document.querySelector<HTMLElement>('[role="switch"]')!.click();
  flushSync();
  expect(said()).toEqual(['rows 1–50 of 60', 50]);
});
