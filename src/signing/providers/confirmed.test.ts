import { expect, test } from 'vitest';
import { bytesFromText } from '../bytes/bytes.ts';
import { verify } from '../verify.ts';
import { confirmedVectors } from './vectors.testkit.ts';

test.each(confirmedVectors)('$id is judged as its library judged it', async (vector) => {
  const { secret, headers, rawBody, nowSeconds, url, method, expected } = vector;
  const body = bytesFromText(rawBody);
  const verdict = await verify(vector.schemeId, { secret, headers, body, nowSeconds, url, method });
  expect(verdict.ok).toBe(expected === 'valid');
});
