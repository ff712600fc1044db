import { faultNames, oddsSummary, type Odds } from '../../lab/odds/odds.ts';
import type { Channel } from '../../model/facts.ts';
import type { RunOutcome } from '../../model/load/odds.ts';
import { percent } from '../../trace/words/format.ts';
import type { Estimate } from '../../trace/words/estimate.ts';
import { table } from '../table.ts';

/** The odds as the Odds tab has them: each share with the interval that holds the truth 95 times in 100. */
export function oddsLines(odds: Odds, isCertain: boolean): readonly string[] {
  const share = ({ value, least, most }: Estimate) =>
    isCertain
      ? percent(value, 1)
      : `${percent(value, 1)} (${percent(least, 1)} to ${percent(most, 1)})`;
  const row = (name: string, shares: Readonly<Record<Channel, Estimate>>) => [
    name,
    share(shares.pull),
    share(shares.push),
  ];
  return [
    ...table([
      ['Share of the runs in which', 'Pull', 'Push'],
      row('The books are right', odds.allRight),
      ...odds.faults
        .filter((one) => one.share.pull.value + one.share.push.value > 0)
        .map((one) => row(faultNames[one.fault], one.share)),
    ]),
    ...(isCertain ? [] : ['In brackets stands where the true share lies, 95 times in 100.']),
    '',
    oddsSummary(odds, isCertain),
  ];
}

const channels = ['pull', 'push'] as const;
const columns = [
  'requests',
  'missing',
  'double',
  'fake',
  'wrongAmount',
  'waiting',
  'meanWaitMs',
  'worstWaitMs',
] as const;

/** What each run came to, a run a row (RFC 4180). */
export function outcomesCsv(outcomes: readonly RunOutcome[]): string {
  const head = [
    'seed',
    'events',
    ...channels.flatMap((of) => columns.map((name) => `${of}_${name}`)),
  ];
  const rows = outcomes.map((outcome) => [
    outcome.seed,
    outcome.events,
    ...channels.flatMap((of) => columns.map((name) => outcome[of][name] ?? '')),
  ]);
  return [head, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
