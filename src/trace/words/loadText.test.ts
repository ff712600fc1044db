import { describe, expect, test } from 'vitest';
import { loadKeys, loadTable } from '../../model/load/load.ts';
import { loadText, readLoadText } from './loadText.ts';

describe('a number of the Load tab', () => {
  test('is read back as it is written, at both ends of its range and at its standard', () => {
    for (const key of loadKeys) {
      const setting = loadTable[key];
      if (setting.kind !== 'number') continue;
      for (const value of [setting.least, setting.most, setting.standard]) {
        expect(readLoadText(key, loadText(key, value)), key).toEqual({ ok: true, value });
      }
    }
  });

  test.each([
    ['forSeconds', '3 d', 259_200],
    ['downSeconds', '1h 30 min', 5_400],
    ['overSeconds', '0', 0],
    ['clients', '2000', 2_000],
  ] as const)('%s takes %s', (key, text, value) => {
    expect(readLoadText(key, text)).toEqual({ ok: true, value });
  });

  test.each([
    ['forSeconds', '4 d', 'Run for: at most 72 h.'],
    ['fleetSeconds', '9 s', 'Watch for: at least 10 s.'],
    ['forSeconds', '0', 'Run for: at least 1 s.'],
    ['forSeconds', '1.5 s', 'Run for: whole seconds only.'],
    ['forSeconds', '120', '“120” has no unit: write 120 s or 120 min.'],
    ['clients', '3 d', 'Clients must be a whole number from 1 to 100,000.'],
  ] as const)('%s refuses %s in a sentence', (key, text, problem) => {
    expect(readLoadText(key, text)).toEqual({ ok: false, problem });
  });
});
