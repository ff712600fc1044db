import { expect, test } from 'vitest';
import { builtPage } from './builtPage.ts';

interface Transform {
  readonly handler: (html: string, built: { readonly bundle: object }) => { readonly html: string };
}

const transformed = (bundle: object) =>
  (builtPage().transformIndexHtml as unknown as Transform).handler('<meta charset="utf-8" />', {
    bundle,
  }).html;

test('a built page names the script that runs before its first paint, and is not built without', () => {
  const begin = { type: 'chunk', facadeModuleId: '/x/src/page/begin.ts', fileName: 'begin-1.js' };
  expect(transformed({ begin })).toMatch(/<script src="\.\/begin-1\.js"><\/script>$/);
  expect(() => transformed({})).toThrow('The build has no script of src/page/begin.ts.');
});
