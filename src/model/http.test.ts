import { expect, test } from 'vitest';
import { retryAfterSeconds } from './http.ts';

test.each([
  { value: '120', seconds: 120 },
  { value: '0', seconds: 0 },
  { value: 'Fri, 31 Dec 1999 23:59:59 GMT', seconds: undefined },
  { value: '-1', seconds: undefined },
  { value: '1.5', seconds: undefined },
  { value: '', seconds: undefined },
  { value: '1000000', seconds: undefined },
])('Retry-After "$value" asks for $seconds s', ({ value, seconds }) => {
  expect(retryAfterSeconds({ status: 503, headers: { 'retry-after': value }, body: '' })).toBe(
    seconds,
  );
});

test('an answer without Retry-After asks for no wait', () => {
  expect(retryAfterSeconds({ status: 503, headers: {}, body: '' })).toBeUndefined();
});
