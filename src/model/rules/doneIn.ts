import type { Command } from '../commands.ts';
import type { Scenario } from '../scenario.ts';

/** What is done in a run: what its scenario plans, and then what a person did. */
export function doneIn(
  { plan }: Pick<Scenario, 'plan'>,
  commands: readonly Command[],
): readonly Command[] {
  return [...plan, ...commands];
}
