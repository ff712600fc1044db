import type { ExtraPicture } from '../../lessons/chapters/chapter.ts';
import type { LoadChart } from '../../lab/load/loadChart.ts';
import type { Trace } from '../../model/facts.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { jobsOf } from '../../trace/receiver/jobs.ts';
import { selectLedger } from '../../trace/ledger/ledger.ts';
import { oncePerTrace } from '../../trace/oncePerTrace.ts';
import { count, clock, euros } from '../../trace/words/format.ts';
import type { Seen } from '../judge/seen.ts';

/** A picture of what grows and shrinks, with the same as a table and as a sentence. */
export interface OverTime {
  readonly name: string;
  readonly headline: string;
  readonly summary: string;
  readonly chart: LoadChart;
}

type Run = Extract<Seen, { kind: 'run' }>;

const columnsMost = 120;

/** The ends of the stretches that a run is cut into, in whole seconds. */
function columnsOf({ endsAt }: Trace) {
  const seconds = Math.max(1, Math.ceil(endsAt / 1_000));
  const columnSeconds = Math.ceil(seconds / columnsMost);
  const ends = Array.from({ length: Math.ceil(seconds / columnSeconds) }, (_, column) =>
    instant(Math.min(endsAt, (column + 1) * columnSeconds * 1_000 - 1)),
  );
  return { seconds, columnSeconds, ends };
}

/** How many stretches have begun at the playhead. */
const begun = (trace: Trace, at: SimInstant) =>
  at === 0 ? 0 : Math.floor(at / 1_000 / columnsOf(trace).columnSeconds) + 1;

const longestQueues = oncePerTrace((trace): readonly number[] => {
  const { waiting } = jobsOf(trace);
  let from = 0;
  return columnsOf(trace).ends.map((end) => {
    const lengths = waiting
      .filter(({ at }) => at <= end && at >= from)
      .map((length) => length.count);
    const before = waiting.findLast(({ at }) => at < from)?.count ?? 0;
    from = end + 1;
    return Math.max(before, ...lengths);
  });
});

/** How many payments wait for a worker, stretch by stretch, up to the playhead. */
export function queueOverTime({ trace, at }: Run): OverTime {
  const values = longestQueues(trace).slice(0, begun(trace, at));
  const most = Math.max(0, ...values);
  const now = jobsOf(trace).waiting.findLast((length) => length.at <= at)?.count ?? 0;
  return {
    name: 'The queue over time',
    // A line that stays at zero is not a picture that is missing.
    headline:
      most > 0 || at < trace.endsAt
        ? `${count(now, 'payment')} waiting`
        : 'Nobody waited: for each attempt a worker was free, so the line stays at zero',
    summary: `At most ${count(most, 'payment')} waited for a worker so far; now ${now}.`,
    chart: chartOf(trace, {
      what: 'waiting',
      panes: [{ title: 'Payments that wait for a worker', values }],
      words: String,
    }),
  };
}

interface Order {
  readonly order: number;
  readonly stored: number | undefined;
  readonly real: number;
}

const ordersAt = (trace: Trace, at: SimInstant): readonly Order[] =>
  selectLedger(trace, at).rows.flatMap(({ status, payment, chargedCents }) =>
    status === 'fake'
      ? []
      : [{ order: payment.order, stored: chargedCents.at(-1), real: payment.amountCents }],
  );

const storedOrders = oncePerTrace((trace): readonly (readonly Order[])[] =>
  columnsOf(trace).ends.map((end) => ordersAt(trace, end)),
);

/** What the receiver has stored of each order, stretch by stretch, beside what the order costs at the playhead. */
export function orderOverTime({ trace, at }: Run): OverTime {
  const now = ordersAt(trace, at);
  const past = storedOrders(trace).slice(0, Math.max(0, begun(trace, at) - 1));
  const columns = at === 0 ? [] : [...past, now];
  const wrong = now.filter(({ stored, real }) => stored !== real);
  return {
    name: 'What is stored over time',
    headline: `${count(wrong.length, 'order')} of ${now.length} wrong`,
    summary: now
      .map(
        ({ order, stored, real }) =>
          `Order ${order} costs ${euros(real)}; stored is ${stored === undefined ? 'nothing' : euros(stored)}.`,
      )
      .join(' '),
    chart: chartOf(trace, {
      what: 'stored',
      panes: now.map(({ order, real }) => ({
        title: `Order ${order}, stored in €`,
        line: { value: real / 100, words: `costs: ${euros(real)}` },
        values: columns.map(
          (orders) => (orders.find((each) => each.order === order)?.stored ?? 0) / 100,
        ),
      })),
      words: (value) => euros(100 * value),
    }),
  };
}

interface Panes {
  readonly what: string;
  readonly panes: readonly {
    readonly title: string;
    readonly values: readonly number[];
    readonly line?: { readonly value: number; readonly words: string };
  }[];
  readonly words: (value: number) => string;
}

function chartOf(trace: Trace, { what, panes, words }: Panes): LoadChart {
  const { seconds, columnSeconds } = columnsOf(trace);
  return {
    seconds,
    columnSeconds,
    columnWords: columnSeconds === 1 ? 'one second' : `${columnSeconds} seconds`,
    downSeconds: 0,
    panes: panes.map((pane) => ({ kind: 'steps', ...pane })),
    heads: ['From', ...panes.map(({ title }) => (panes.length === 1 ? what : title))],
    rows: (panes[0]?.values ?? []).map((_, column) => [
      clock(column * columnSeconds * 1_000),
      ...panes.map(({ values }) => words(values[column] ?? 0)),
    ]),
  };
}

/** The pictures that are drawn over time. */
export const overTime: Readonly<Partial<Record<ExtraPicture, (run: Run) => OverTime>>> = {
  queue: queueOverTime,
  order: orderOverTime,
};
