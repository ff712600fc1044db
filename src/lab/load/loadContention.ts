import type { ContentionPoint, ContentionStrategy } from '../../model/load/load.ts';
import { duration, grouped } from '../../trace/words/format.ts';

export const strategyNames: Readonly<Record<ContentionStrategy, string>> = {
  none: 'no backoff',
  exponential: 'exponential',
  decorrelated: 'decorrelated jitter',
  equal: 'equal jitter',
  full: 'full jitter',
};

/** The points of one strategy, fewest clients first. */
export interface ContentionLine {
  readonly strategy: ContentionStrategy;
  readonly points: readonly ContentionPoint[];
}

/** The points so far, by strategy. */
export function contentionLines(points: readonly ContentionPoint[]): ContentionLine[] {
  const lines = new Map<ContentionStrategy, ContentionPoint[]>();
  for (const point of points) {
    const line = lines.get(point.strategy);
    if (line) line.push(point);
    else lines.set(point.strategy, [point]);
  }
  return [...lines].map(([strategy, line]) => ({
    strategy,
    points: line.toSorted((a, b) => a.clients - b.clients),
  }));
}

/** The points for one number of clients. */
export interface ContentionRow {
  readonly clients: number;
  readonly of: ReadonlyMap<ContentionStrategy, ContentionPoint>;
}

/** The points so far, by number of clients. */
export function contentionRows(points: readonly ContentionPoint[]): ContentionRow[] {
  const rows = new Map<number, Map<ContentionStrategy, ContentionPoint>>();
  for (const point of points) {
    const row = rows.get(point.clients) ?? new Map<ContentionStrategy, ContentionPoint>();
    rows.set(point.clients, row.set(point.strategy, point));
  }
  return [...rows].map(([clients, of]) => ({ clients, of })).sort((a, b) => a.clients - b.clients);
}

/** Says how many points a contention came to that was stopped, and what to do about it. */
export function contentionCutSentence(points: number, wanted: number): string {
  return (
    `The contention stops after ${grouped(points)} of ${grouped(wanted)} points: more calls than one takes. ` +
    'Ask for fewer clients or fewer runs of each.'
  );
}

/** What 100 clients say, in sentences; or as many as all strategies have a point for. */
export function contentionSummary(points: readonly ContentionPoint[]): string {
  const rows = contentionRows(points).filter(
    ({ of }) => of.size === Object.keys(strategyNames).length,
  );
  const row = rows.find(({ clients }) => clients === 100) ?? rows.at(-1);
  if (!row) return 'Nothing is known yet.';
  const { none, exponential, full, equal } = Object.fromEntries(row.of) as Record<
    ContentionStrategy,
    ContentionPoint
  >;
  const callsOf = ({ calls }: ContentionPoint) => grouped(Math.round(calls));
  return [
    `With ${grouped(row.clients)} clients, full jitter takes ${callsOf(full)} calls and equal jitter ${callsOf(equal)}, plain exponential backoff ${callsOf(exponential)}.`,
    `Without backoff the last one has written after ${duration(none.doneMs)}, at the price of ${callsOf(none)} calls, ${(none.calls / full.calls).toFixed(1)} times those of full jitter; full jitter needs ${duration(full.doneMs)}, plain exponential backoff ${duration(exponential.doneMs)}.`,
  ].join(' ');
}
