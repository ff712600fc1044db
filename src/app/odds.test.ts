import { describe, expect, test } from 'vitest';
import { lostAnswer } from '../lessons/lostAnswer.ts';
import { pollingWaste } from '../lessons/pollingWaste.ts';
import { simulate } from '../sim/simulate.ts';
import { OddsRun, whyTooMany, type OddsHand } from './odds.svelte.ts';
import { oddsInPage } from './oddsInPage.ts';
import { work, type OddsAnswer, type OddsTask } from './oddsTask.ts';

const trace = simulate(lostAnswer.scenario);

/** A hand that keeps its tasks until the test lets them be done. */
function patientHand() {
  const waiting: (() => void)[] = [];
  const tasks: OddsTask[] = [];
  let dismissed = 0;
  const hand: OddsHand = {
    ask: (task) => {
      tasks.push(task);
      return new Promise<OddsAnswer>((resolve) => {
        waiting.push(() => {
          resolve(work(task));
        });
      });
    },
    dismiss: () => {
      dismissed++;
    },
  };
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    hand,
    tasks,
    settle,
    dismissed: () => dismissed,
    finishOne: async () => {
      waiting.shift()?.();
      await settle();
    },
  };
}

describe('the odds', () => {
  test('are of so many runs, each with a seed of its own', async () => {
    const run = new OddsRun(() => Promise.resolve(oddsInPage()), 2);
    await run.start(trace, 45);
    expect(run.state).toBe('done');
    expect(run.done).toBe(45);
    expect(run.odds.runs).toBe(45);
    const double = run.odds.faults.find(({ fault }) => fault === 'double');
    // The answer to payment 3 is lost by plan, whatever the luck.
    expect(double?.share.push.value).toBe(1);
    expect(double?.seeds).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('stop when they are cancelled, keep what was found, and take nothing that comes late', async () => {
    const { hand, tasks, settle, finishOne, dismissed } = patientHand();
    const run = new OddsRun(() => Promise.resolve(hand), 1);
    const started = run.start(trace, 100);
    await settle();
    await finishOne();
    expect(run.done).toBe(10);
    run.cancel();
    expect(run.state).toBe('cancelled');
    expect(dismissed()).toBe(1);
    await finishOne();
    await started;
    expect(run.done).toBe(10);
    expect(run.odds.runs).toBe(10);
    expect(tasks).toHaveLength(2);
  });

  test('started anew forget the runs before', async () => {
    const { hand, settle, finishOne } = patientHand();
    const run = new OddsRun(() => Promise.resolve(hand), 1);
    void run.start(trace, 100);
    await settle();
    await finishOne();
    const again = run.start(trace, 10);
    await settle();
    expect(run.done).toBe(0);
    await finishOne();
    await finishOne();
    await again;
    expect(run.done).toBe(10);
    expect(run.state).toBe('done');
  });

  test('know whether they are about a run, whatever its seed', async () => {
    const run = new OddsRun(() => Promise.resolve(oddsInPage()), 1);
    await run.start(trace, 10);
    expect(run.answers(simulate({ ...lostAnswer.scenario, seed: 99 }))).toBe(true);
    expect(run.answers(simulate({ ...lostAnswer.scenario, horizonMs: 80_000 }))).toBe(false);
  });

  test('end with a sentence when a run breaks', async () => {
    const broken: OddsHand = {
      ask: () => Promise.resolve({ ok: false, problem: 'The simulation broke at 5 ms' }),
      dismiss: () => undefined,
    };
    const run = new OddsRun(() => Promise.resolve(broken), 2);
    await run.start(trace, 100);
    expect(run.state).toBe('broken');
    expect(run.problem).toBe('The simulation broke at 5 ms.');
  });

  test('are refused before they start when they would take minutes', async () => {
    const long = simulate(pollingWaste.scenario);
    expect(whyTooMany(long, 1_000)).toBeUndefined();
    expect(whyTooMany(long, 10_000)).toMatch(/^10,000 runs of 726 requests each would keep/);
    const run = new OddsRun(() => Promise.resolve(oddsInPage()), 1);
    await run.start(long, 10_000);
    expect(run.state).toBe('idle');
    expect(run.problem).toMatch(/Choose fewer runs/);
  });
});
