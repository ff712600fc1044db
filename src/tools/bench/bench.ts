import '../../lab/state/allParts.ts';
import { lessons } from '../../lessons/lessons.ts';
import { pageLimits } from '../../lab/state/recipe.ts';
import type { Command } from '../../model/commands.ts';
import type { Trace } from '../../model/facts.ts';
import type { Scenario } from '../../model/scenario.ts';
import { instant } from '../../model/units.ts';
import { fixedRuns } from '../../sim/laws/fixedRuns.testkit.ts';
import { heaviestRuns } from '../../sim/laws/heaviestRuns.testkit.ts';
import { runLimits } from '../../sim/engine/meter.ts';
import { scenarioWith } from '../../sim/laws/scenarioWith.testkit.ts';
import { simulate } from '../../sim/simulate.ts';
import { selectBytes } from '../../lab/compare/trafficVolume.ts';
import { selectComparison } from '../../trace/ledger/comparison.ts';
import { prepareTrace } from '../../lab/state/prepareTrace.ts';
import { goal, goalsSoFar, line, meanMs, msOf } from './benchLine.ts';
import { benchLoad } from './benchLoad.ts';
import { benchMachines } from './benchMachines.ts';
import { benchSeeds } from './benchSeeds.ts';
import { benchSigning } from './benchSigning.ts';

interface BenchedRun {
  readonly name: string;
  readonly scenario: Scenario;
  readonly commands: readonly Command[];
}

const hourOfPolling: BenchedRun = {
  name: 'an hour of polling, 720 polls',
  scenario: scenarioWith({
    horizonMs: 3_600_000,
    settings: { eventEveryMs: 600_000, pollEveryMs: 5_000 },
  }),
  commands: [],
};

const busyMinutes: BenchedRun = {
  name: 'two busy minutes, 10 events a second',
  scenario: scenarioWith({
    settings: { eventEveryMs: 100, lostAnswersPercent: 20, workers: 4, workMs: 100 },
  }),
  commands: [],
};

const editBudgetMs = 16;
/** The longest that a link or an edit may hold the page. */
const pageBudgetMs = 300;
const runs = 50;

/** What `npm run bench` prints of the simulation, and how many of its limits are kept. */
export async function bench(): Promise<{ readonly met: number; readonly of: number }> {
  benchTimers();
  benchEdits();
  benchSeeks();
  benchHeaviest();
  await benchSeeds();
  benchMachines();
  benchLoad();
  await benchSigning();
  return goalsSoFar();
}

function benchTimers(): void {
  console.log('Simulated timers per second');
  for (const run of [hourOfPolling, busyMinutes]) {
    const timers = timersOf(run);
    const perSecond = Math.round((timers / runMs(run)) * 1000);
    line(run.name, `${perSecond.toLocaleString('en')} (${timers.toLocaleString('en')} in all)`);
  }
}

function benchEdits(): void {
  console.log(
    `From an edit to its trace and counters, mean of ${runs} (budget ${editBudgetMs} ms)`,
  );
  const lessonRuns = lessons.map(({ title, scenario }) => ({
    name: title,
    scenario,
    commands: [],
  }));
  for (const run of [hourOfPolling, ...fixedRuns, ...lessonRuns]) {
    const ms = meanMs(runs, () => {
      const trace = simulate(run.scenario, run.commands);
      // These read every request, whose signature is not computed before.
      selectComparison(trace, trace.endsAt);
      selectBytes(trace, trace.endsAt);
    });
    goal(run.name, `${ms.toFixed(1)} ms`, ms <= editBudgetMs);
  }
}

/** How long the comparison takes at a playhead where it was not asked for before. */
function benchSeeks(): void {
  const { scenario, commands } = hourOfPolling;
  const trace = simulate(scenario, commands);
  let at = 0;
  const ms = meanMs(1_000, () => {
    at = (at + 3_599) % scenario.horizonMs;
    selectComparison(trace, instant(at));
  });
  console.log('Seeking');
  goal(hourOfPolling.name, `${ms.toFixed(2)} ms of 1`, ms <= 1);
}

/** What the heaviest runs that were found take of the page before they are given to a worker, of the worker, and of memory. */
function benchHeaviest(): void {
  console.log(`The heaviest runs that were found (budget ${pageBudgetMs} ms of the page, 200 MB)`);
  for (const { name, scenario, commands } of heaviestRuns) {
    const inPageMs = msOf(() => {
      const trace = simulate(scenario, commands, { limits: pageLimits });
      // One that does not fit is given to the worker, and drawn when it comes from there.
      if (!trace.cut) Array.from(prepareTrace(trace));
    });
    gc?.();
    const before = process.memoryUsage().heapUsed;
    let trace: Trace | undefined;
    const ms = msOf(() => {
      trace = simulate(scenario, commands, { limits: runLimits });
    });
    gc?.();
    const mb = (process.memoryUsage().heapUsed - before) / 1e6;
    const facts = (trace?.facts.length ?? 0).toLocaleString('en');
    goal(
      name,
      `${inPageMs.toFixed(0)} ms; to its bounds ${ms.toFixed(0)} ms, ${mb.toFixed(0)} MB, ${facts} facts`,
      inPageMs <= pageBudgetMs && mb < 200,
    );
  }
}

function runMs({ scenario, commands }: BenchedRun): number {
  return meanMs(runs, () => simulate(scenario, commands));
}

/** How many timers fire in a run. */
function timersOf({ scenario, commands }: BenchedRun): number {
  let timers = 0;
  simulate(scenario, commands, {
    countFirings: (firings) => {
      timers = firings;
    },
  });
  return timers;
}
