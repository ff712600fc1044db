import { expect, test } from 'vitest';
import { addressOf, isInRange, senderRange } from './addresses.ts';

test.each([
  ['203.0.113.0', '203.0.113.0/24', true],
  ['203.0.113.255', '203.0.113.0/24', true],
  ['203.0.112.255', '203.0.113.0/24', false],
  ['203.0.114.0', '203.0.113.0/24', false],
  ['203.0.113.10', '203.0.113.10/32', true],
  ['203.0.113.11', '203.0.113.10/32', false],
  ['198.51.100.66', '0.0.0.0/0', true],
  ['255.255.255.255', '128.0.0.0/1', true],
  ['203.0.113.256', '203.0.113.0/24', false],
  ['203.0.113', '203.0.113.0/24', false],
  ['203.0.113.10', '203.0.113.0', false],
  ['203.0.113.10', '203.0.113.0/33', false],
])('%s in %s: %s', (address, range, inside) => {
  expect(isInRange(address, range)).toBe(inside);
});

test('the range holds the sender and not the attacker', () => {
  expect(isInRange(addressOf('sender'), senderRange)).toBe(true);
  expect(isInRange(addressOf('attacker'), senderRange)).toBe(false);
});
