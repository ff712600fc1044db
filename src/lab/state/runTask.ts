import './allParts.ts';
import type { Command } from '../../model/commands.ts';
import type { Fact, PollPlan, Trace } from '../../model/facts.ts';
import type { Scenario } from '../../model/scenario.ts';
import { runLimits } from '../../sim/engine/meter.ts';
import { simulateInSteps } from '../../sim/simulate.ts';

export interface RunTask {
  readonly scenario: Scenario;
  readonly commands: readonly Command[];
}

/** A piece of a run: how far it has come, then its facts and its poller's plans in order, and last how it ended. */
export type RunPart =
  | { readonly reachedMs: number }
  | { readonly facts: readonly Fact[] }
  | { readonly pollPlans: readonly PollPlan[] }
  | Pick<Trace, 'endsAt' | 'cut'>;

/** About 10 ms of work, so that whoever works in the page lets it move in between. */
const stepUnits = 10_000;

/** Few enough to be received within a frame. */
const entriesAPart = 4_000;

/** Makes a run piece by piece, as far as it may go. Throws what the simulation throws. */
export function* partsOfRun({ scenario, commands }: RunTask): Generator<RunPart> {
  const steps = simulateInSteps(scenario, commands, stepUnits, { limits: runLimits });
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield { reachedMs: step.value };
  const { facts, pollPlans, endsAt, cut } = step.value;
  for (let from = 0; from < facts.length; from += entriesAPart) {
    yield { facts: facts.slice(from, from + entriesAPart) };
  }
  for (let from = 0; from < pollPlans.length; from += entriesAPart) {
    yield { pollPlans: pollPlans.slice(from, from + entriesAPart) };
  }
  yield cut ? { endsAt, cut } : { endsAt };
}
