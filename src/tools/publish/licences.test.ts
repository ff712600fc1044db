import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { licencesText, packagesOf, worksAt, type Work } from './licences.ts';

const work: Work = { name: 'left-pad', version: '1.0.0', licence: 'MIT', text: 'Do as you like.' };

test('a package without a licence text, or under one that asks for more, does not get into the page', () => {
  expect(licencesText([work])).toContain('left-pad 1.0.0 (MIT)');
  expect(() => licencesText([work, { ...work, text: '' }])).toThrow(
    'left-pad is in the page, and its package has no licence text.',
  );
  for (const licence of ['AGPL-3.0-only', '', 'UNLICENSED']) {
    expect(() => licencesText([{ ...work, licence }])).toThrow(
      `left-pad is in the page under the licence “${licence}”, which is not among those allowed`,
    );
  }
});

test('a package is known by its files, in whatever folder, and a bundler by what it adds', () => {
  const ids = [
    '/a/src/main.ts',
    '/a/node_modules/d3-path/src/path.js',
    '/a/node_modules/d3-path/src/index.js?worker',
    'node_modules/@scope/font/files/latin.woff2',
    '/a/node_modules/one/node_modules/@noble/hashes/hmac.js',
    '\0vite/preload-helper.js',
    '\0@rolldown/runtime.js',
  ];
  expect(packagesOf(ids)).toEqual([
    'node_modules/@scope/font',
    'node_modules/d3-path',
    'node_modules/one/node_modules/@noble/hashes',
    'node_modules/rolldown',
    'node_modules/vite',
  ]);
});

test('the text is the one beside the package, and another version than the locked one stops the build', () => {
  const place = mkdtempSync(join(tmpdir(), 'licences-'));
  const folder = join(place, 'node_modules/left-pad');
  mkdirSync(folder, { recursive: true });
  const locked = (version: string) => ({ name: 'left-pad', version, license: 'MIT' });
  const write = (at: string, content: object) => {
    writeFileSync(join(place, at), JSON.stringify(content));
  };
  write('package.json', locked('0.1.0'));
  write('node_modules/left-pad/package.json', locked('1.0.0'));
  writeFileSync(join(place, 'LICENSE'), 'Ours.');
  writeFileSync(
    join(folder, 'licence.md'),
    'Do as you like.\n\n# Licenses of bundled dependencies\nOthers.',
  );

  const packages = { '': locked('0.1.0'), 'node_modules/left-pad': locked('1.0.0') };
  write('package-lock.json', { packages });
  expect(worksAt(['node_modules/left-pad'], place)).toEqual([
    { ...work, version: '0.1.0', text: 'Ours.' },
    work,
  ]);

  write('package-lock.json', {
    packages: { ...packages, 'node_modules/left-pad': locked('1.0.1') },
  });
  expect(() => worksAt(['node_modules/left-pad'], place)).toThrow(
    'left-pad 1.0.0 is in the page, and package-lock.json has 1.0.1: run npm ci.',
  );
  write('package-lock.json', { packages: { '': locked('0.1.0') } });
  expect(() => worksAt(['node_modules/left-pad'], place)).toThrow(
    'has no such package: run npm ci.',
  );
});

test('every action that the checks on GitHub use is pinned to a commit', () => {
  const folder = fileURLToPath(new URL('../../../.github/workflows/', import.meta.url));
  const used = readdirSync(folder).flatMap(
    (file) => readFileSync(join(folder, file), 'utf8').match(/\buses:.*/g) ?? [],
  );
  expect(used.length).toBeGreaterThan(0);
  for (const line of used) expect(line).toMatch(/^uses: [\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
});
