import type { Fact, PollPlan, Trace } from '../../model/facts.ts';
import { cutSentence } from '../../trace/sentences/cutSentence.ts';
import { prepareTrace } from './prepareTrace.ts';
import { need } from '../../page/loading/missing.svelte.ts';
import workerUrl from './run.worker.ts?worker&url';
import type { RunPart, RunTask } from './runTask.ts';
import { BackgroundRun, type StartWorker } from '../../page/background/backgroundRun.svelte.ts';
import { startWorker } from '../../page/background/backgroundWorker.ts';

interface MadeRun {
  readonly trace: Trace;
  /** Says of a run that was stopped before its end where and why. */
  readonly cutWords: string | undefined;
}

/** A run that is too long for the page, made beside it. A new one takes the place of the one under way. */
export class LongRun {
  #reachedMs = $state(0);
  readonly #run: BackgroundRun<RunTask, RunPart>;

  constructor(start: StartWorker<RunTask, RunPart> = startRunWorker) {
    this.#run = new BackgroundRun(start);
  }

  /** Up to which instant it is simulated, in milliseconds; undefined when none is under way. */
  get reachedMs(): number | undefined {
    return this.#run.state === 'running' ? this.#reachedMs : undefined;
  }

  /**
   * Resolves with what was made, or with undefined once it is cancelled or another one has started.
   * Rejects with an `Error` that says what went wrong.
   */
  async make(task: RunTask): Promise<MadeRun | undefined> {
    const facts: Fact[] = [];
    const pollPlans: PollPlan[] = [];
    let trace: Trace | undefined;
    this.#reachedMs = 0;
    const ended = await this.#run.start(
      [task],
      (part) => {
        if ('reachedMs' in part) this.#reachedMs = part.reachedMs;
        else if ('facts' in part) facts.push(...part.facts);
        else if ('pollPlans' in part) pollPlans.push(...part.pollPlans);
        else trace = { ...task, facts, pollPlans, ...part };
      },
      async (isWanted) => {
        // Drawing a long trace must not hold the page: what that needs is worked out before, bit by bit.
        const steps = trace && prepareTrace(trace);
        while (isWanted() && steps?.next().done === false) {
          await new Promise((resolve) => setTimeout(resolve));
        }
      },
    );
    if (ended === 'broken') throw new Error(this.#run.message);
    if (ended !== 'done' || !trace) return undefined;
    return { trace, cutWords: trace.cut && cutSentence(trace) };
  }

  cancel(): void {
    this.#run.cancel();
  }
}

const startRunWorker: StartWorker<RunTask, RunPart> = () =>
  startWorker(
    workerUrl,
    async () => (await need('What makes long runs', () => import('./runTask.ts'))).partsOfRun,
  );
