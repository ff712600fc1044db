import type { Trace } from '../../model/facts.ts';
import type { Scenario } from '../../model/scenario.ts';
import { inTasks } from '../../page/background/inTasks.ts';
import { simulateInSteps } from '../../sim/simulate.ts';

/** Little, for none of the code has run before: the browser has not compiled it yet. */
const stepUnits = 1_500;

/** Runs a scenario in the page, which answers in between. Rejects with what `simulate` throws. */
export const simulateInTasks = (scenario: Scenario): Promise<Trace> =>
  inTasks(simulateInSteps(scenario, [], stepUnits));
