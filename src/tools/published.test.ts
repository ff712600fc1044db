import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { published } from './published.ts';

const at = 'https://example.test/hookscope/';

test('what is published names every page by its whole address', () => {
  const emitted: Record<string, string> = {};
  const { handler } = published(at).generateBundle as unknown as {
    handler: (this: object, options: object, bundle: object) => void;
  };
  handler.call(
    {
      emitFile: (file: { fileName: string; source: string }) =>
        (emitted[file.fileName] = file.source),
    },
    {},
    { 'index.html': {}, 'learn/3/index.html': {}, 'hookscope.html': {}, 'assets/a.js': {} },
  );
  const locations = emitted['sitemap.xml']?.matchAll(/<loc>(.*?)<\/loc>/g) ?? [];
  expect(Array.from(locations, ([, place]) => place)).toEqual([at, `${at}learn/3/`]);
  expect(emitted['robots.txt']).toContain(`Sitemap: ${at}sitemap.xml`);
});

test.each(['example.test', 'https://example.test/hookscope', 'ftp://example.test/'])(
  'an address that pages cannot be added to is refused: %s',
  (address) => {
    expect(() => published(address)).toThrow('HOOKSCOPE_URL must be');
  },
);

const workflows = fileURLToPath(new URL('../../.github/workflows/', import.meta.url));

test.each(readdirSync(workflows))(
  'the workflow %s takes actions by their commit only, and no more rights than it names',
  (name) => {
    const text = readFileSync(workflows + name, 'utf8');
    const actions = Array.from(text.matchAll(/uses: (\S+)/g), ([, action]) => action);
    expect(actions.filter((action) => !/@[0-9a-f]{40}$/.test(action ?? ''))).toEqual([]);
    expect(text).toMatch(/^permissions:( \{\}|\n {2}contents: read)$/m);
  },
);
