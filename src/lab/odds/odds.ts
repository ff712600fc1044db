import type { Channel } from '../../model/facts.ts';
import type { ChannelOutcome, RunOutcome } from '../../model/load/odds.ts';
import { meanOf, quantileOf, shareOf, type Estimate } from '../../trace/words/estimate.ts';
import { count, duration, grouped, percent } from '../../trace/words/format.ts';

/** What can be wrong with the books at the end of a run; `waiting` may still be put right after it. */
export const oddsFaults = ['missing', 'double', 'fake', 'wrongAmount', 'waiting'] as const;
export type OddsFault = (typeof oddsFaults)[number];

/** What a run with the fault has in it. */
export const faultNames: Readonly<Record<OddsFault, string>> = {
  missing: 'A payment is missing',
  double: 'A payment is charged twice',
  fake: 'A fake charge',
  wrongAmount: 'A wrong amount',
  waiting: 'A payment is still on its way at the end',
};

export type Odds = ReturnType<typeof oddsOf>;

const seedsShown = 8;

/** What many runs with different luck came to, counted from nothing but their outcomes. */
export function oddsOf(all: readonly RunOutcome[]) {
  const outcomes = all.filter(({ cut }) => !cut);
  const stopped = all.length - outcomes.length;
  const each = <T>(select: (channel: Channel) => T): Record<Channel, T> => ({
    pull: select('pull'),
    push: select('push'),
  });
  const shareWhere = (holds: (outcome: ChannelOutcome) => boolean) =>
    each((channel) =>
      shareOf(outcomes.filter((outcome) => holds(outcome[channel])).length, outcomes.length),
    );
  const meanWhere = (number: (outcome: ChannelOutcome) => number | undefined) =>
    each((channel) =>
      meanOf(
        outcomes.map((outcome) => number(outcome[channel])).filter((value) => value !== undefined),
      ),
    );
  const longest = each((channel) =>
    outcomes
      .map((outcome) => outcome[channel].worstWaitMs)
      .filter((waitMs) => waitMs !== undefined)
      .sort((a, b) => a - b),
  );
  const mostMs = Math.max(0, longest.pull.at(-1) ?? 0, longest.push.at(-1) ?? 0);

  return {
    /** The runs that came to their end; only they are counted. */
    runs: outcomes.length,
    stopped,
    events: outcomes.reduce((sum, { events }) => sum + events, 0),
    /** Runs in which every payment was charged once, for the right amount, and nothing else was. */
    allRight: shareWhere(isRight),
    faults: oddsFaults.map((fault) => ({
      fault,
      /** The share of runs with at least one of the fault. */
      share: shareWhere((outcome) => outcome[fault] > 0),
      /** The mean number of the fault in a run. */
      perRun: meanWhere((outcome) => outcome[fault]),
      /** The first runs in which a webhook brought it, to be looked at. */
      seeds: outcomes
        .filter(({ push }) => push[fault] > 0)
        .map(({ seed }) => seed)
        .sort((a, b) => a - b)
        .slice(0, seedsShown),
    })),
    /** The longest wait of a payment in a run, over the runs. */
    worstWait: each((channel) => ({
      mean: meanOf(longest[channel]),
      medianMs: quantileOf(longest[channel], 0.5),
      p95Ms: quantileOf(longest[channel], 0.95),
      columns: columnsOf(longest[channel], mostMs),
    })),
    requests: meanWhere(({ requests }) => requests),
    /** True for several runs that all came out the same. */
    allSame: stopped === 0 && outcomes.length > 1 && new Set(outcomes.map(withoutSeed)).size === 1,
  };
}

function withoutSeed(outcome: RunOutcome): string {
  return JSON.stringify({ ...outcome, seed: 0 });
}

/**
 * The odds in a sentence, for whoever does not look at the picture.
 * @param certain that nothing which could happen in one run and not in another is left to luck.
 */
export function oddsSummary(odds: Odds, certain = false): string {
  const stopped = stoppedWords(odds);
  if (odds.runs === 0) {
    return stopped === '' ? 'No run has ended yet.' : `No run came to its end. ${stopped}`;
  }
  if (certain) {
    return `All ${grouped(odds.runs)} runs come out the same: nothing in them is left to luck. Luck comes with lost requests, lost acknowledgements, messages held back, a travel time that varies, jitter, or payments at random.`;
  }
  const of = (fault: OddsFault) => odds.faults.find((one) => one.fault === fault)?.share.push;
  const said = ({ value, least, most }: Estimate) =>
    `${percent(value, 1)} (${percent(least, 1)} to ${percent(most, 1)})`;
  const missing = of('missing');
  const double = of('double');
  const worst = odds.worstWait.push.medianMs;
  return [
    `${count(odds.runs, 'run')}: by webhook the books are right in ${said(odds.allRight.push)} of them`,
    missing ? `a payment is missing in ${said(missing)}` : '',
    double ? `one is charged twice in ${said(double)}` : '',
    worst === undefined ? '' : `the longest wait is ${duration(worst)} in the middle run`,
  ]
    .filter((part) => part !== '')
    .join('; ')
    .concat('.', stopped && ` ${stopped}`);
}

/** How many runs are left out since they were stopped, as a sentence; empty for none. */
export function stoppedWords({ stopped }: Odds): string {
  if (stopped === 0) return '';
  const [was, does] = stopped === 1 ? ['was', 'does'] : ['were', 'do'];
  return `${count(stopped, 'run')} ${was} stopped for being too long to simulate and ${does} not count.`;
}

function isRight({ missing, double, fake, wrongAmount, waiting }: ChannelOutcome): boolean {
  return missing + double + fake + wrongAmount + waiting === 0;
}

const columnsMost = 24;

const roundWidths = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900].map((seconds) => seconds * 1_000),
  ...[1, 2, 4, 8, 12, 24, 48].map((hours) => hours * 3_600_000),
];

/**
 * The columns of a histogram: how many runs lie from `fromMs` to before `untilMs`. They are as wide, and
 * as many, for all lists with the same longest wait, so that their histograms can be laid side by side.
 */
function columnsOf(waitsMs: readonly number[], mostMs: number) {
  const width =
    roundWidths.find((ms) => (mostMs + 1) / ms <= columnsMost) ?? Math.ceil(mostMs / columnsMost);
  const runs = Array<number>(Math.max(1, Math.ceil((mostMs + 1) / width))).fill(0);
  for (const waitMs of waitsMs) {
    const index = Math.min(runs.length - 1, Math.floor(waitMs / width));
    runs[index] = (runs[index] ?? 0) + 1;
  }
  return runs.map((number, index) => ({
    fromMs: index * width,
    untilMs: (index + 1) * width,
    runs: number,
  }));
}
