import { clock, count, duration, grouped } from '../../trace/words/format.ts';

export interface LoadColumn {
  readonly fromSecond: number;
  readonly value: number;
  /** The useful part of it. */
  readonly part: number;
}

/** One picture of a chart; all of a chart's share the time axis. */
export type LoadPane =
  | {
      readonly kind: 'columns';
      readonly title: string;
      /** Names the solid part of a column and the rest. */
      readonly names: readonly [part: string, rest: string];
      /** The rest is calls in vain, or calls that failed. */
      readonly rest: 'vain' | 'failed';
      readonly columns: readonly LoadColumn[];
      readonly line?: { readonly value: number; readonly words: string } | undefined;
    }
  | {
      readonly kind: 'steps';
      readonly title: string;
      readonly values: readonly number[];
    }
  | {
      readonly kind: 'dots';
      readonly title: string;
      /** The text in place of dots, when there are none. */
      readonly none: string;
      readonly dots: readonly { readonly atMs: number; readonly waitMs: number }[];
      readonly line?: { readonly value: number; readonly words: string } | undefined;
    };

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

const columnsMost = 120;

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
  const nice = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600];
  return nice.find((each) => seconds / each <= columnsMost) ?? Math.ceil(seconds / columnsMost);
}

/** The busiest second of each stretch, with its useful part. */
export function columnsOf(
  values: Uint32Array,
  parts: Uint32Array,
  columnSeconds: number,
): LoadColumn[] {
  const columns: LoadColumn[] = [];
  for (let fromSecond = 0; fromSecond < values.length; fromSecond += columnSeconds) {
    let busiest = fromSecond;
    const until = Math.min(values.length, fromSecond + columnSeconds);
    for (let second = fromSecond; second < until; second++) {
      if ((values[second] ?? 0) > (values[busiest] ?? 0)) busiest = second;
    }
    columns.push({ fromSecond, value: values[busiest] ?? 0, part: parts[busiest] ?? 0 });
  }
  return columns;
}

/** The largest value of each stretch. */
export function mostOf(values: Uint32Array, columnSeconds: number): number[] {
  return columnsOf(values, values, columnSeconds).map(({ value }) => value);
}

/** At most so many of a list, evenly chosen. */
export function thinned<T>(list: readonly T[], most: number): readonly T[] {
  const every = Math.ceil(list.length / most);
  return every <= 1 ? list : list.filter((_, index) => index % every === 0);
}

/** What a second of each stretch brought on average, with its useful part. */
export function meansOf(
  values: Uint32Array,
  parts: Uint32Array,
  columnSeconds: number,
): LoadColumn[] {
  const columns: LoadColumn[] = [];
  for (let fromSecond = 0; fromSecond < values.length; fromSecond += columnSeconds) {
    const until = Math.min(values.length, fromSecond + columnSeconds);
    let [value, part] = [0, 0];
    for (let second = fromSecond; second < until; second++) {
      value += values[second] ?? 0;
      part += parts[second] ?? 0;
    }
    const seconds = until - fromSecond;
    columns.push({ fromSecond, value: value / seconds, part: part / seconds });
  }
  return columns;
}

/** `a second`, or `the busiest second of 10 s`. */
export function columnWords(what: string, columnSeconds: number): string {
  return columnSeconds === 1 ? 'one second' : `${what} of ${duration(columnSeconds * 1_000)}`;
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
