import './allParts.ts';
import type { Command } from '../../model/commands.ts';
import type { Trace } from '../../model/facts.ts';
import type { Scenario } from '../../model/scenario.ts';
import { runLimits } from '../../sim/engine/meter.ts';
import { simulateInSteps } from '../../sim/simulate.ts';

/** About 50 ms of work: only long runs pause, and whoever works in the page lets it move in between. */
const stepUnits = 50_000;

/** Makes a whole run; each undefined is a pause in the midst of it. Throws what the simulation throws. */
export function* pausedRun(
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
