import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { Playback } from './playback.svelte.ts';
import { handMadeTrace, occurred } from '../../trace/traceBuilder.testkit.ts';
import { playbackKey } from './playbackKey.ts';
import Transport from './Transport.svelte';

/** A run with payments at 1 and 2 s that ends after ten minutes. */
const run = handMadeTrace([
  [1_000, occurred('evt_1')],
  [2_000, occurred('evt_2')],
]);

let shown: Record<string, unknown> | undefined;
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
  document.body.replaceChildren();
});

function show(playback = new Playback(run)) {
  shown = mount(Transport, { target: document.body, props: { playback } });
  flushSync();
  const named = (name: string) =>
    document.querySelector<HTMLElement>(`[aria-label="${name}"]`) ??
    [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === name);
  return {
    playback,
    named,
    press: (name: string) => {
      named(name)?.click();
      flushSync();
    },
  };
}

describe('the transport', () => {
  test('plays and pauses with one button, which stays the same element', () => {
    const { playback, named, press } = show();
    const button = named('Play');
    press('Play');
    expect(playback.playing).toBe(true);
    expect(named('Pause')).toBe(button);
    press('Pause');
    expect(playback.playing).toBe(false);
  });

  test('steps, steps back and resets', () => {
    const { playback, press } = show();
    press('Step');
    press('Step');
    expect(playback.at).toBe(2_000);
    press('Step back');
    expect(playback.at).toBe(1_000);
    press('Reset');
    expect(playback.at).toBe(0);
  });

  test('says the time and its end as one would say them', () => {
    const { playback, named } = show();
    playback.seek(42_345);
    flushSync();
    expect(named('Time')?.getAttribute('aria-valuetext')).toBe('42.3 seconds of 10 minutes');
  });

  test('the last stop of the slider is the end of the run', () => {
    const { playback, named } = show(new Playback({ ...run, endsAt: playbackEnd(123_456) }));
    const slider = named('Time') as HTMLInputElement;
    slider.value = '123400';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    expect(playback.at).toBe(123_456);
  });

  test('skips quiet time until its switch is off', () => {
    const { playback, named, press } = show();
    expect(playback.skipQuiet).toBe(true);
    expect(named('Skip quiet time')?.getAttribute('aria-checked')).toBe('true');
    press('Skip quiet time');
    expect(playback.skipQuiet).toBe(false);
    expect(named('Skip quiet time')?.getAttribute('aria-checked')).toBe('false');
  });

  test('does not play by itself', async () => {
    const { playback } = show();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect([playback.playing, playback.at]).toEqual([false, 0]);
  });
});

const playbackEnd = (ms: number) => ms as typeof run.endsAt;

describe('the keys of the playback', () => {
  const press = (key: string, on: string, more: KeyboardEventInit = {}) => {
    document.body.innerHTML = on;
    const playback = new Playback(run);
    playback.seek(1_500);
    let taken = false;
    document.body.firstElementChild?.addEventListener('keydown', (event) => {
      taken = playbackKey(event as KeyboardEvent, playback);
    });
    document.body
      .querySelector('.here')
      ?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
      );
    return { taken, playing: playback.playing, at: playback.at };
  };
  const stage = '<div><div class="here" tabindex="0"></div></div>';

  test.each([
    [' ', { taken: true, playing: true, at: 1_500 }],
    ['k', { taken: true, playing: true, at: 1_500 }],
    ['.', { taken: true, playing: false, at: 2_000 }],
    ['ArrowRight', { taken: true, playing: false, at: 2_000 }],
    [',', { taken: true, playing: false, at: 1_000 }],
    ['ArrowLeft', { taken: true, playing: false, at: 1_000 }],
    ['Home', { taken: true, playing: false, at: 0 }],
    ['End', { taken: true, playing: false, at: 600_000 }],
    ['x', { taken: false, playing: false, at: 1_500 }],
  ])('%s', (key, result) => {
    expect(press(key, stage)).toEqual(result);
  });

  test.each([
    ['a letter in a field', 'k', '<div><input class="here"></div>', {}],
    ['an arrow on a slider', 'ArrowRight', '<div><input class="here" type="range"></div>', {}],
    ['an arrow on a tab', 'ArrowRight', '<div><b class="here" role="tab"></b></div>', {}],
    ['a space on a button', ' ', '<div><button class="here"></button></div>', {}],
    ['a letter with Ctrl', 'k', stage, { ctrlKey: true }],
  ])('%s is not theirs', (_, key, on, more) => {
    expect(press(key, on, more)).toEqual({ taken: false, playing: false, at: 1_500 });
  });
});
