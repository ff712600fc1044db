import { expect, test } from 'vitest';
import { isOtherRule, isSchemeId, schemeIds } from './providers/schemeIds.ts';
import { schemeById, schemes } from './schemes.ts';

test('every id leads to a rule of its own', () => {
  expect(schemes.map((scheme) => scheme.id)).toEqual(schemeIds);
  expect(new Set(schemes).size).toBe(schemeIds.length);
  expect(isSchemeId('no scheme')).toBe(false);
  expect(() => schemeById('no scheme' as 'svix')).toThrow('no scheme');
});

test('the list names as another rule those that are one', () => {
  for (const { id, variantOf } of schemes)
    expect(isOtherRule(id), id).toBe(variantOf !== undefined);
});
