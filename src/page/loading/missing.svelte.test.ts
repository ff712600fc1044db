import { afterEach, expect, test, vi } from 'vitest';
import { missingParts, need } from './missing.svelte.ts';

vi.spyOn(console, 'error').mockImplementation(() => undefined);
// Nothing answers, also not when it is asked for a new version.
vi.stubGlobal('fetch', () => Promise.reject(new Error('offline')));

afterEach(() => {
  missingParts.all = [];
});

const names = () => missingParts.all.map(({ name }) => name);
const offline = () => Promise.reject(new Error('offline'));

test('a part that was missing and comes for a later deed is missing no more, and comes for the earlier ones too', async () => {
  let isHere = false;
  const load = () => (isHere ? Promise.resolve('the part') : offline());
  const earlier = [need('The link', load), need('The link', load), need('The link', load)];
  void need('The scenario', offline);
  await vi.waitFor(() => expect(names()).toEqual(['The link', 'The scenario']));

  isHere = true;
  expect(await need('The link', load)).toBe('the part');
  expect(names()).toEqual(['The scenario']);
  expect(await Promise.all(earlier)).toEqual(['the part', 'the part', 'the part']);
  expect(names()).toEqual(['The scenario']);
});
