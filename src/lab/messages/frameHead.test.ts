import { expect, test } from 'vitest';
import { frameHead } from './frameHead.ts';

// The lengths are those of RFC 6455, section 5.7; there too 256 bytes are 0x0100 behind 0x7e, and 65,536 behind 0x7f.
test.each([
  ['text', 'Hello', '81 05'],
  ['text', 'x'.repeat(125), '81 7d'],
  ['text', 'x'.repeat(126), '81 7e 00 7e'],
  ['text', 'x'.repeat(256), '81 7e 01 00'],
  ['text', 'x'.repeat(65_536), '81 7f 00 00 00 00 00 01 00 00'],
  ['text', 'é', '81 02'],
  ['ping', '', '89 00'],
  ['pong', '', '8a 80 .. .. .. ..'],
] as const)('the head of a %s frame says how much comes', (kind, body, head) => {
  expect(frameHead(kind, body).split('   ')[0]).toBe(head);
});
