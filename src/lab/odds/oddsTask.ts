import type { Command } from '../../model/commands.ts';
import type { RunOutcome } from '../../model/load/odds.ts';
import type { Scenario } from '../../model/scenario.ts';
import { pausedRun } from '../state/pausedRun.ts';
import { outcomeOf } from './outcome.ts';

/** One scenario, to be run with consecutive seeds. */
export interface OddsTask {
  readonly scenario: Scenario;
  readonly commands: readonly Command[];
  readonly firstSeed: number;
  readonly runs: number;
}

/**
 * Makes the runs of a task, one after the other; undefined is a pause in the midst of one. Throws what
 * the simulation throws, and when with other luck a run is longer than a run may be.
 */
export function* outcomesOf(task: OddsTask): Generator<RunOutcome | undefined> {
  const { scenario, commands, firstSeed, runs } = task;
  for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
    const trace = yield* pausedRun({ ...scenario, seed }, commands);
    if (trace.cut) {
      throw new Error(`with seed ${seed} it stops before its end, so nobody can tell how it ends`);
    }
    yield outcomeOf(trace);
  }
}
