import { describe, expect, test } from 'vitest';
import { policySettingKeys } from '../../../model/policies/policy.ts';
import { settingTable, type NumberKey } from '../../../model/settings.ts';
import { stopsOf } from '../leverTable.ts';
import { readTyped, readTypedWaits, typedText } from './typedValue.ts';

describe('a typed value', () => {
  test.each([
    ['attempts', '1000000', 'Attempts: at most 200.'],
    ['attempts', '0', 'Attempts: at least 1.'],
    ['attempts', '2.5', '“2.5” is not a whole number.'],
    ['requestTimeoutMs', '0', 'Request timeout: at least 0.5 s.'],
    ['requestTimeoutMs', '-3s', '“-3s” is not a time: write 5 s, 30 min, 2 h or 1 d.'],
    ['requestTimeoutMs', '2 min', 'Request timeout: at most 1 min.'],
    ['jitterPercent', '120 %', 'Jitter, plus or minus: at most 100 %.'],
  ] as const)('of %s that says %s is refused with a sentence', (key, text, problem) => {
    expect(readTyped(key, text)).toEqual({ ok: false, problem });
  });

  test('may be the word for zero', () => {
    expect(readTyped('disableAfterFailures', 'Never')).toEqual({ ok: true, value: 0 });
    expect(readTyped('giveUpAfterMs', 'when the attempts are used up')).toEqual({
      ok: true,
      value: 0,
    });
  });

  test('reads back every stop of every slider of a policy as it is written', () => {
    const keys = policySettingKeys.filter((key): key is Extract<typeof key, NumberKey> =>
      ['ms', 'percent', 'count'].includes(settingTable[key].kind),
    );
    expect(keys.length).toBeGreaterThan(8);
    for (const key of keys) {
      for (const stop of stopsOf(key, settingTable[key].standard)) {
        expect(readTyped(key, typedText(key, stop))).toEqual({ ok: true, value: stop });
      }
    }
  });
});

test('a list of waits is kept in one spelling, and a wrong one is refused with a sentence', () => {
  expect(readTypedWaits(' 60s, 5M ;1h ')).toEqual({ ok: true, value: '1m 5m 1h' });
  expect(readTypedWaits('5s -3s')).toEqual({
    ok: false,
    problem: '“-3s” is not a wait: write 5s, 30m, 2h or 1d.',
  });
});
