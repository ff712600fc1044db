import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import DropDown from './DropDown.svelte';
import Radios from './Radios.svelte';
import Switch from './Switch.svelte';

type Value = 'fixed' | 'adaptive' | 'longPoll' | undefined;

const lines = {
  fixed: { value: 'fixed', label: 'Fixed interval' },
  adaptive: { value: 'adaptive', label: 'Adaptive interval' },
  longPoll: { value: 'longPoll', label: 'Long polling' },
} as const;
const all = Object.values(lines);

let mounted: Record<string, unknown> | undefined;

afterEach(async () => {
  if (mounted) await unmount(mounted);
  mounted = undefined;
});

/** What a person does: the element changes first, and the page hears of it. */
function pick(select: HTMLSelectElement, label: string): void {
  select.selectedIndex = [...select.options].findIndex((option) => option.text === label);
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

const shown = (select: HTMLSelectElement) => select.options[select.selectedIndex]?.text;

describe('a list', () => {
  type Options = readonly (
    | { readonly value: Value; readonly label: string; readonly disabled?: boolean }
    | { readonly label: string; readonly options: typeof all }
  )[];

  function list(options: Options, value: Value, takes: (wanted: Value) => boolean = () => true) {
    const props = $state({
      label: 'Pull by',
      describedby: 'why',
      options,
      value,
      onchoose: (wanted: Value) => {
        if (takes(wanted)) props.value = wanted;
      },
    });
    mounted = mount(DropDown, { target: document.body, props });
    flushSync();
    const select = document.querySelector('select');
    if (!select) throw new Error('There is no list.');
    return { props, select };
  }

  test('shows what is in force after a person has picked and the page went back and forth', () => {
    const { props, select } = list(all, 'fixed');
    for (let round = 0; round < 2; round++) {
      pick(select, 'Long polling');
      expect(props.value).toBe('longPoll');
      for (const value of ['fixed', 'longPoll', 'adaptive', 'fixed'] as const) {
        props.value = value;
        flushSync();
        expect(shown(select)).toBe(lines[value].label);
      }
    }
  });

  test('goes back when a choice is refused, as often as it is made', async () => {
    const { select } = list(all, 'adaptive', () => false);
    for (let round = 0; round < 2; round++) {
      pick(select, 'Long polling');
      await tick();
      await tick();
      expect(shown(select)).toBe('Adaptive interval');
    }
  });

  test('goes back when the page throws instead of taking the choice', async () => {
    const { select } = list(all, 'adaptive', () => {
      throw new Error('The page broke.');
    });
    const hush = (event: Event) => {
      event.preventDefault();
    };
    window.addEventListener('error', hush);
    try {
      pick(select, 'Long polling');
    } catch {
      // Where the page throws is no business of the list.
    }
    window.removeEventListener('error', hush);
    await tick();
    await tick();
    expect(shown(select)).toBe('Adaptive interval');
  });

  test('keeps showing what is in force when lines before it come, go and are grouped', () => {
    const { props, select } = list([lines.longPoll], 'longPoll');
    for (const options of [
      [lines.fixed, lines.longPoll],
      [lines.longPoll, lines.fixed],
      [
        { label: 'Changed', value: undefined },
        { label: 'Plain', options: all },
      ],
      [lines.adaptive, lines.longPoll],
    ] satisfies Options[]) {
      props.options = options;
      flushSync();
      expect(shown(select)).toBe('Long polling');
    }
  });

  test('shows nothing rather than its first line when what is in force is not offered', () => {
    const { props, select } = list([lines.fixed, lines.adaptive], 'longPoll');
    expect(shown(select)).toBeUndefined();
    props.options = all;
    flushSync();
    expect(shown(select)).toBe('Long polling');
  });

  test('has a name, a sentence about it, and lines that cannot be chosen', () => {
    const { select } = list([lines.fixed, { ...lines.longPoll, disabled: true }], 'fixed');
    expect(select.getAttribute('aria-label')).toBe('Pull by');
    expect(select.getAttribute('aria-describedby')).toBe('why');
    expect([...select.options].map(({ disabled }) => disabled)).toEqual([false, true]);
  });
});

test('of radios the one in force is marked again when a choice is refused', async () => {
  mounted = mount(Radios, {
    target: document.body,
    props: { look: 'chips', label: 'Pull by', options: all, value: 'fixed', onchoose: () => {} },
  });
  for (let round = 0; round < 2; round++) {
    document.querySelectorAll('input')[2]?.click();
    await tick();
    await tick();
    expect([...document.querySelectorAll('input')].map(({ checked }) => checked)).toEqual([
      true,
      false,
      false,
    ]);
  }
});

test('a switch goes back when its turn is refused', async () => {
  const turns: boolean[] = [];
  mounted = mount(Switch, {
    target: document.body,
    props: { checked: true, onturn: (on: boolean) => turns.push(on) },
  });
  for (let round = 0; round < 2; round++) {
    document.querySelector('input')?.click();
    await tick();
    await tick();
    expect(document.querySelector('input')?.checked).toBe(true);
  }
  expect(turns).toEqual([false, false]);
});
