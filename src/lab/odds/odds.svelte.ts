import type { Command } from '../../model/commands.ts';
import type { Trace } from '../../model/facts.ts';
import type { RunOutcome } from '../../model/load/odds.ts';
import type { Scenario } from '../../model/scenario.ts';
import { hasChances } from './chance.ts';
import { oddsOf } from './odds.ts';
import { newWorker } from '../../page/here.ts';
import workerUrl from './odds.worker.ts?worker&url';
import { whyTooMany } from './oddsSize.ts';
import type { OddsTask } from './oddsTask.ts';
import { loadPart } from '../../page/loading/part.svelte.ts';
import { hireHand, problemOf, type WorkerHand } from '../../page/backgroundWorker.ts';

/** What the runs are made from, the luck aside. */
interface Question {
  readonly scenario: Scenario;
  readonly commands: readonly Command[];
}

/** How many runs can be asked for. */
export const oddsRuns = [100, 1_000, 10_000] as const;

const firstSeed = 1;
const workersMost = 4;

/** Small enough that progress is seen and a cancel is quick, large enough that messages cost nothing. */
const runsATask = 10;

/** How often the odds are counted on the way: each time goes through all runs so far. */
const looks = 20;

export type OddsHand = WorkerHand<OddsTask, RunOutcome | undefined>;

/** The same scenario run many times with other luck, beside the page. */
export class OddsRun {
  state: 'idle' | 'running' | 'done' | 'cancelled' | 'broken' = $state('idle');
  wanted = $state(0);
  problem: string | undefined = $state();
  done = $state(0);
  /** Those that the odds are counted from; the others wait for the next look. */
  #looked: readonly RunOutcome[] = $state.raw([]);
  #outcomes: RunOutcome[] = [];
  #question: Question | undefined = $state.raw();
  #hands: readonly OddsHand[] = [];
  /** Counts the starts, so that what an earlier one brings late is not taken. */
  #start = 0;
  readonly #hire: () => Promise<OddsHand>;
  readonly #handsMost: number;

  readonly odds = $derived(oddsOf(this.#looked));
  /** All runs came out the same, and nothing rare could make another one differ. */
  readonly certain = $derived.by(() => {
    const question = this.#question;
    return this.odds.allSame && !!question && !hasChances(question.scenario, question.commands);
  });

  /** @param hire brings one more to work in parallel. */
  constructor(hire: () => Promise<OddsHand> = hireWorker, handsMost = coresToUse()) {
    this.#hire = hire;
    this.#handsMost = handsMost;
  }

  /** Whether the results are about this very run, its luck aside. */
  answers(trace: Trace): boolean {
    return this.#question !== undefined && keyOf(this.#question) === keyOf(trace);
  }

  /** Makes so many runs of what the trace was made from; refuses in a sentence when that would take too long. */
  async start(trace: Trace, runs: number): Promise<void> {
    this.cancel();
    const why = whyTooMany(trace, runs);
    this.problem = why;
    if (why !== undefined) return;
    const start = ++this.#start;
    this.#question = { scenario: trace.scenario, commands: trace.commands };
    this.#outcomes = [];
    this.#look();
    this.wanted = runs;
    this.state = 'running';

    const tasks = tasksFor(this.#question, runs);
    try {
      await this.#hireFor(tasks, start);
      await Promise.all(this.#hands.map((hand) => this.#work(hand, tasks, start)));
      if (start !== this.#start) return;
      this.state = 'done';
    } catch (error) {
      if (start !== this.#start) return;
      // The other hands may still be at work: what they bring is not taken.
      this.#start++;
      this.problem = problemOf(error);
      this.state = 'broken';
    }
    this.#look();
    this.#dismissAll();
  }

  /** Stops at once; what was found so far stays. */
  cancel(): void {
    if (this.state !== 'running') return;
    this.#start++;
    this.state = 'cancelled';
    this.#look();
    this.#dismissAll();
  }

  /** Keeps those that came even when others could not, so that they are let go. */
  async #hireFor(tasks: readonly OddsTask[], start: number): Promise<void> {
    const wanted = Math.min(this.#handsMost, tasks.length);
    const hiring = await Promise.allSettled(Array.from({ length: wanted }, this.#hire));
    const hands = hiring.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    if (start !== this.#start) {
      for (const hand of hands) hand.dismiss();
      return;
    }
    this.#hands = hands;
    const failed = hiring.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }

  async #work(hand: OddsHand, tasks: OddsTask[], start: number): Promise<void> {
    for (let task = tasks.shift(); task; task = tasks.shift()) {
      await hand.ask(task, (outcome) => {
        if (outcome && start === this.#start) this.#outcomes.push(outcome);
      });
      if (start !== this.#start) return;
      this.done = this.#outcomes.length;
      if (this.done - this.#looked.length >= this.wanted / looks) this.#look();
    }
  }

  #look(): void {
    this.#looked = [...this.#outcomes];
    this.done = this.#looked.length;
  }

  #dismissAll(): void {
    for (const hand of this.#hands) hand.dismiss();
    this.#hands = [];
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

function hireWorker(): Promise<OddsHand> {
  return hireHand(
    () => newWorker(workerUrl),
    async () => (await loadPart(() => import('./oddsTask.ts'))).outcomesOf,
  );
}
