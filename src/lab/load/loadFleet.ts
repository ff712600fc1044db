import type { FleetResult, LoadPlan, LoadSettings } from '../../model/load/load.ts';
import { count, duration, grouped, percent } from '../../trace/words/format.ts';
import {
  columnSecondsOf,
  meansOf,
  perSecond,
  columnWords,
  rounded,
  stretchStart,
  thinned,
  total,
  type LoadChart,
  type LoadPicture,
} from './loadChart.ts';

type Plan = Pick<LoadSettings, 'clients' | 'fleetSeconds'>;

export type FleetCounts = ReturnType<typeof fleetCounts>;

/** The numbers of a fleet, and of the webhooks that would bring the same. */
export function fleetCounts(result: FleetResult, { clients, fleetSeconds }: Plan) {
  const polls = total(result.polls);
  return {
    clients,
    polls,
    empty: total(result.empty),
    pollsPerSecond: polls / fleetSeconds,
    webhooks: result.events,
    webhooksPerSecond: result.events / fleetSeconds,
    heartbeatsPerSecond: total(result.heartbeats) / fleetSeconds,
  };
}

/** What the tab draws of a fleet and says about it. */
export function fleetPicture(result: FleetResult, { settings, load }: LoadPlan): LoadPicture {
  const reached = fleetReached(result, load);
  const counts = fleetCounts(result, reached);
  return {
    about: `Polling every ${duration(settings.pollEveryMs)}`,
    headline: fleetHeadline(counts),
    summary: fleetSummary(counts, result),
    chart: fleetChart(result, reached),
  };
}

/** What was asked for, as far as the run came. */
export function fleetReached({ cut }: FleetResult, load: LoadSettings): LoadSettings {
  return { ...load, ...cut };
}

/** Says how many clients a fleet came to that was stopped, and what to do about it. */
export function fleetCutSentence(cut: NonNullable<FleetResult['cut']>, { clients }: Plan): string {
  return (
    `The fleet stops after ${grouped(cut.clients)} of ${grouped(clients)} clients: more polls and payments than one takes. ` +
    'Let payments come less often, poll less often or watch for a shorter time.'
  );
}

/** The one number to take away: `200 polls a second, or 1.67 webhooks`. */
export function fleetHeadline(counts: FleetCounts): string {
  const { pollsPerSecond, webhooksPerSecond } = counts;
  return `${perSecond(pollsPerSecond, 'poll')}, or ${perSecond(webhooksPerSecond, 'webhook')}`;
}

/** The other numbers, in sentences. */
export function fleetSummary(counts: FleetCounts, result: FleetResult): string {
  const { clients, polls, empty, webhooks } = counts;
  const sentences = [
    `${count(clients, 'client')} asked ${count(polls, 'time')}; ${percent(empty, polls)} of the answers were empty.`,
    webhooks === 0
      ? 'No payment happened.'
      : `${count(webhooks, 'payment')} ${webhooks === 1 ? 'is' : 'are'} as many webhooks: ${ratio(polls, webhooks)}.`,
    ...(result.seen > 0
      ? [
          `By polling a payment was unknown for ${duration(result.waitMeanMs)} on average and ${duration(result.waitLongestMs)} at most; a webhook takes ${duration(result.webhookWaitMs)}.`,
        ]
      : []),
  ];
  return sentences.join(' ');
}

/** Polls, webhooks and the waits, over one time axis. */
export function fleetChart(result: FleetResult, { fleetSeconds }: Plan): LoadChart {
  const columnSeconds = columnSecondsOf(fleetSeconds);
  const useful = result.polls.map((polls, second) => polls - (result.empty[second] ?? 0));
  const polls = meansOf(result.polls, useful, columnSeconds);
  const webhooks = meansOf(result.webhooks, result.webhooks, columnSeconds);
  const dots = thinned(result.waits);
  return {
    seconds: fleetSeconds,
    columnSeconds,
    columnWords: columnWords('the average', columnSeconds),
    downSeconds: 0,
    panes: [
      {
        kind: 'columns',
        title: 'Polls per second',
        rest: 'vain',
        names: ['with news', 'empty'],
        columns: polls,
      },
      {
        kind: 'columns',
        title: 'Webhooks per second',
        rest: 'vain',
        names: ['webhooks', ''],
        columns: webhooks,
      },
      {
        kind: 'dots',
        none: 'No payment has been seen.',
        title: `Staleness by polling, ${grouped(dots.length)} of ${grouped(result.seen)} payments`,
        dots,
        line: {
          value: result.webhookWaitMs,
          words: `by webhook: ${duration(result.webhookWaitMs)}`,
        },
      },
    ],
    heads: ['From', 'Polls', 'With news', 'Webhooks'],
    rows: polls.map(({ fromSecond, value, part }, index) => [
      stretchStart(fromSecond),
      rounded(value),
      rounded(part),
      rounded(webhooks[index]?.value ?? 0),
    ]),
  };
}

/** `120 polls for 1 webhook`, or the other way round when polling asks less. */
function ratio(polls: number, webhooks: number): string {
  return polls >= webhooks
    ? `${rounded(polls / webhooks)} polls for 1 webhook`
    : `1 poll for ${rounded(webhooks / polls)} webhooks`;
}
