import { grouped } from '../../model/grouped.ts';

export { grouped };

/**
 * `00:42.3`; from an hour on `1:02:03.4`, from a day on `1 d 03:35:05`. Cut off, not rounded, so that no
 * clock runs ahead.
 */
export function clock(at: number): string {
  const tenths = Math.floor(at / 100);
  const seconds = Math.floor(tenths / 10);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = `${two(seconds % 60)}.${tenths % 10}`;
  if (hours === 0) return `${two(minutes)}:${rest}`;
  if (hours < 24) return `${hours}:${two(minutes % 60)}:${rest}`;
  return `${Math.floor(hours / 24)} d ${two(hours % 24)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** The same words with every number kept on the line of its unit. */
export function unbroken(text: string): string {
  return text.replace(
    /(\d) (?=(?:ms|s|min|h|d|%|(?:second|minute|hour|day)s?)(?!\w))/g,
    '$1\u00a0',
  );
}

/**
 * `50 ms`, `2.6 s`, `1 min 25 s`, `27 h 35 min`, `5 d 6 h`: two units at most. Days begin at the fourth,
 * for retry schedules are told in hours.
 */
export function duration(ms: number): string {
  if (ms <= 0) return '0 s';
  if (ms < 99.5) return `${Math.max(1, Math.round(ms))} ms`;
  const tenths = Math.round(ms / 100);
  if (tenths < 600) return `${tenths / 10} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 3_600) return twoUnits(seconds, 60, 'min', 's');
  const minutes = Math.round(ms / 60_000);
  if (minutes < 96 * 60) return twoUnits(minutes, 60, 'h', 'min');
  return twoUnits(Math.round(ms / 3_600_000), 24, 'd', 'h');
}

/**
 * `27 h 35 min 5 s`, `1 min 0.5 s`, `29 d 17 h`: every unit that is not zero, days from the fourth on, and
 * nothing rounded but below 0.1 s.
 */
export function exactDuration(ms: number): string {
  const tenths = Math.round(ms / 100);
  if (tenths < 600) return duration(ms);
  const minutes = Math.floor(tenths / 600);
  const hours = Math.floor(minutes / 60);
  const days = hours < 96 ? 0 : Math.floor(hours / 24);
  return [
    [days, 'd'],
    [hours - 24 * days, 'h'],
    [minutes % 60, 'min'],
    [(tenths % 600) / 10, 's'],
  ]
    .flatMap(([number, unit]) => (number === 0 ? [] : [`${number} ${unit}`]))
    .join(' ');
}

/** `78 %`, but `99.2 %` and `0.8 %` near the ends, which only nothing and everything reach. */
export function percent(part: number, whole: number): string {
  if (whole <= 0 || part <= 0) return '0 %';
  if (part >= whole) return '100 %';
  const share = (100 * part) / whole;
  if (share >= 1 && share <= 99) return `${Math.round(share)} %`;
  const tenths = share > 99 ? Math.min(999, Math.round(share * 10)) : Math.round(share * 10);
  return `${Math.max(1, tenths) / 10} %`;
}

/** `€25`, `€25.50`, `€1,250`. */
export function euros(cents: number): string {
  const whole = grouped(Math.floor(cents / 100));
  return cents % 100 === 0 ? `€${whole}` : `€${whole}.${two(cents % 100)}`;
}

/** `1 poll`, `6 polls`, `1,024 polls`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** `42.3 seconds`, `2 hours 5 minutes`, `1 day 3 hours`: a time as one would say it. */
export function spokenTime(ms: number): string {
  const tenths = Math.floor(ms / 100);
  const seconds = Math.floor(tenths / 10);
  if (seconds < 60) return unit(tenths / 10, 'second');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return joined(unit(minutes, 'minute'), seconds % 60, 'second');
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return joined(unit(hours, 'hour'), minutes % 60, 'minute');
  return joined(unit(Math.floor(hours / 24), 'day'), hours % 24, 'hour');
}

function two(number: number): string {
  return number.toString().padStart(2, '0');
}

function twoUnits(amount: number, perUnit: number, unit: string, part: string): string {
  const rest = amount % perUnit;
  const main = `${Math.floor(amount / perUnit)} ${unit}`;
  return rest === 0 ? main : `${main} ${rest} ${part}`;
}

const unit = (number: number, name: string) => `${number} ${name}${number === 1 ? '' : 's'}`;
const joined = (main: string, rest: number, name: string) =>
  rest === 0 ? main : `${main} ${unit(rest, name)}`;

/** `4.0 s`: a countdown keeps its tenth, so that it does not jump in width. */
export function countdown(ms: number): string {
  return ms < 60_000 ? `${(Math.ceil(ms / 100) / 10).toFixed(1)} s` : duration(ms);
}

/** The words as a sentence begins with them. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
