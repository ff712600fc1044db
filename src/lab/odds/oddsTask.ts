import '../../sim/allParts.ts';
import type { Command } from '../../model/commands.ts';
import type { Trace } from '../../model/facts.ts';
import type { RunOutcome } from '../../model/load/odds.ts';
import type { Scenario } from '../../model/scenario.ts';
import { runLimits } from '../../sim/engine/meter.ts';
import { simulateInSteps } from '../../sim/simulate.ts';
import { outcomeOf } from './outcome.ts';

/** One scenario, to be run with consecutive seeds. */
export interface OddsTask {
  readonly scenario: Scenario;
  readonly commands: readonly Command[];
  readonly firstSeed: number;
  readonly runs: number;
}

/** About 50 ms of work: only long runs pause, and whoever works in the page lets it move in between. */
const stepUnits = 50_000;

/**
 * Makes the runs of a task, one after the other; undefined is a pause in the midst of one. Throws what
 * the simulation throws, and when with other luck a run is longer than a run may be.
 */
export function* outcomesOf(task: OddsTask): Generator<RunOutcome | undefined> {
  const { scenario, commands, firstSeed, runs } = task;
  for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
    const trace = yield* withPauses({ ...scenario, seed }, commands);
    if (trace.cut) {
      throw new Error(`with seed ${seed} it stops before its end, so nobody can tell how it ends`);
    }
    yield outcomeOf(trace);
  }
}

function* withPauses(
  scenario: Scenario,
  commands: readonly Command[],
): Generator<undefined, Trace> {
  const steps = simulateInSteps(scenario, commands, stepUnits, { limits: runLimits });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield undefined;
  }
}
