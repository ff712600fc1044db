import { expect, test } from 'vitest';
import { builtScript } from './builtScript.ts';

test('a script of the folder of the page is let through, by its whole address', () => {
  expect(builtScript('../sw.js')).toBe(new URL('sw.js', document.baseURI).href);
});

test.each([
  'https://elsewhere.example/assets/a.js',
  '//elsewhere.example/a.js',
  'data:text/javascript,alert(1)',
  'blob:null/0',
])('no script from elsewhere is let through: %s', (url) => {
  expect(() => builtScript(url)).toThrow(TypeError);
});
