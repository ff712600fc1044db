import type { LoadPlan, LoadSettings, StampedeResult } from '../../model/load/load.ts';
import { loadPolicies } from '../../model/load/loadPolicies.ts';
import { clock, count, duration, grouped } from '../../trace/words/format.ts';
import {
  columnSecondsOf,
  columnsOf,
  columnWords,
  stretchStart,
  thinned,
  total,
  type LoadChart,
  type LoadPicture,
} from './loadChart.ts';

export type StampedeCounts = ReturnType<typeof stampedeCounts>;

type Plan = Pick<LoadSettings, 'forSeconds' | 'downSeconds' | 'capacity' | 'receiver' | 'overload'>;

/** The numbers by which two stampedes are compared. */
export function stampedeCounts(result: StampedeResult, plan: Plan) {
  const { calls, beganAtMs, deliveredAtMs, givenUp, again, inLine } = result;
  let delivered = 0;
  let lastAtMs = 0;
  let longestWaitMs = 0;
  deliveredAtMs.forEach((at, index) => {
    if (at < 0) return;
    delivered++;
    lastAtMs = Math.max(lastAtMs, at);
    longestWaitMs = Math.max(longestWaitMs, at - (beganAtMs[index] ?? 0));
  });
  const deliveries = beganAtMs.length;
  return {
    deliveries,
    delivered,
    givenUp,
    /** When the last delivery was known to be delivered; undefined while not all are. */
    doneByMs: delivered === deliveries ? lastAtMs : undefined,
    calls: total(calls),
    /** The calls of the busiest second once the receiver was back. */
    peakAfterRecovery: most(calls.subarray(plan.downSeconds)),
    /** Calls whose work had been done before. */
    again,
    longestLine: most(inLine),
    longestWaitMs,
  };
}

/** The one number to take away: `0 of 60 delivered after 2 min`. */
export function stampedeHeadline(counts: StampedeCounts, plan: Plan): string {
  const { delivered, deliveries, doneByMs } = counts;
  const share = `${grouped(delivered)} of ${grouped(deliveries)} delivered`;
  return `${share} after ${duration(doneByMs ?? plan.forSeconds * 1_000)}`;
}

/** What the tab draws of a stampede and says about it. */
export function stampedePicture(result: StampedeResult, { load }: LoadPlan): LoadPicture {
  const reached = stampedeReached(result, load);
  const counts = stampedeCounts(result, reached);
  const policy = loadPolicies.find(({ id }) => id === load.policy);
  return {
    about: `Retry policy: ${policy?.label ?? ''}`,
    headline: stampedeHeadline(counts, reached),
    summary: stampedeSummary(counts, reached),
    chart: stampedeChart(result, reached),
  };
}

/** What was asked for, as far as the run came. */
function stampedeReached(result: StampedeResult, load: LoadSettings): LoadSettings {
  return { ...load, forSeconds: result.calls.length };
}

/** Says where a stampede was stopped, how many calls had left by then, and what to do about it. */
export function stampedeCutSentence({ atMs, calls }: NonNullable<StampedeResult['cut']>): string {
  return (
    `The stampede stops at ${clock(atMs)}: ${count(calls, 'call')} had left by then, more than one takes. ` +
    'Let fewer deliveries begin, make it shorter or let them retry less often.'
  );
}

/** When all were delivered: `02:14.0`, `never: 60 given up`, `not in 2 min`. */
export function doneWords(counts: StampedeCounts, plan: Pick<Plan, 'forSeconds'>): string {
  const { doneByMs, givenUp } = counts;
  if (doneByMs !== undefined) return clock(doneByMs);
  return givenUp > 0
    ? `never: ${grouped(givenUp)} given up`
    : `not in ${duration(plan.forSeconds * 1_000)}`;
}

/** The other numbers, in sentences. */
export function stampedeSummary(counts: StampedeCounts, plan: Plan): string {
  const { delivered, deliveries, givenUp, calls, peakAfterRecovery, again, longestLine } = counts;
  const open = deliveries - delivered - givenUp;
  const many = plan.receiver === 'refuses' && plan.overload > 0 ? plan.overload : plan.capacity;
  const sentences = [
    `${count(calls, 'call')} in all; the busiest second after the outage brought ${grouped(peakAfterRecovery)}, and the receiver can take ${grouped(plan.capacity)}.`,
    ...(peakAfterRecovery > many && plan.receiver === 'refuses' && plan.overload > 0
      ? [`A second with more than ${grouped(plan.overload)} completes none.`]
      : []),
    ...(givenUp > 0 ? [`The sender gave up ${count(givenUp, 'delivery', 'deliveries')}.`] : []),
    ...(open > 0 ? [`${count(open, 'delivery is', 'deliveries are')} still to come.`] : []),
    ...(plan.receiver === 'queues'
      ? [
          `The longest line was ${count(longestLine, 'call')}; ${count(again, 'call was', 'calls were')} worked on again.`,
        ]
      : []),
    ...(delivered > 0
      ? [`The delivery that took longest took ${duration(counts.longestWaitMs)}.`]
      : []),
  ];
  return sentences.join(' ');
}

/** Calls, the line or the open deliveries, and each delivery's wait, over one time axis. */
export function stampedeChart(result: StampedeResult, plan: Plan): LoadChart {
  const columnSeconds = columnSecondsOf(plan.forSeconds);
  const busiest = (values: Uint32Array) =>
    columnsOf(values, values, columnSeconds).map(({ value }) => value);
  const columns = columnsOf(result.calls, result.inTime, columnSeconds);
  const open = busiest(result.open);
  const line = busiest(result.inLine);
  const dots = [...result.deliveredAtMs].flatMap((at, index) => {
    const atMs = result.beganAtMs[index] ?? 0;
    return at < 0 ? [] : [{ atMs: at, waitMs: at - atMs }];
  });
  const kept = thinned(dots);
  const queues = plan.receiver === 'queues';
  return {
    seconds: plan.forSeconds,
    columnSeconds,
    columnWords: columnWords('the busiest second', columnSeconds),
    downSeconds: Math.min(plan.downSeconds, plan.forSeconds),
    panes: [
      {
        kind: 'columns',
        title: 'Calls per second',
        rest: 'bad',
        names: ['delivered', queues ? 'refused, late or in line' : 'refused'],
        columns,
        line: { value: plan.capacity, words: `capacity: ${grouped(plan.capacity)} per second` },
      },
      { kind: 'steps', title: 'Deliveries begun and not ended', values: open },
      ...(queues
        ? ([{ kind: 'steps', title: 'Calls waiting in line', values: line }] as const)
        : []),
      {
        kind: 'dots',
        none: 'No payment has arrived.',
        title:
          kept.length < dots.length
            ? `Staleness, ${grouped(kept.length)} of ${grouped(dots.length)} payments`
            : 'Staleness of each payment',
        dots: kept,
      },
    ],
    heads: ['From', 'Calls', 'Delivered', 'Open', ...(queues ? ['In line'] : [])],
    rows: columns.map(({ fromSecond, value, part }, index) => [
      stretchStart(fromSecond),
      grouped(value),
      grouped(part),
      grouped(open[index] ?? 0),
      ...(queues ? [grouped(line[index] ?? 0)] : []),
    ]),
  };
}

function most(values: Uint32Array): number {
  return values.reduce((so, value) => Math.max(so, value), 0);
}
