import { limits } from '../limits.ts';
import { unitsMs } from './durations.ts';
import { refused, shortened, type Reading } from './reading.ts';

/** The most waits that a schedule may list. */
export const waitsMost = 199;

/** Thirty-one days: no run is longer. */
const longestMs = 2_678_400_000;

/**
 * Reads a list of waits as a person writes it: numbers with `s`, `m`, `h` or `d`, parted by spaces or
 * commas, `0` for at once, and `8h*86` for the same wait several times. Fractions are fine: `1.5h`.
 * However it is written, what `writeWaits` makes of it has to fit, for that is what a link keeps.
 * A refusal says in a sentence what does not fit.
 */
export function readWaits(text: string): Reading<readonly number[]> {
  const waitsMs: number[] = [];
  for (const word of text.split(/[\s,;]+/).filter((part) => part !== '')) {
    const parts = /^(\d{1,9}(?:\.\d{1,3})?)\s*([smhd]?)(?:\*(\d{1,9}))?$/i.exec(word);
    if (!parts) return refused(`“${shortened(word)}” is not a wait: write 5s, 30m, 2h or 1d.`);
    const [, number = '', unit = '', times = '1'] = parts;
    if (unit === '' && Number(number) !== 0) {
      return refused(`“${shortened(word)}” has no unit: write ${number}s for seconds.`);
    }
    const ms = Math.round(Number(number) * (unitsMs[unit.toLowerCase()] ?? 0));
    if (ms > longestMs) return refused(`“${shortened(word)}” is longer than 31 days.`);
    if (Number(times) < 1) return refused(`“${shortened(word)}” repeats a wait less than once.`);
    if (waitsMs.length + Number(times) > waitsMost) {
      return refused(`A schedule takes ${waitsMost} waits at most.`);
    }
    for (let n = 0; n < Number(times); n++) waitsMs.push(ms);
  }
  if (waitsMs.length === 0) return refused('A schedule has at least one wait, such as 5s.');
  if (writeWaits(waitsMs).length > limits.waitsLength) {
    return refused(`A list of waits has ${limits.waitsLength} characters at most.`);
  }
  return { ok: true, value: waitsMs };
}

/** Waits as text that `readWaits` reads back, each in the largest unit that it is a whole number of. */
export function writeWaits(waitsMs: readonly number[]): string {
  const words: { readonly wait: string; times: number }[] = [];
  for (const ms of waitsMs) {
    const wait = written(ms);
    const last = words.at(-1);
    if (last?.wait === wait) last.times++;
    else words.push({ wait, times: 1 });
  }
  return words
    .flatMap(({ wait, times }) =>
      times > 3 ? [`${wait}*${times}`] : Array<string>(times).fill(wait),
    )
    .join(' ');
}

const known = new Map<string, readonly number[]>();
const knownMost = 200;

/** The waits of a text that `readWaits` takes, in milliseconds; none for one that it refuses. */
export function waitsOf(text: string): readonly number[] {
  let waits = known.get(text);
  if (!waits) {
    const read = readWaits(text);
    waits = read.ok ? read.value : [];
    if (known.size >= knownMost) known.clear();
    known.set(text, waits);
  }
  return waits;
}

function written(ms: number): string {
  if (ms === 0) return '0';
  for (const unit of ['d', 'h', 'm'] as const) {
    const unitMs = unitsMs[unit] ?? 1;
    // 24h and 48h read better than days in a retry schedule.
    if (ms % unitMs === 0 && (unit !== 'd' || ms >= 3 * unitMs)) return `${ms / unitMs}${unit}`;
  }
  return `${ms / 1_000}s`;
}
