import type { Command } from '../model/commands.ts';
import type { RunOutcome } from '../model/odds.ts';
import type { Scenario } from '../model/scenario.ts';
import { runLimits } from '../sim/meter.ts';
import { simulate } from '../sim/simulate.ts';
import { outcomeOf } from '../view/outcome.ts';

/** Runs to be made: one scenario with so many seeds from the first on. */
export interface OddsTask {
  readonly scenario: Scenario;
  readonly commands: readonly Command[];
  readonly firstSeed: number;
  readonly runs: number;
}

/** Makes the runs of a task, one after the other. Throws what the simulation throws. */
export function* outcomesOf(task: OddsTask): Generator<RunOutcome> {
  const { scenario, commands, firstSeed, runs } = task;
  for (let n = 0; n < runs; n++) {
    // With other luck a run can be longer than the one that is shown.
    yield outcomeOf(
      simulate({ ...scenario, seed: firstSeed + n }, commands, { limits: runLimits }),
    );
  }
}
