/** `00:42.3`; from an hour on `1:02:03.4`. Cut off, not rounded, so that no clock runs ahead. */
export function clock(at: number): string {
  const tenths = Math.floor(at / 100);
  const seconds = Math.floor(tenths / 10);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = `${two(seconds % 60)}.${tenths % 10}`;
  return hours > 0 ? `${hours}:${two(minutes % 60)}:${rest}` : `${two(minutes)}:${rest}`;
}

/** `50 ms`, `2.6 s`, `1 min 25 s`, `2 h 5 min`: at most two units, and three digits. */
export function duration(ms: number): string {
  if (ms <= 0) return '0 s';
  if (ms < 99.5) return `${Math.max(1, Math.round(ms))} ms`;
  const tenths = Math.round(ms / 100);
  if (tenths < 600) return `${tenths / 10} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 3_600) return twoUnits(seconds, 60, 'min', 's');
  return twoUnits(Math.round(ms / 60_000), 60, 'h', 'min');
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
  const whole = Math.floor(cents / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return cents % 100 === 0 ? `€${whole}` : `€${whole}.${two(cents % 100)}`;
}

/** `1 poll`, `6 polls`, `1,024 polls`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** `1,024`. */
export function grouped(number: number): string {
  return number.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `42.3 seconds`, `1 minute 25 seconds`, `2 hours 5 minutes`: a time as one would say it. */
export function spokenTime(ms: number): string {
  const tenths = Math.floor(ms / 100);
  const seconds = Math.floor(tenths / 10);
  if (seconds < 60) return unit(tenths / 10, 'second');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return joined(unit(minutes, 'minute'), seconds % 60, 'second');
  return joined(unit(Math.floor(minutes / 60), 'hour'), minutes % 60, 'minute');
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
