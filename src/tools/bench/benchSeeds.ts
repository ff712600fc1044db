import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { OddsTask } from '../../lab/odds/oddsTask.ts';
import { lessonById } from '../../lessons/lessons.ts';
import type { RunOutcome } from '../../model/load/odds.ts';
import { goal } from './benchLine.ts';
import type { SeedsAnswer } from './benchSeedsThread.ts';

const seeds = 1_000;
const threads = 2;
const runsATask = 10;
const goalMs = 3_000;

/** The odds of an outage as the page's workers find them: cold threads, every run simulated and counted. */
export async function benchSeeds(): Promise<void> {
  const outage = lessonById('outage-and-retries');
  if (!outage) throw new Error('The lesson with the outage is gone.');
  const { scenario } = outage;
  const tasks = Array.from({ length: seeds / runsATask }, (_, n): OddsTask => ({
    scenario,
    commands: [],
    firstSeed: 1 + n * runsATask,
    runs: runsATask,
  }));
  console.log(`${seeds.toLocaleString('en')} seeds of "${outage.title}", in ${threads} threads`);
  const startedAt = performance.now();
  const done = await Promise.all(Array.from({ length: threads }, () => workOff(tasks)));
  const wallMs = performance.now() - startedAt;
  // What other programs take of the processor is left out.
  const ms = Math.max(...done.map((thread) => thread.ms));
  const found = new Set(done.flatMap(({ outcomes }) => outcomes.map(({ seed }) => seed))).size;
  if (found !== seeds) throw new Error(`Only ${found} seeds were run.`);
  goal(
    `simulated and counted (goal ${goalMs.toLocaleString('en')})`,
    `${ms.toFixed(0)} ms (${wallMs.toFixed(0)} ms by the clock)`,
    ms <= goalMs,
  );
}

/** One thread, which takes tasks from the list until there are none; how long it ran by itself. */
async function workOff(tasks: OddsTask[]): Promise<SeedsAnswer> {
  const worker = new Worker(new URL('benchSeedsThread.mjs', import.meta.url));
  const outcomes: RunOutcome[] = [];
  let ms = 0;
  const next = (): void => {
    const task = tasks.shift();
    if (task) worker.postMessage(task);
    else void worker.terminate();
  };
  worker.on('message', (answer: SeedsAnswer) => {
    outcomes.push(...answer.outcomes);
    ms = answer.ms;
    next();
  });
  next();
  // Rejects when the thread breaks.
  await once(worker, 'exit');
  return { outcomes, ms };
}
