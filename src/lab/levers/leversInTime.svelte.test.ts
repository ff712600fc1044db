import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SettingKey } from '../../model/settings.ts';
import { Lab } from '../state/lab.svelte.ts';
import EndpointLever from './EndpointLever.svelte';
import Lever from './Lever.svelte';

describe('a setting turned while time runs is seen at once', () => {
  let lab: Lab;
  let shown: Record<string, unknown>;
  beforeEach(() => {
    lab = new Lab();
    lab.playback.seek(20_000);
    lab.playback.play();
    // Too short for those who read to be shown another moment.
    lab.playback.frame(40);
  });
  afterEach(async () => {
    await unmount(shown);
    document.body.replaceChildren();
  });

  const lever = (key: SettingKey) => {
    shown = mount(Lever, { target: document.body, props: { lab, key } });
    flushSync();
  };
  const field = (selector: string) => document.querySelector<HTMLInputElement>(selector)!;
  const settle = async () => {
    flushSync();
    await tick();
    await tick();
  };

  test('by the endpoint’s mode, whose mark stays', async () => {
    shown = mount(EndpointLever, { target: document.body, props: { lab, whole: false } });
    flushSync();
    field('input[value="down"]').click();
    await settle();
    expect(field('[role="radiogroup"] input:checked').value).toBe('down');
    expect(lab.trace.commands).toEqual([
      { at: lab.playback.at, type: 'endpoint.set', mode: 'down' },
    ]);
  });

  test('by a slider, which stays where it is and can be turned back', async () => {
    lever('pollEveryMs');
    const slider = field('input[type="range"]');
    const before = slider.value;
    const turn = async (stop: string) => {
      slider.value = stop;
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await settle();
    };
    const was = lab.settings.pollEveryMs;
    await turn(String(Number(before) + 1));
    expect(slider.value).toBe(String(Number(before) + 1));
    expect(lab.settings.pollEveryMs).not.toBe(was);
    await turn(before);
    expect([slider.value, lab.settings.pollEveryMs]).toEqual([before, was]);
  });

  test('by a switch', async () => {
    lever('verifySignature');
    const before = field('[role="switch"]').checked;
    field('[role="switch"]').click();
    await settle();
    expect(field('[role="switch"]').checked).toBe(!before);
  });

  test('by a list', async () => {
    lever('payload');
    const list = document.querySelector('select')!;
    expect(list.selectedIndex).toBe(0);
    list.selectedIndex = 1;
    list.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(list.selectedIndex).toBe(1);
  });
});
