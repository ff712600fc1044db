import { expect, test } from 'vitest';
import { schemeIds } from './providers/schemeIds.ts';
import { schemeById, schemes } from './schemes.ts';

test('every id leads to a rule of its own', () => {
  expect(schemes.map((scheme) => scheme.id)).toEqual(schemeIds);
  expect(new Set(schemes).size).toBe(schemeIds.length);
  expect(schemeById('no scheme')).toBeUndefined();
});
