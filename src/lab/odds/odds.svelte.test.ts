import { describe, expect, test } from 'vitest';
import { lostAnswer } from '../../lessons/scenarios/lostAnswer.ts';
import { pollingWaste } from '../../lessons/scenarios/pollingWaste.ts';
import { outcomeOf } from './outcome.ts';
import { simulate } from '../../sim/simulate.ts';
import { scenarioWith } from '../../sim/laws/scenarioWith.testkit.ts';
import { OddsRun } from './odds.svelte.ts';
import { whyTooMany } from './oddsSize.ts';
import { outcomesOf, type OddsTask } from './oddsTask.ts';
import type { RunOutcome } from '../../model/load/odds.ts';
import { workerInPage, type BackgroundWorker } from '../../page/background/backgroundWorker.ts';

type OddsWorker = BackgroundWorker<OddsTask, RunOutcome | undefined>;

const trace = simulate(lostAnswer.scenario);

/** A worker that keeps its tasks until the test lets them be done. */
function patientWorker() {
  const waiting: (() => void)[] = [];
  const tasks: OddsTask[] = [];
  let stopped = 0;
  const worker: OddsWorker = {
    work: (task, onPart) => {
      tasks.push(task);
      return new Promise((resolve) => {
        waiting.push(() => {
          for (const outcome of outcomesOf(task)) onPart(outcome);
          resolve();
        });
      });
    },
    stop: () => {
      stopped++;
    },
  };
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    worker,
    tasks,
    settle,
    stopped: () => stopped,
    finishOne: async () => {
      waiting.shift()?.();
      await settle();
    },
  };
}

describe('the odds', () => {
  test('are of so many runs, each with a seed of its own', async () => {
    const run = new OddsRun(() => Promise.resolve(workerInPage(outcomesOf)), 2);
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
    const { worker, tasks, settle, finishOne, stopped } = patientWorker();
    const run = new OddsRun(() => Promise.resolve(worker), 1);
    const started = run.start(trace, 100);
    await settle();
    await finishOne();
    expect(run.done).toBe(10);
    run.cancel();
    expect(run.state).toBe('cancelled');
    await settle();
    expect(stopped()).toBe(1);
    await finishOne();
    await started;
    expect(run.done).toBe(10);
    expect(run.odds.runs).toBe(10);
    expect(tasks).toHaveLength(2);
  });

  test('started anew forget the runs before', async () => {
    const { worker, settle, finishOne } = patientWorker();
    const run = new OddsRun(() => Promise.resolve(worker), 1);
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
    const run = new OddsRun(() => Promise.resolve(workerInPage(outcomesOf)), 1);
    await run.start(trace, 10);
    expect(run.answers(simulate({ ...lostAnswer.scenario, seed: 99 }))).toBe(true);
    expect(run.answers(simulate({ ...lostAnswer.scenario, horizonMs: 80_000 }))).toBe(false);
  });

  test('end with a sentence when a run breaks', async () => {
    const broken: OddsWorker = {
      work: () => Promise.reject(new Error('luck ran out at 5 ms')),
      stop: () => undefined,
    };
    const run = new OddsRun(() => Promise.resolve(broken), 2);
    await run.start(trace, 100);
    expect(run.state).toBe('broken');
    expect(run.problem).toBe('The run broke: luck ran out at 5 ms.');
  });

  test('end with a sentence when nobody comes to work, and those who came are let go', async () => {
    const { worker, stopped } = patientWorker();
    let asked = 0;
    const run = new OddsRun(
      () =>
        asked++ === 0 ? Promise.resolve(worker) : Promise.reject(new Error('nobody is there')),
      2,
    );
    await run.start(trace, 100);
    expect([run.state, run.problem]).toEqual(['broken', 'The run broke: nobody is there.']);
    expect(stopped()).toBe(1);
  });

  test('take nothing more once a run broke, and can be started again', async () => {
    const { worker, settle, finishOne } = patientWorker();
    const broken: OddsWorker = {
      work: () => Promise.reject(new Error('no room')),
      stop: () => undefined,
    };
    const workers = [worker, broken, worker];
    const run = new OddsRun(() => Promise.resolve(workers.shift()!), 2);
    await run.start(trace, 20);
    await finishOne();
    expect([run.state, run.done]).toEqual(['broken', 0]);
    const again = run.start(trace, 10);
    await settle();
    await finishOne();
    await again;
    expect([run.state, run.done]).toEqual(['done', 10]);
  });

  test('are made where the browser does not say how many cores there are', async () => {
    const cores = Object.getOwnPropertyDescriptor(Navigator.prototype, 'hardwareConcurrency')!;
    Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', {
      get: () => undefined,
      configurable: true,
    });
    const run = new OddsRun(() => Promise.resolve(workerInPage(outcomesOf)));
    Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', cores);
    await run.start(trace, 20);
    expect([run.state, run.done]).toEqual(['done', 20]);
  });
});

describe('so many runs', () => {
  /** Half a minute in which the Store has a payment every 100 ms, and the poller asks twice. */
  const busy = simulate(
    scenarioWith({ horizonMs: 30_000, settings: { eventEveryMs: 100, pollEveryMs: 20_000 } }),
  );

  test('of many attempts are refused with how long they would take', async () => {
    expect(whyTooMany(busy, 1_000)).toBeUndefined();
    expect(whyTooMany(busy, 10_000)).toBe(
      '10,000 runs with 300 attempts and 2 polls each would take about 7 min on 2 cores; ' +
        '2 min is the most. Choose fewer runs, or a shorter run.',
    );
    const run = new OddsRun(() => Promise.resolve(workerInPage(outcomesOf)), 1);
    await run.start(busy, 10_000);
    expect([run.state, run.problem]).toEqual(['idle', whyTooMany(busy, 10_000)]);
  });

  test('are taken up to 96 attempts each for 10,000, ten polls counting as one, and not one more', () => {
    const attempts = busy.facts.filter(
      (fact) => fact.type === 'request.sent' && fact.channel === 'push',
    );
    const polls = busy.facts.filter(
      (fact) => fact.type === 'request.sent' && fact.channel === 'pull',
    );
    const poll = polls[0]!;
    const of = (facts: typeof attempts) => ({ ...busy, facts });
    const tenPolls = Array.from({ length: 10 }, () => poll);
    expect(whyTooMany(of(attempts.slice(0, 96)), 10_000)).toBeUndefined();
    expect(whyTooMany(of(attempts.slice(0, 97)), 10_000)).toMatch(/97 attempts and 0 polls each/);
    expect(whyTooMany(of([...attempts.slice(0, 95), ...tenPolls]), 10_000)).toBeUndefined();
    expect(whyTooMany(of([...attempts.slice(0, 96), poll]), 10_000)).toMatch(
      /96 attempts and 1 poll/,
    );
  });

  test('of a run that was stopped are refused with a sentence, also when they would take no time', async () => {
    const scenario = scenarioWith({ horizonMs: 30_000, settings: { eventEveryMs: 100 } });
    const whole = simulate(scenario);
    const cut = simulate(scenario, [], { limits: { facts: 100, units: Infinity } });
    const run = new OddsRun(() => Promise.resolve(workerInPage(outcomesOf)), 1);
    await run.start(cut, 10);
    expect([run.state, run.done, run.problem]).toEqual([
      'idle',
      0,
      'This run stops before its end, so nobody can tell how it ends.',
    ]);
    await run.start(whole, 10);
    expect([run.state, run.done, run.problem]).toEqual(['done', 10, undefined]);
  });

  test('end with a sentence when with other luck a run is stopped: half of a run is no outcome', async () => {
    const scenario = scenarioWith({ horizonMs: 30_000, settings: { eventEveryMs: 1 } });
    const shown = { ...simulate({ ...scenario, horizonMs: 1_000 }), scenario };
    const run = new OddsRun(() => Promise.resolve(workerInPage(outcomesOf)), 1);
    await run.start(shown, 10);
    expect([run.state, run.done, run.problem]).toEqual([
      'broken',
      0,
      'The run broke: with seed 1 it stops before its end, so nobody can tell how it ends.',
    ]);
  });

  test('that are long pause on the way, so that whoever works in the page lets it move', () => {
    const scenario = scenarioWith({ horizonMs: 60_000, settings: { eventEveryMs: 20 } });
    const task = { scenario, commands: [], firstSeed: 7, runs: 1 };
    const parts = [...outcomesOf(task)];
    expect(parts.filter((part) => part === undefined).length).toBeGreaterThan(2);
    expect(parts.filter((part) => part !== undefined)).toEqual([
      outcomeOf(simulate({ ...scenario, seed: 7 })),
    ]);
  });

  test('of little but polls are not', () => {
    expect(whyTooMany(simulate(pollingWaste.scenario), 10_000)).toBeUndefined();
  });
});
