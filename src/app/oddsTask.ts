import type { RunOutcome } from '../model/odds.ts';
import type { Command } from '../model/commands.ts';
import type { Scenario } from '../model/scenario.ts';
import { simulate } from '../sim/simulate.ts';
import { outcomeOf } from '../view/outcome.ts';

/** Runs to be made: one scenario with so many seeds from the first on. */
export interface OddsTask {
  readonly scenario: Scenario;
  readonly commands: readonly Command[];
  readonly firstSeed: number;
  readonly runs: number;
}

export type OddsAnswer =
  | { readonly ok: true; readonly outcomes: readonly RunOutcome[] }
  | { readonly ok: false; readonly problem: string };

/** Makes the runs of a task, one after the other; a run that breaks is a sentence. */
export function work({ scenario, commands, firstSeed, runs }: OddsTask): OddsAnswer {
  try {
    const outcomes: RunOutcome[] = [];
    for (let n = 0; n < runs; n++) {
      outcomes.push(outcomeOf(simulate({ ...scenario, seed: firstSeed + n }, commands)));
    }
    return { ok: true, outcomes };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : 'The simulation broke.' };
  }
}
