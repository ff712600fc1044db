import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settingTable } from '../../model/settings.ts';
import { writeJson } from './jsonStyle.ts';

const value = { id: 'evt_1', data: { amount: 1_000, order: 7, item: 'Crème, 1/2 🍮' } };

test.each([
  ['compact', '{"id":"evt_1","data":{"amount":1000,"order":7,"item":"Crème, 1/2 🍮"}}'],
  ['spaced', '{"id": "evt_1", "data": {"amount": 1000.0, "order": 7, "item": "Crème, 1/2 🍮"}}'],
  [
    'escaped',
    String.raw`{"id":"evt_1","data":{"amount":1000,"order":7,"item":"Cr\u00e8me, 1\/2 \ud83c\udf6e"}}`,
  ],
] as const)('%s JSON looks as it does on the wire', (style, written) => {
  expect(writeJson(value, style)).toBe(written);
});

test('every style says the same', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.constantFrom(...settingTable.jsonStyle.options),
      (item, amount, style) => {
        const said = { item, data: { amount } };
        expect(JSON.parse(writeJson(said, style))).toEqual(JSON.parse(JSON.stringify(said)));
      },
    ),
  );
});
