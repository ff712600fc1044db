import { describe, expect, test } from 'vitest';
import { ageSeconds, isFresh } from './checks.ts';

describe('a timestamp', () => {
  test.each([
    { text: '1000', age: 300 },
    { text: '1301', age: -1 },
    { text: '0', age: 1300 },
    { text: undefined, age: undefined },
    { text: '', age: undefined },
    { text: '-5', age: undefined },
    { text: '12.5', age: undefined },
    { text: ' 1000', age: undefined },
    { text: '1000000000000', age: undefined },
    { text: '0x10', age: undefined },
  ])('of "$text" is $age s old at 1300', ({ text, age }) => {
    expect(ageSeconds(text, 1300)).toBe(age);
  });

  test.each([
    { age: 300, fresh: true },
    { age: 301, fresh: false },
    { age: -300, fresh: true },
    { age: -301, fresh: false },
    { age: 0, fresh: true },
    { age: undefined, fresh: false },
  ])('$age s old is fresh within 300 s: $fresh', ({ age, fresh }) => {
    expect(isFresh(age, 300)).toBe(fresh);
  });
});
