import { setImmediate } from 'node:timers/promises';
import '../../lab/state/allParts.ts';
import { comparisonRows } from '../../lab/compare/comparisonRows.ts';
import { selectBytes } from '../../lab/compare/trafficVolume.ts';
import { hasChances } from '../../lab/odds/chance.ts';
import { oddsOf } from '../../lab/odds/odds.ts';
import { whyTooMany } from '../../lab/odds/oddsSize.ts';
import { outcomesOf } from '../../lab/odds/oddsTask.ts';
import { changedSettings } from '../../lab/page/changedSettings.ts';
import { writeLink } from '../../lab/state/link.ts';
import { scenarioOf } from '../../lab/state/recipe.ts';
import { factsCsv } from '../../lab/takeAway/factsCsv.ts';
import { endOf, titleOf, type RunTaken } from '../../lab/takeAway/runTaken.ts';
import { traceJson } from '../../lab/takeAway/trace/traceFile.ts';
import { transcriptOf } from '../../lab/takeAway/transcript.ts';
import type { RunOutcome } from '../../model/load/odds.ts';
import type { Trace } from '../../model/facts.ts';
import { digest } from '../../sim/digest.ts';
import { runLimits } from '../../sim/engine/meter.ts';
import { simulateInSteps } from '../../sim/simulate.ts';
import { selectComparison } from '../../trace/ledger/comparison.ts';
import { clock, grouped, percent } from '../../trace/words/format.ts';
import { oddsLines, outcomesCsv } from '../simulate/oddsLines.ts';
import { readRun, turned } from '../simulate/readRun.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { defineVerb, WrongUse, type Outcome } from '../verb.ts';

const formats = ['story', 'table', 'json', 'csv'] as const;
const seedsMost = 100_000;
/** Some 10 ms of work, after which Ctrl-C is heard. */
const stepUnits = 10_000;

export const simulate = defineVerb({
  name: 'simulate',
  takes: '<scenario|file|link>',
  says: 'Runs a scenario of the Lab and tells it. The same run has the same digest everywhere.',
  options: {
    seed: { type: 'string', value: 'N', says: 'Other luck; else the scenario’s own' },
    set: {
      type: 'string',
      multiple: true,
      value: 'KEY=VALUE',
      says: 'A setting for the whole run: see hookscope list settings',
    },
    seeds: { type: 'string', value: 'N', says: 'The odds in N runs, with the seeds 1 to N' },
    format: {
      type: 'string',
      value: 'NAME',
      says: 'story (as it is told), table (its counts), json (the trace, or with --seeds the odds) or csv (its facts, or the runs)',
    },
  },
  async run({ words: [what = ''], given, json }, terminal) {
    const format = formats.find((each) => each === (given.format ?? 'story'));
    if (!format) throw new WrongUse(`--format is one of ${formats.join(', ')}`);
    if (json && given.format !== undefined)
      throw new WrongUse('give --json or --format, not both: --json writes what the run came to');
    const { seeds } = given;
    if (seeds !== undefined && (!/^[1-9]\d{0,5}$/.test(seeds) || Number(seeds) > seedsMost))
      throw new WrongUse(`--seeds must be a whole number from 1 to ${grouped(seedsMost)}`);
    const link = turned(
      await readRun(what, (line) => {
        terminal.warn(line);
      }),
      given,
    );
    const trace = await traceOf(link, terminal);
    if (!trace) return stopped(terminal);
    if (seeds !== undefined)
      return tellOdds(trace, Number(seeds), json ? 'json' : format, terminal);
    const run = { trace, until: endOf(trace), link };
    tell(run, json ? 'summary' : format, terminal);
    if (!trace.cut) return 'held';
    terminal.warn(
      `It was stopped at ${clock(trace.endsAt)}: it has too many messages for one run.`,
    );
    return 'fell short';
  },
});

async function traceOf(link: RunTaken['link'], terminal: Terminal): Promise<Trace | undefined> {
  const scenario = scenarioOf(link);
  const steps = simulateInSteps(scenario, link.commands, stepUnits, { limits: runLimits });
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    terminal.progress(`${percent(step.value, scenario.horizonMs)} simulated`);
    await setImmediate();
    if (terminal.stopped.aborted) return undefined;
  }
}

function tell(run: RunTaken, as: (typeof formats)[number] | 'summary', terminal: Terminal): void {
  const { trace, until, link } = run;
  const identity = digest(trace);
  if (as === 'json' || as === 'csv') {
    terminal.say((as === 'json' ? traceJson(run) : factsCsv(run)).replace(/\r?\n$/, ''));
    terminal.warn(`Digest ${identity}`);
    return;
  }
  const comparison = selectComparison(trace, until);
  if (as === 'summary') {
    const { lesson, seed } = link;
    terminal.say(
      JSON.stringify({
        title: titleOf(run),
        scenario: lesson.id,
        seed,
        digest: identity,
        link: `#/lab?${writeLink(link)}`,
        changed: changedSettings(lesson.scenario.settings, trace.scenario.settings),
        endsAtMs: trace.endsAt,
        comparison,
      }),
    );
    return;
  }
  if (as === 'story') terminal.say(transcriptOf(run));
  else {
    terminal.say(`${titleOf(run)}\n`);
    const rows = comparisonRows(comparison, selectBytes(trace, until)).filter(
      ({ optional, pull, push }) => !(optional && pull.text === '0' && push.text === '0'),
    );
    const lines = rows.map(({ name, pull, push }) => [name, pull.text, push.text]);
    for (const line of table([['', 'Pull', 'Push'], ...lines])) terminal.say(line);
    terminal.say('');
  }
  terminal.say(`Digest ${identity}`);
}

async function tellOdds(
  trace: Trace,
  runs: number,
  as: (typeof formats)[number],
  terminal: Terminal,
): Promise<Outcome> {
  const why = whyTooMany(trace, runs);
  if (why !== undefined) throw new WrongUse(why);
  const { scenario, commands } = trace;
  const outcomes: RunOutcome[] = [];
  for (const outcome of outcomesOf({ scenario, commands, firstSeed: 1, runs })) {
    if (outcome) outcomes.push(outcome);
    if (!outcome || outcomes.length % 20 === 0) {
      terminal.progress(`${grouped(outcomes.length)} of ${grouped(runs)} runs`);
      await setImmediate();
      if (terminal.stopped.aborted) return stopped(terminal);
    }
  }
  terminal.progress('');
  const odds = oddsOf(outcomes);
  const isCertain = odds.allSame && !hasChances(scenario, commands);
  if (as === 'json') terminal.say(JSON.stringify({ ...odds, certain: isCertain }));
  else if (as === 'csv') terminal.say(outcomesCsv(outcomes).replace(/\r\n$/, ''));
  else for (const line of oddsLines(odds, isCertain)) terminal.say(line);
  return 'held';
}

function stopped(terminal: Terminal): Outcome {
  terminal.progress('');
  terminal.warn('Stopped by Ctrl-C: there is no result.');
  return 'fell short';
}
