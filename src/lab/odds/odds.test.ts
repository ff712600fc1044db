import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChannelOutcome, RunOutcome } from '../../model/load/odds.ts';
import { runs } from '../../tools/runs.testkit.ts';
import { anyRun } from '../../sim/laws/anyRun.testkit.ts';
import { scenarioWith } from '../../sim/laws/scenarioWith.testkit.ts';
import { simulate } from '../../sim/simulate.ts';
import { selectComparison } from '../../trace/ledger/comparison.ts';
import { selectLedger } from '../../trace/ledger/ledger.ts';
import { oddsOf, oddsSummary } from './odds.ts';
import { outcomeOf } from './outcome.ts';

const right: ChannelOutcome = {
  requests: 5,
  missing: 0,
  double: 0,
  fake: 0,
  wrongAmount: 0,
  waiting: 0,
  meanWaitMs: 1_000,
  worstWaitMs: 2_000,
};

/** Ten runs; by webhook a payment is missing in the third, and one is doubled in the third and the ninth. */
const outcomes: readonly RunOutcome[] = Array.from({ length: 10 }, (_, index) => ({
  seed: index + 1,
  events: 5,
  pull: right,
  push: {
    ...right,
    missing: index === 2 ? 2 : 0,
    double: index === 2 || index === 8 ? 1 : 0,
    worstWaitMs: 50 + index * 100,
  },
}));

describe('the odds of ten runs', () => {
  const odds = oddsOf(outcomes);
  const of = (fault: string) => odds.faults.find((one) => one.fault === fault);

  test('count runs with a fault, not faults', () => {
    expect(of('missing')?.share.push.value).toBe(0.1);
    expect(of('missing')?.perRun.push?.value).toBe(0.2);
    expect(of('double')?.share.push.value).toBe(0.2);
    expect(of('fake')?.share.push.value).toBe(0);
    expect(odds.allRight.push.value).toBe(0.8);
    expect(odds.allRight.pull.value).toBe(1);
  });

  test('are certain only where all runs come to the same, and then name what would bring luck', () => {
    expect(odds.allSame).toBe(false);
    const same = oddsOf(
      outcomes.map(({ seed, events }) => ({ seed, events, pull: right, push: right })),
    );
    expect(same.allSame).toBe(true);
    expect(oddsOf(outcomes.slice(0, 1)).allSame).toBe(false);
    expect(oddsSummary(same, true)).toMatch(
      /^All 10 runs come out the same: nothing .* jitter, or/,
    );
    expect(oddsSummary(same)).toContain('(72 % to 100 %)');
  });

  test('name the seeds in which a webhook brought the fault', () => {
    expect(of('double')?.seeds).toEqual([3, 9]);
    expect(of('fake')?.seeds).toEqual([]);
  });

  test('put every run into one column of the histogram', () => {
    for (const channel of ['pull', 'push'] as const) {
      const { columns } = odds.worstWait[channel];
      expect(columns.reduce((sum, { runs }) => sum + runs, 0)).toBe(10);
    }
    expect(odds.worstWait.push.medianMs).toBe(500);
    const column = odds.worstWait.push.columns.find(({ fromMs }) => fromMs === 0);
    expect(column?.runs).toBe(
      outcomes.filter(({ push }) => (push.worstWaitMs ?? 0) < (column?.untilMs ?? 0)).length,
    );
  });

  test('are told in a sentence', () => {
    expect(oddsSummary(odds)).toBe(
      '10 runs: by webhook the books are right in 80 % (49 % to 94 %) of them; ' +
        'a payment is missing in 10 % (2 % to 40 %); one is charged twice in 20 % (6 % to 51 %); ' +
        'the longest wait is 0.5 s in the middle run.',
    );
    expect(oddsSummary(oddsOf([]))).toBe('No run has ended yet.');
  });

  test('are the same when runs that were stopped come to them, which are counted by themselves', () => {
    const cut = { ...outcomes[2]!, cut: true } as const;
    const [one, two] = [oddsOf([...outcomes, cut]), oddsOf([cut, ...outcomes, cut])];
    expect(one).toEqual({ ...odds, stopped: 1 });
    expect(two).toEqual({ ...odds, stopped: 2 });
    expect(oddsSummary(one)).toBe(
      `${oddsSummary(odds)} 1 run was stopped for being too long to simulate and does not count.`,
    );
    expect(oddsSummary(two)).toMatch(/\. 2 runs were stopped .* and do not count\.$/);
    expect(oddsSummary(oddsOf([cut, cut]))).toMatch(
      /^No run came to its end\. 2 runs were stopped/,
    );
  });

  test('are not certain when a run was stopped, though the others are the same', () => {
    const [first] = outcomes;
    expect(oddsOf([first!, first!]).allSame).toBe(true);
    expect(oddsOf([first!, first!, { ...first!, cut: true }]).allSame).toBe(false);
  });
});

test('the outcome of a run that was stopped says so, and of another does not', () => {
  const scenario = scenarioWith({ settings: { eventEveryMs: 1_000 } });
  const limits = { facts: 400, units: 1_200 };
  expect(outcomeOf(simulate(scenario, [], { limits })).cut).toBe(true);
  expect(outcomeOf(simulate(scenario))).not.toHaveProperty('cut');
});

test('the outcome of a run is what its ledger and its comparison show at its end', () => {
  fc.assert(
    fc.property(anyRun(), ({ scenario, commands }) => {
      const trace = simulate(scenario, commands);
      const outcome = outcomeOf(trace);
      const comparison = selectComparison(trace, trace.endsAt);
      expect(outcome.events).toBe(comparison.events);
      for (const channel of ['pull', 'push'] as const) {
        const { rows } = selectLedger(trace, trace.endsAt, channel);
        const rowsThat = (status: string) => rows.filter((row) => row.status === status).length;
        expect(outcome[channel].missing).toBe(rowsThat('missing'));
        expect(outcome[channel].double).toBe(rowsThat('double'));
        expect(outcome[channel].fake).toBe(rowsThat('fake'));
        expect(outcome[channel].wrongAmount).toBe(rowsThat('wrongAmount'));
        expect(outcome[channel].requests).toBe(comparison[channel].requests);
        expect(outcome[channel].worstWaitMs).toBe(comparison[channel].stalenessWorstMs);
      }
    }),
    { numRuns: runs(20, 60) },
  );
});
