import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Theme } from './theme.svelte.ts';

const shown = () => document.documentElement.dataset['theme'];

beforeEach(() => {
  localStorage.clear();
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('goes from system to light to dark and back, and shows each', () => {
  const theme = new Theme();
  const seen = [shown()];

  for (let press = 0; press < 3; press += 1) {
    theme.toggle();
    seen.push(shown());
  }

  expect(seen).toEqual([undefined, 'light', 'dark', undefined]);
});

test('is remembered by the next visit', () => {
  new Theme().toggle();

  expect(new Theme().choice).toBe('light');
});

test('starts as system when what was kept makes no sense', () => {
  localStorage.setItem('hookscope.theme', 'sepia');

  expect(new Theme().choice).toBe('system');
});

test('still changes where storage is forbidden', () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new Error('forbidden');
  });
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('forbidden');
  });
  const theme = new Theme();

  theme.toggle();

  expect(theme.choice).toBe('light');
});
