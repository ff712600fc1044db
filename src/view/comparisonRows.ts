import type { ChannelSummary, Comparison } from './comparison.ts';
import { duration, grouped, percent } from './format.ts';

export interface ComparisonCell {
  readonly text: string;
  /** From 0 to 1, where a bar helps. */
  readonly share?: number;
  /** A fault in the books. */
  readonly bad?: boolean;
}

export interface ComparisonRow {
  readonly name: string;
  readonly pull: ComparisonCell;
  readonly push: ComparisonCell;
}

const endings = { over: '', waiting: ', still waiting', lost: ', never arrived' } as const;

/** The rows of the table that compares pull and push. */
export function comparisonRows({ events, pull, push }: Comparison): ComparisonRow[] {
  const row = (name: string, cell: (summary: ChannelSummary) => ComparisonCell): ComparisonRow => ({
    name,
    pull: cell(pull),
    push: cell(push),
  });
  const mostRequests = Math.max(1, pull.requests, push.requests);
  const fault = (number: number): ComparisonCell => ({ text: grouped(number), bad: number > 0 });

  return [
    row('Requests', ({ requests }) => ({
      text: grouped(requests),
      share: requests / mostRequests,
    })),
    row('Requests that carried news', ({ withNews, requests }) => ({
      text: `${grouped(withNews)} of ${grouped(requests)}`,
      share: requests === 0 ? 0 : withNews / requests,
    })),
    row('Empty polls', ({ empty, requests }) => ({
      text: empty === 0 ? '0' : `${grouped(empty)} (${percent(empty, requests)})`,
      share: requests === 0 ? 0 : empty / requests,
    })),
    row('Failed requests', ({ failed }) => ({ text: grouped(failed) })),
    row('Retries', ({ retries }) => ({ text: grouped(retries) })),
    row('Median staleness', ({ stalenessMedianMs }) => ({ text: durationOr(stalenessMedianMs) })),
    row('Worst staleness', ({ stalenessWorstMs, worstIs }) => ({
      text: durationOr(stalenessWorstMs) + endings[worstIs],
    })),
    row('Delivered once', ({ once }) => ({ text: `${grouped(once)} of ${grouped(events)}` })),
    row('Missing', ({ missing }) => fault(missing)),
    row('Double charges', ({ double }) => fault(double)),
    row('Fake charges', ({ fake }) => fault(fake)),
    row('Wrong amounts', ({ wrongAmount }) => fault(wrongAmount)),
    ...(push.hostile > 0
      ? [row('Requests by Mallory', ({ hostile }) => ({ text: grouped(hostile) }))]
      : []),
  ];
}

function durationOr(ms: number | undefined): string {
  return ms === undefined ? '–' : duration(ms);
}
