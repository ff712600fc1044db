import type { Command } from '../model/commands.ts';
import type { Trace } from '../model/facts.ts';
import type { RunOutcome } from '../model/odds.ts';
import type { Scenario } from '../model/scenario.ts';
import { grouped } from '../view/format.ts';
import { oddsOf } from '../view/odds.ts';
import type { OddsAnswer, OddsTask } from './oddsTask.ts';

/** What the runs are made from, the luck aside. */
interface Question {
  readonly scenario: Scenario;
  readonly commands: readonly Command[];
}

/** How many runs can be asked for. */
export const oddsRuns = [100, 1_000, 10_000] as const;

/** So many requests take about a minute on two slow cores. */
const requestsMost = 2_000_000;

const firstSeed = 1;
const workersMost = 4;

/** Small enough that progress is seen and a cancel is quick, large enough that messages cost nothing. */
const runsATask = 10;

/** How often the odds are counted on the way: each time goes through all runs so far. */
const looks = 20;

/** Whoever makes the runs of a task; ends at once when it is dismissed. */
export interface OddsHand {
  ask(task: OddsTask): Promise<OddsAnswer>;
  dismiss(): void;
}

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
    const hands = await Promise.all(
      Array.from({ length: Math.min(this.#handsMost, tasks.length) }, this.#hire),
    );
    if (start !== this.#start) {
      for (const hand of hands) hand.dismiss();
      return;
    }
    this.#hands = hands;
    await Promise.all(hands.map((hand) => this.#work(hand, tasks, start)));
    if (start !== this.#start) return;
    if (this.problem === undefined) this.state = 'done';
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

  async #work(hand: OddsHand, tasks: OddsTask[], start: number): Promise<void> {
    for (let task = tasks.shift(); task; task = tasks.shift()) {
      const answer = await hand.ask(task);
      if (start !== this.#start || this.problem !== undefined) return;
      if (!answer.ok) {
        this.problem = `${answer.problem}.`.replace(/\.+$/, '.');
        this.state = 'broken';
        return;
      }
      this.#outcomes.push(...answer.outcomes);
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

/** Why so many runs are refused before they start, in a sentence; undefined when they are not. */
export function whyTooMany(trace: Trace, runs: number): string | undefined {
  const requests = trace.facts.filter(({ type }) => type === 'request.sent').length;
  if (requests * runs <= requestsMost) return undefined;
  return (
    `${grouped(runs)} runs of ${grouped(requests)} requests each would keep the machine busy for minutes; ` +
    `${grouped(requestsMost)} requests in all are the most. Choose fewer runs, or a shorter run.`
  );
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

function coresToUse(): number {
  return Math.max(1, Math.min(workersMost, navigator.hardwareConcurrency));
}

/** A worker of the browser, or, where there are none to be had, the page itself between two frames. */
async function hireWorker(): Promise<OddsHand> {
  try {
    return handOf(new Worker(new URL('./odds.worker.ts', import.meta.url), { type: 'module' }));
  } catch {
    return (await import('./oddsInPage.ts')).oddsInPage();
  }
}

function handOf(worker: Worker): OddsHand {
  return {
    ask: (task) =>
      new Promise((resolve) => {
        worker.onmessage = ({ data }: MessageEvent<OddsAnswer>) => {
          resolve(data);
        };
        worker.onerror = () => {
          resolve({ ok: false, problem: 'The runs could not be started in the background' });
        };
        worker.postMessage(task);
      }),
    dismiss: () => {
      worker.terminate();
    },
  };
}
