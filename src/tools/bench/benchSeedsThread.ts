import { parentPort } from 'node:worker_threads';
import { outcomesOf, type OddsTask } from '../../lab/odds/oddsTask.ts';
import type { RunOutcome } from '../../model/load/odds.ts';
import { threadMs } from './benchLine.ts';

export interface SeedsAnswer {
  readonly outcomes: readonly RunOutcome[];
  /** How long the thread has run since it was started, its start included. */
  readonly ms: number;
}

parentPort?.on('message', (task: OddsTask) => {
  const outcomes = [...outcomesOf(task)].filter((outcome) => outcome !== undefined);
  parentPort?.postMessage({ outcomes, ms: threadMs() } satisfies SeedsAnswer);
});
