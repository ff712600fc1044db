import type { Reading } from '../../../model/rules/reading.ts';
import { settingTable, type NumberKey } from '../../../model/settings.ts';
import { readWaits, writeWaits } from '../../../model/rules/waits.ts';
import { exactDuration } from '../../../trace/words/format.ts';
import { readDuration } from '../../../model/rules/durations.ts';
import { settingWords } from '../../../trace/words/settingWords.ts';

/** A setting's value as it stands in its text field, and as `readTyped` reads it back. */
export function typedText(key: NumberKey, value: number): string {
  const isTime = settingTable[key].kind === 'ms';
  return isTime && value > 0 ? exactDuration(value) : settingWords(key, value);
}

/** Reads what a person typed for a setting; a refusal says in a sentence what the setting takes. */
export function readTyped(key: NumberKey, text: string): Reading<number> {
  const setting = settingTable[key];
  const words = text.trim();
  const asZero = 'zero' in setting && words.toLowerCase() === setting.zero;
  const read = asZero ? { ok: true as const, value: 0 } : readNumber(setting.kind, words);
  if (!read.ok) return read;
  const { label, least, most } = setting;
  if (read.value < least) {
    return { ok: false, problem: `${label}: at least ${settingWords(key, least)}.` };
  }
  if (read.value > most) {
    return { ok: false, problem: `${label}: at most ${settingWords(key, most)}.` };
  }
  return read;
}

/** Reads a list of waits into its one spelling. */
export function readTypedWaits(text: string): Reading<string> {
  const read = readWaits(text);
  return read.ok ? { ok: true, value: writeWaits(read.value) } : read;
}

function readNumber(kind: 'ms' | 'seconds' | 'percent' | 'count', words: string): Reading<number> {
  if (kind === 'ms') return readDuration(words);
  const digits = words.replace(kind === 'percent' ? /\s*%$/ : /,(?=\d{3})/g, '');
  return /^-?\d{1,12}$/.test(digits)
    ? { ok: true, value: Number(digits) }
    : { ok: false, problem: `“${words.slice(0, 24)}” is not a whole number.` };
}
