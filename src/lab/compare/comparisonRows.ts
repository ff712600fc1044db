import { cast } from '../../model/cast.ts';
import type { Channel } from '../../model/facts.ts';
import { bytesText } from './trafficVolume.ts';
import { realRowsOf, type ChannelSummary, type Comparison } from '../../trace/ledger/comparison.ts';
import { count, duration, grouped } from '../../trace/words/format.ts';
import { emptyWords, medianWords, waitEndings } from '../../trace/words/summary.ts';

export interface ComparisonCell {
  readonly text: string;
  /** From 0 to 1, drawn as a bar. */
  readonly share?: number;
  readonly bad?: boolean;
}

export interface ComparisonRow {
  readonly name: string;
  /** A count that is left out while it is zero both ways. */
  readonly optional?: true;
  readonly pull: ComparisonCell;
  readonly push: ComparisonCell;
}

/**
 * The rows of the table that compares pull and push.
 * @param bytes what each channel has sent, as `selectBytes` counts it.
 */
export function comparisonRows(
  { events, pull, push }: Comparison,
  bytes: Readonly<Record<Channel, number>>,
): ComparisonRow[] {
  const row = (name: string, cell: (summary: ChannelSummary) => ComparisonCell): ComparisonRow => ({
    name,
    pull: cell(pull),
    push: cell(push),
  });
  const optional: typeof row = (name, cell) => ({ ...row(name, cell), optional: true });
  const mostRequests = Math.max(1, pull.requests, push.requests);
  const fault = (number: number): ComparisonCell => ({ text: grouped(number), bad: number > 0 });

  return [
    row('Requests', ({ requests }) => ({
      text: grouped(requests),
      share: requests / mostRequests,
    })),
    row('Requests that carried news', ({ withNews, ended }) => ({
      text: ended === 0 ? '–' : `${grouped(withNews)} of ${grouped(ended)}`,
      share: ended === 0 ? 0 : withNews / ended,
    })),
    {
      name: 'Empty polls',
      pull: { text: emptyWords(pull), share: pull.ended === 0 ? 0 : pull.empty / pull.ended },
      push: { text: '0' },
    },
    {
      name: 'Bytes, both ways',
      pull: bytesCell(bytes.pull, bytes),
      push: bytesCell(bytes.push, bytes),
    },
    {
      name: 'Cost of one payment',
      pull: costCell(pull, { bytes: bytes.pull, events }),
      push: costCell(push, { bytes: bytes.push, events }),
    },
    row('Failed requests', ({ failed, refused }) => ({
      text: grouped(failed) + refusedWords(refused),
    })),
    row('Retries', ({ retries }) => ({ text: grouped(retries) })),
    ...(push.fetches > 0
      ? [
          optional('Fetches', ({ fetches, fetchesRefused }) => ({
            text: grouped(fetches) + refusedWords(fetchesRefused),
            bad: fetchesRefused > 0,
          })),
        ]
      : []),
    ...(push.backfills > 0
      ? [
          optional('Backfill calls', ({ backfills, backfillsRefused }) => ({
            text: grouped(backfills) + refusedWords(backfillsRefused),
            bad: backfillsRefused > 0,
          })),
        ]
      : []),
    ...(pull.acks > 0
      ? [optional('Acknowledgements', ({ acks }) => ({ text: grouped(acks) }))]
      : []),
    ...(push.queued > 0
      ? [optional('Waited for their turn', ({ queued }) => ({ text: grouped(queued) }))]
      : []),
    row('Median staleness', ({ staleness }) => ({ text: medianWords(staleness) })),
    row('Worst staleness', ({ stalenessWorstMs, worstIs }) => ({
      text: durationOr(stalenessWorstMs) + waitEndings[worstIs],
    })),
    row('Charged after, median', ({ chargedAfter, chargesAtOnce }) => ({
      text: medianWords(chargedAfter) + (chargesAtOnce ? ', without work' : ''),
    })),
    ...(push.orders > 0
      ? [
          row('Orders with the right amount', (summary) => ({
            text: `${grouped(summary.once)} of ${grouped(realRowsOf(summary))}`,
          })),
        ]
      : [
          row('Delivered once', ({ once }) => ({ text: `${grouped(once)} of ${grouped(events)}` })),
        ]),
    row('Missing', ({ missing }) => fault(missing)),
    row('Double charges', ({ double, extra }) => ({
      text: extra === 0 ? '0' : `${count(double, 'payment')}, ${count(extra, 'charge')} too many`,
      bad: extra > 0,
    })),
    row('Fake charges', ({ fake }) => fault(fake)),
    row('Wrong amounts', ({ wrongAmount }) => fault(wrongAmount)),
    ...(push.hostile > 0
      ? [optional(`Requests by ${cast.attacker}`, ({ hostile }) => ({ text: grouped(hostile) }))]
      : []),
  ];
}

function refusedWords(refused: number): string {
  return refused > 0 ? `, ${grouped(refused)} refused with 429` : '';
}

function bytesCell(
  bytes: number,
  { pull, push }: Readonly<Record<Channel, number>>,
): ComparisonCell {
  return { text: bytesText(bytes), share: bytes / Math.max(1, pull, push) };
}

/** Requests of every kind, and bytes, over the payments that arrived, and how many did not. */
function costCell(
  { requests, fetches, backfills, acks, known }: ChannelSummary,
  { bytes, events }: { readonly bytes: number; readonly events: number },
): ComparisonCell {
  const others = known < events ? `; ${grouped(events - known)} not arrived` : '';
  if (known === 0) return { text: `–${others}` };
  const each = (requests + fetches + backfills + acks) / known;
  const rounded = each < 10 ? Number(each.toFixed(1)) : Math.round(each);
  return { text: `${count(rounded, 'request')}, ${bytesText(bytes / known)}${others}` };
}

function durationOr(ms: number | undefined): string {
  return ms === undefined ? '–' : duration(ms);
}
