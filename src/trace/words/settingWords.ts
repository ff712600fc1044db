import { settingTable, type SettingKey, type SettingValue } from '../../model/settings.ts';
import { duration } from './format.ts';
import { valueWords } from './policyWords.ts';

const valueNames: Readonly<Record<string, string>> = {
  hmac: 'HMAC with the secret',
  plainHash: 'plain hash, without a secret',
  rawBody: 'the raw body',
  parsedAgain: 'the JSON, parsed and written again',
  spaced: 'with spaces',
  escaped: 'with escapes',
  wrongSecret: 'a wrong secret',
  noSignature: 'no signature',
  eventId: 'event id',
  slotted: 'one in each stretch of time',
  poisson: 'independently of each other',
  evenly: 'evenly',
  exponentially: 'with a long tail',
  attemptId: 'attempt id',
  amountAndCustomer: 'amount and customer',
};

/** A setting's value in words, with its unit: `1 min 30 s`, `only on command`, `on`. */
export function settingWords(key: SettingKey, value: SettingValue): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string') return valueNames[value] ?? valueWords(key, value);
  const setting = settingTable[key];
  if (value === 0 && 'zero' in setting) return setting.zero;
  switch (setting.kind) {
    case 'ms':
      return duration(value);
    case 'seconds':
      return `${value < 0 ? '−' : ''}${duration(Math.abs(value) * 1_000)}`;
    case 'percent':
      return `${value} %`;
    default:
      return `${value}`;
  }
}
