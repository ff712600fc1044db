import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { differingBits } from '../signing/bytes.ts';
import { bodyBytes, bodyDraft } from './signingBenchDraft.ts';
import { tamper } from './signingBenchTamper.ts';

test('exactly one bit differs afterwards, and no byte is lost', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), (bytes) => {
      const tampered = tamper(bodyDraft(bytes));
      const after = tampered && bodyBytes(tampered.body);
      expect(after && differingBits(bytes, after)).toBe(1);
    }),
  );
});

test.each([
  ['{"id": "evt_1004", "amount": 4200}', '{"id": "evt_1004", "amount": 5200}'],
  ['{"at":"2026-11-23T09:41:07Z","n":42}', '{"at":"2026-11-23T09:41:07Z","n":52}'],
  ['{"action":"opened"}', '{"abtion":"opened"}'],
  ['Hello, World!', 'Iello, World!'],
  ['[]', 'Z]'],
])('%s becomes %s: still readable', (before, after) => {
  expect(tamper({ as: 'text', text: before })?.body).toEqual({ as: 'text', text: after });
});

test('an empty body has no bit to flip', () => {
  expect(tamper({ as: 'text', text: '' })).toBeUndefined();
});
