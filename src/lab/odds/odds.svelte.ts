import type { Command } from '../../model/commands.ts';
import type { Trace } from '../../model/facts.ts';
import type { RunOutcome } from '../../model/load/odds.ts';
import type { Scenario } from '../../model/scenario.ts';
import { hasChances } from './chance.ts';
import { oddsOf } from './odds.ts';
import workerUrl from './odds.worker.ts?worker&url';
import { whyTooMany } from './oddsSize.ts';
import type { OddsTask } from './oddsTask.ts';
import { loadPart } from '../../page/loading/part.svelte.ts';
import { BackgroundRun, type StartWorker } from '../../page/background/backgroundRun.svelte.ts';
import { startWorker } from '../../page/background/backgroundWorker.ts';

interface Question {
  readonly scenario: Scenario;
  readonly commands: readonly Command[];
}

export const oddsRuns = [100, 1_000, 10_000] as const;

const firstSeed = 1;
const workersMost = 4;

/** Small enough that progress is seen and a cancel is quick, large enough that messages cost nothing. */
const runsATask = 10;

/** How often the odds are counted on the way: each time goes through all runs so far. */
const looks = 20;

export type StartOddsWorker = StartWorker<OddsTask, RunOutcome | undefined>;

/** The same scenario run many times with other luck, beside the page. */
export class OddsRun {
  wanted = $state(0);
  done = $state(0);
  #refusal: string | undefined = $state();
  /** The outcomes that the odds are counted from; newer ones wait for the next look. */
  #looked: readonly RunOutcome[] = $state.raw([]);
  #outcomes: RunOutcome[] = [];
  #question: Question | undefined = $state.raw();
  readonly #run: BackgroundRun<OddsTask, RunOutcome | undefined>;

  readonly odds = $derived(oddsOf(this.#looked));
  /** All runs came out the same, and nothing rare could make another one differ. */
  readonly certain = $derived.by(() => {
    const question = this.#question;
    return this.odds.allSame && !!question && !hasChances(question.scenario, question.commands);
  });

  constructor(start: StartOddsWorker = startOddsWorker, workersMost = coresToUse()) {
    this.#run = new BackgroundRun(start, workersMost);
  }

  get state(): BackgroundRun<OddsTask, RunOutcome>['state'] {
    return this.#run.state;
  }

  get problem(): string | undefined {
    return this.#refusal ?? this.#run.problem;
  }

  /** Whether the results are about this very run, its luck aside. */
  answers(trace: Trace): boolean {
    return this.#question !== undefined && keyOf(this.#question) === keyOf(trace);
  }

  /** Makes so many runs of what the trace was made from; refuses in a sentence when that would take too long. */
  async start(trace: Trace, runs: number): Promise<void> {
    this.cancel();
    this.#refusal = whyTooMany(trace, runs);
    if (this.#refusal !== undefined) return;
    this.#question = { scenario: trace.scenario, commands: trace.commands };
    this.#outcomes = [];
    this.#look();
    this.wanted = runs;
    const ended = await this.#run.start(tasksFor(this.#question, runs), (outcome) => {
      if (!outcome) return;
      this.#outcomes.push(outcome);
      this.done = this.#outcomes.length;
      if (this.done - this.#looked.length >= this.wanted / looks) this.#look();
    });
    if (ended === 'stopped') return;
    this.#look();
    this.#run.dismissWorkers();
  }

  /** Stops at once; what was found so far stays. */
  cancel(): void {
    if (this.#run.cancel()) this.#look();
  }

  #look(): void {
    this.#looked = [...this.#outcomes];
    this.done = this.#looked.length;
  }
}

function tasksFor({ scenario, commands }: Question, runs: number): OddsTask[] {
  const tasks: OddsTask[] = [];
  for (let made = 0; made < runs; made += runsATask) {
    tasks.push({
      scenario,
      commands,
      firstSeed: firstSeed + made,
      runs: Math.min(runsATask, runs - made),
    });
  }
  return tasks;
}

function keyOf({ scenario, commands }: Question): string {
  return JSON.stringify([{ ...scenario, seed: 0 }, commands]);
}

/** Some browsers do not say how many there are. */
function coresToUse(): number {
  const cores = navigator.hardwareConcurrency as number | undefined;
  return Math.max(1, Math.min(workersMost, cores || 2));
}

const startOddsWorker: StartOddsWorker = () =>
  startWorker(workerUrl, async () => (await loadPart(() => import('./oddsTask.ts'))).outcomesOf);

/** Kept here, so that it goes on while another tab is open. */
export const keptOdds = new OddsRun();
