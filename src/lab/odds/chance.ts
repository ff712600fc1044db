import type { Command } from '../../model/commands.ts';
import { doneIn } from '../../model/rules/doneIn.ts';
import type { Scenario } from '../../model/scenario.ts';

const chances = ['lostRequestsPercent', 'lostAnswersPercent', 'heldBackPercent'] as const;

/**
 * Whether something may happen in one run and not in another, however rarely. Then runs that all came out
 * the same do not say that the next one will.
 */
export function hasChances(scenario: Scenario, commands: readonly Command[]): boolean {
  return chances.some(
    (key) =>
      scenario.settings[key] > 0 ||
      doneIn(scenario, commands).some(
        (command) => command.type === 'setting.set' && command.key === key && command.value !== 0,
      ),
  );
}
