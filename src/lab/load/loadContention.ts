import type { ContentionPoint, ContentionStrategy } from '../../model/load/load.ts';
import { duration, grouped } from '../../trace/words/format.ts';

export const strategyNames: Readonly<Record<ContentionStrategy, string>> = {
  none: 'no backoff',
  exponential: 'exponential',
  decorrelated: 'decorrelated jitter',
  equal: 'equal jitter',
  full: 'full jitter',
};

/** The points so far, by number of clients, each by its strategy. */
export function contentionRows(points: readonly ContentionPoint[]) {
  const clients = [...new Set(points.map((point) => point.clients))].sort((a, b) => a - b);
  return clients.map((each) => {
    const own = points.filter((point) => point.clients === each);
    return { clients: each, of: new Map(own.map((point) => [point.strategy, point])) };
  });
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
