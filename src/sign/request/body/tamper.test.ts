import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../tools/runs.testkit.ts';
import { bytesFromText, differingBits } from '../../../signing/bytes/bytes.ts';
import { bodyBytes, bodyDraft, reshapedBody, type BodyDraft, type WrittenBody } from './body.ts';
import { tamper } from './tamper.ts';

function textBody(text: string): WrittenBody {
  return { as: 'text', text };
}

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
  ['{"at":1795000000123,"n":4}', '{"at":1795000000123,"n":5}'],
  ['[]', 'Z]'],
])('%s becomes %s: still readable', (before, after) => {
  expect(tamper({ as: 'text', text: before })?.body).toMatchObject({ as: 'text', text: after });
});

test('pressed again it takes another bit: the body is changed more, never changed back', () => {
  const pressed = ['{"amount": 42, "to":"bc"}'];
  for (let body = textBody(pressed[0]!); pressed.length < 5;) {
    body = tamper(body)!.body as WrittenBody;
    pressed.push(body.text);
  }
  expect(pressed).toEqual([
    '{"amount": 42, "to":"bc"}',
    '{"amount": 52, "to":"bc"}',
    '{"amount": 53, "to":"bc"}',
    '{"alount": 53, "to":"bc"}',
    '{"alnunt": 53, "to":"bc"}',
  ]);
});

test('however often it is pressed, the body stays changed, one bit a press', () => {
  const bodies = fc.uint8Array({ minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(bodies, fc.integer({ min: 1, max: 60 }), (bytes, presses) => {
      let body = bodyDraft(bytes) as BodyDraft;
      for (let press = 1; press <= presses; press += 1) {
        const before = bodyBytes(body)!;
        body = tamper(body)!.body;
        const after = bodyBytes(body)!;
        expect(differingBits(before, after)).toBe(1);
        expect(differingBits(bytes, after)).toBeGreaterThan(0);
      }
    }),
    { numRuns: runs(20, 50) },
  );
});

test('the other way of writing the body does not make it forget', () => {
  const once = tamper(textBody('{"n":42}'))!.body;
  const asHex = reshapedBody(once, 'hex')!;
  expect(bodyBytes(tamper(asHex)!.body)).toEqual(bytesFromText('{"n":53}'));
});

test('an empty body has no bit to flip', () => {
  expect(tamper({ as: 'text', text: '' })).toBeUndefined();
});
