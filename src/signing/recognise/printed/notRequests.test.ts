import { expect, test } from 'vitest';
import { recognise } from '../../recognise.ts';
import { notRequests } from './notRequests.testkit.ts';

test('of two hundred texts that are no requests none is said to be a provider’s', () => {
  expect(notRequests.length).toBeGreaterThanOrEqual(200);
  const named = notRequests.flatMap(([kind, text]) => {
    const { schemeId } = recognise(text);
    return schemeId === undefined ? [] : [`${kind}: ${schemeId}`];
  });
  expect(named).toEqual([]);
});
