import { expect, test } from 'vitest';
import { chapterCatalogue } from '../../lessons/chapters/chapterCatalogue.ts';
import { demoCatalogue } from '../../lessons/demos/demoCatalogue.ts';
import { filesOfVisits } from './builtPage.ts';

test('every page, chapter and demo has a list of files, each named once and none that the shell has', () => {
  const chunks = (part: string) => ['shell.js', 'shared.js', `${part}.js`];
  const lists = filesOfVisits((part) => (part === 'index.html' ? ['shell.js'] : chunks(part)));
  expect([...lists.keys()].sort()).toEqual(
    [
      ...['home', 'lab', 'sign', 'learn', 'present'],
      ...chapterCatalogue.map(({ id }) => `learn-${id}`),
      ...demoCatalogue.map(({ id }) => `present-${id}`),
    ].sort(),
  );
  expect(lists.get('learn-3')).toEqual(['src/lessons/chapters/nobodyHome.ts.js']);
  expect(lists.get('lab')).toContain('src/lab/state/currentLab.svelte.ts.js');
  for (const files of lists.values()) {
    expect(files).not.toContain('shell.js');
    expect(new Set(files).size).toBe(files.length);
  }
});
