import {
  settingTable,
  type NumberKey,
  type Setting,
  type SettingKey,
  type SettingValue,
} from '../../model/settings.ts';
import { waitsOf } from '../../model/rules/waits.ts';
import { duration } from './format.ts';

/** A setting's value in words, with its unit: `1 min 30 s`, `only on command`, `on`. */
export function settingWords(key: SettingKey, value: SettingValue): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string') return key === 'waits' ? waitsWords(value) : words(key, value, 1);
  const setting = settingTable[key as NumberKey];
  if (value === 0 && 'zero' in setting) return setting.zero;
  switch (setting.kind) {
    case 'ms':
      return duration(value);
    case 'seconds':
      return `${value < 0 ? '−' : ''}${duration(Math.abs(value) * 1_000)}`;
    case 'percent':
      return `${value} %`;
    case 'count':
      return `${value}`;
    default:
      return setting.kind satisfies never;
  }
}

/** A setting with its value: `Poll every: 10 s`. */
export function settingLine(key: SettingKey, value: SettingValue): string {
  return `${settingTable[key].label}: ${settingWords(key, value)}`;
}

/** `5 s, 5 min, 30 min`, and `8 h 86 times` for the same wait over and over. */
export function waitsWords(waits: string): string {
  const words: { readonly wait: string; times: number }[] = [];
  for (const ms of waitsOf(waits)) {
    const wait = ms === 0 ? 'at once' : duration(ms);
    const last = words.at(-1);
    if (last?.wait === wait) last.times++;
    else words.push({ wait, times: 1 });
  }
  return words.map(({ wait, times }) => (times === 1 ? wait : `${wait} ${times} times`)).join(', ');
}

/** What an option of a choice is called on its lever. */
export function optionWords(key: SettingKey, option: string): string {
  return words(key, option, 0);
}

function words(key: SettingKey, option: string, place: 0 | 1): string {
  const setting: Setting = settingTable[key];
  const said = setting.kind === 'choice' ? setting.words[option] : undefined;
  return typeof said === 'object' ? said[place] : (said ?? option);
}
