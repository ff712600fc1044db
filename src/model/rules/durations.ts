import { refused, shortened, type Reading } from './reading.ts';

/** The units in which a person writes a time, in milliseconds. */
export const unitsMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  sec: 1_000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * Reads a time as a person writes it, in whole milliseconds: `15 s`, `1.5h`, `27 h 35 min 5 s`; `0` needs
 * no unit. A refusal says in a sentence what does not fit.
 */
export function readDuration(text: string): Reading<number> {
  const words = text.trim();
  if (/^0+$/.test(words)) return { ok: true, value: 0 };
  const shown = shortened(words);
  if (/^\d+(\.\d+)?$/.test(words)) {
    return refused(`“${shown}” has no unit: write ${shown} s or ${shown} min.`);
  }
  const whole = /^(?:\d{1,9}(?:\.\d{1,3})? *(?:ms|s|sec|m|min|h|d)[ ,]*)+$/i;
  if (!whole.test(words)) {
    return refused(`“${shown}” is not a time: write 5 s, 30 min, 2 h or 1 d.`);
  }
  let ms = 0;
  for (const [, number, unit = ''] of words.matchAll(/([\d.]+) *([a-z]+)/gi)) {
    ms += Number(number) * (unitsMs[unit.toLowerCase()] ?? 0);
  }
  return { ok: true, value: Math.round(ms) };
}
