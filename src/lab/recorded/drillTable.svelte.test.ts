import { flushSync, mount, unmount } from 'svelte';
import { expect, test } from 'vitest';
import type { ReportedDrill } from './drillReport.ts';
import DrillTable from './DrillTable.svelte';

test('a pressed drill that was not run is shown until another one is current', () => {
  const texts = {
    says: '',
    expects: '',
    seen: '',
    because: '',
    lesson: 'lab?scenario=lost-answer',
  };
  const drill = (name: string, when: Partial<ReportedDrill>): ReportedDrill => ({
    ...{ ...texts, id: name, name, verdict: 'not run', ...when },
  });
  const first = drill('first', { fromMs: 0, untilMs: 10 });
  const second = drill('second', { fromMs: 10, untilMs: 20 });
  const drills = [first, drill('unrun', {}), second];
  let current = $state.raw(first);
  const table = mount(DrillTable, {
    target: document.body,
    props: {
      drills,
      get current() {
        return current;
      },
      onseek: () => undefined,
      onplay: () => undefined,
    },
  });
  flushSync();
  const shown = () => document.querySelector('[aria-current]')?.textContent;
  expect(shown()).toBe('first');
  document.querySelectorAll<HTMLElement>('.cell-button')[1]?.click();
  flushSync();
  expect(shown()).toBe('unrun');
  current = second;
  flushSync();
  expect(shown()).toBe('second');
  void unmount(table);
});
