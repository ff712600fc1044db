import { clockStep } from '../controls/timeTicks.ts';
import { clock, count, duration, grouped } from '../../trace/words/format.ts';

export interface LoadColumn {
  readonly fromSecond: number;
  readonly value: number;
  /** The useful part of it. */
  readonly part: number;
}

/** One picture of a chart; all of a chart's share the time axis. */
export type LoadPane = {
  readonly title: string;
  /** A level to hold it against. */
  readonly line?: { readonly value: number; readonly words: string };
} & (
  | {
      readonly kind: 'columns';
      /** Names the solid part of a column and the rest. */
      readonly names: readonly [part: string, rest: string];
      /** The rest is calls in vain, or calls that failed. */
      readonly rest: 'vain' | 'bad';
      readonly columns: readonly LoadColumn[];
    }
  | { readonly kind: 'steps'; readonly values: readonly number[] }
  | {
      readonly kind: 'dots';
      /** The text in place of dots, when there are none. */
      readonly none: string;
      readonly dots: readonly { readonly atMs: number; readonly waitMs: number }[];
    }
);

/** Pictures over one time axis, in stretches of whole seconds. */
export interface LoadChart {
  readonly seconds: number;
  readonly columnSeconds: number;
  /** What each column shows: `the busiest second of 10 s`. */
  readonly columnWords: string;
  /** How long the receiver was down, from the start. */
  readonly downSeconds: number;
  readonly panes: readonly LoadPane[];
  /** The same as a table: what each column of it is, and a row for each stretch. */
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A chart, and what is said with it. */
export interface LoadPicture {
  /** Whose numbers these are. */
  readonly about: string;
  /** The one number to take away, in words. */
  readonly headline: string;
  readonly summary: string;
  readonly chart: LoadChart;
}

const columnsMost = 120;
const dotsMost = 400;

/** What a stretch brought, in words: `00:30: calls 60, delivered 0, open 60`. */
export function stretchWords({ heads, rows }: LoadChart, index: number): string {
  const [from = '', ...values] = rows[index] ?? [];
  const said = values.map((value, at) => `${(heads[at + 1] ?? '').toLowerCase()} ${value}`);
  return `${from}: ${said.join(', ')}`;
}

/** When a stretch begins: `00:30`. */
export function stretchStart(fromSecond: number): string {
  return clock(fromSecond * 1_000).replace(/\.0$/, '');
}

/** How many seconds each column stands for, so that there are not too many of them. */
export function columnSecondsOf(seconds: number): number {
  return clockStep(seconds, columnsMost) ?? Math.ceil(seconds / columnsMost);
}

/** The busiest second of each stretch, with its useful part. */
export function columnsOf(
  values: Uint32Array,
  parts: Uint32Array,
  columnSeconds: number,
): LoadColumn[] {
  return stretchesOf(values, columnSeconds).map((stretch, index) => {
    const fromSecond = index * columnSeconds;
    const value = Math.max(...stretch);
    return { fromSecond, value, part: parts[fromSecond + stretch.indexOf(value)] ?? 0 };
  });
}

/** What a second of each stretch brought on average, with its useful part. */
export function meansOf(
  values: Uint32Array,
  parts: Uint32Array,
  columnSeconds: number,
): LoadColumn[] {
  const partsOf = stretchesOf(parts, columnSeconds);
  return stretchesOf(values, columnSeconds).map((stretch, index) => ({
    fromSecond: index * columnSeconds,
    value: total(stretch) / stretch.length,
    part: total(partsOf[index] ?? stretch) / stretch.length,
  }));
}

function stretchesOf(values: Uint32Array, columnSeconds: number): Uint32Array[] {
  return Array.from({ length: Math.ceil(values.length / columnSeconds) }, (_, index) =>
    values.subarray(index * columnSeconds, (index + 1) * columnSeconds),
  );
}

/** All that the seconds of a run brought. */
export function total(seconds: Uint32Array): number {
  return seconds.reduce((sum, n) => sum + n, 0);
}

/** So many of a list as are drawn at most, evenly chosen. */
export function thinned<T>(list: readonly T[]): readonly T[] {
  const every = Math.max(1, Math.ceil(list.length / dotsMost));
  return list.filter((_, index) => index % every === 0);
}

/** `a second`, or `the busiest second of 10 s`. */
export function columnWords(what: string, columnSeconds: number): string {
  return columnSeconds === 1 ? 'one second' : `${what} of ${duration(columnSeconds * 1_000)}`;
}

/** Numbers in thousands as short as an axis needs them: `1.5k`. */
export function axisNumber(value: number): string {
  return value >= 1_000 ? `${Number((value / 1_000).toFixed(1))}k` : String(value);
}

/** A number that may have a fraction: `200`, `1.67`. */
export function rounded(value: number): string {
  return value >= 100 || Number.isInteger(value)
    ? grouped(Math.round(value))
    : String(Number(value.toFixed(2)));
}

/** `1.67 calls a second`. */
export function perSecond(number: number, one: string): string {
  const words = rounded(number);
  return words === '1' ? `${count(1, one)} a second` : `${words} ${one}s a second`;
}

/** Heights for names beside these heights, in the same order and within the range, so that none hides another. */
export function spreadApart(
  heights: readonly number[],
  apart: number,
  [least, most]: readonly [number, number],
): number[] {
  const order = heights.map((height, index) => ({ height, index }));
  order.sort((a, b) => a.height - b.height || a.index - b.index);
  const placed = Array<number>(heights.length).fill(0);
  let above = least - apart;
  for (const { height, index } of order) above = placed[index] = Math.max(height, above + apart);
  let below = most + apart;
  for (const { index } of order.toReversed()) {
    below = placed[index] = Math.min(placed[index] ?? 0, below - apart);
  }
  return placed;
}
