import { loadTable, type LoadKey, type LoadNumber } from '../../model/load/load.ts';
import { readLoad } from '../../model/load/readLoad.ts';
import type { Reading } from '../../model/rules/reading.ts';
import { exactDuration } from './format.ts';
import { readDuration } from '../../model/rules/durations.ts';

/** A number of the Load tab as it stands in its field, a time with its units. */
export function loadText(key: LoadKey, value: number): string {
  return isTime(key) && value > 0 ? exactDuration(value * 1_000) : String(value);
}

/** Reads back what a person typed for it; a refusal says in a sentence what the field takes. */
export function readLoadText(key: LoadKey, text: string): Reading<number> {
  if (!isTime(key)) {
    const digits = text.trim();
    return readLoad(key, /^-?\d{1,9}$/.test(digits) ? Number(digits) : digits) as Reading<number>;
  }
  const read = readDuration(text);
  if (!read.ok) return read;
  const { label, least, most } = loadTable[key] as LoadNumber;
  const seconds = read.value / 1_000;
  const problem =
    seconds < least
      ? `${label}: at least ${loadText(key, least)}.`
      : seconds > most
        ? `${label}: at most ${loadText(key, most)}.`
        : Number.isInteger(seconds)
          ? undefined
          : `${label}: whole seconds only.`;
  return problem === undefined ? { ok: true, value: seconds } : { ok: false, problem };
}

/** Whether a choice is a stretch of time, which is typed with its units. */
export function isTime(key: LoadKey): boolean {
  const setting = loadTable[key];
  return setting.kind === 'number' && setting.unit === 'seconds';
}
