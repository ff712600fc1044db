import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const shown = () => document.documentElement.dataset;

/** The settings as the next visit finds them. */
function nextVisit() {
  vi.resetModules();
  return import('./settings.svelte.ts');
}

beforeEach(() => {
  localStorage.clear();
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('what was chosen is shown, and is found by the next visit', async () => {
  const { theme, narration, captionSize } = await nextVisit();
  theme.choice = 'dark';
  narration.choice = 'off';
  captionSize.choice = '150';
  expect(shown()).toMatchObject({ theme: 'dark', captionSize: '150' });

  const next = await nextVisit();
  expect(next.theme.choice).toBe('dark');
  expect(next.narration.choice).toBe('off');
  expect(next.captionSize.choice).toBe('150');
});

test('what was kept and makes no sense is not taken', async () => {
  localStorage.setItem('hookscope.theme', 'sepia');
  const { theme } = await nextVisit();
  expect(theme.choice).toBe('system');
});

test('a link chooses for the visit and changes nothing that is kept; what it says without sense is not taken', async () => {
  localStorage.setItem('hookscope.narration', 'everything');
  location.hash = '#/lab?scenario=lost-answer&narration=off&captionSize=200&theme=sepia';
  const linked = await nextVisit();
  expect([linked.narration.choice, linked.captionSize.choice, linked.theme.choice]).toEqual([
    'off',
    '200',
    'system',
  ]);
  location.hash = '';
  expect((await nextVisit()).narration.choice).toBe('everything');
});

test('a choice still holds where storage is forbidden', async () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new Error('forbidden');
  });
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('forbidden');
  });
  const { theme } = await nextVisit();
  theme.choice = 'light';
  expect(theme.choice).toBe('light');
});

test('motion is little where a reader or the system asks for it, and only a reader can take it back', async () => {
  const settings = await nextVisit();
  expect(settings.reducesMotion()).toBe(false);
  settings.motion.choice = 'reduced';
  expect(settings.reducesMotion()).toBe(true);
  settings.motion.choice = 'full';
  expect(settings.reducesMotion()).toBe(false);

  vi.spyOn(window, 'matchMedia').mockImplementation(
    () => ({ matches: true, addEventListener: () => undefined }) as unknown as MediaQueryList,
  );
  const still = await nextVisit();
  still.motion.choice = 'full';
  expect(still.reducesMotion()).toBe(true);
});
