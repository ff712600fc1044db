import type { Command } from '../model/commands.ts';
import type { Scenario } from '../model/scenario.ts';
import { fixedRuns } from '../sim/fixedRuns.ts';
import { scenarioWith } from '../sim/scenarioWith.ts';
import { simulate } from '../sim/simulate.ts';

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
const runs = 50;

/** What `npm run bench` prints. */
export function bench(): void {
  benchTimers();
  benchEdits();
}

function benchTimers(): void {
  console.log('Simulated timers per second');
  for (const run of [hourOfPolling, busyMinutes]) {
    const timers = timersOf(run);
    const perSecond = Math.round((timers / medianMs(run)) * 1000);
    line(run.name, `${perSecond.toLocaleString('en')} (${timers.toLocaleString('en')} in all)`);
  }
}

function benchEdits(): void {
  console.log(`From an edit to its trace, median of ${runs} (budget ${editBudgetMs} ms)`);
  for (const run of [hourOfPolling, ...fixedRuns]) {
    const ms = medianMs(run);
    line(run.name, `${ms.toFixed(1)} ms${ms > editBudgetMs ? '  OVER' : ''}`);
  }
}

/** How long a run takes once the engine knows the code. */
function medianMs({ scenario, commands }: BenchedRun): number {
  const times: number[] = [];
  for (let n = 0; n < 2 * runs; n++) {
    const startedAt = performance.now();
    simulate(scenario, commands);
    times.push(performance.now() - startedAt);
  }
  const warm = times.slice(runs).sort((a, b) => a - b);
  return warm[runs >>> 1] ?? 0;
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

function line(name: string, value: string): void {
  console.log(`  ${name.padEnd(44)}${value}`);
}
