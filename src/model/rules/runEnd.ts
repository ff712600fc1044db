import type { Command } from '../commands.ts';
import { limits } from '../limits.ts';
import type { Scenario } from '../scenario.ts';
import { instant, type SimInstant } from '../units.ts';

/** How much time a run is given to react to the last thing a person did, in milliseconds. */
const reactionMs = 60_000;

/** When a run ends: at its horizon, or later when something was done so late that its effects would be cut off. */
export function endOf(scenario: Scenario, commands: readonly Command[]): SimInstant {
  const lastAction = commands
    .filter(({ type }) => type !== 'setting.set')
    .reduce((last, { at }) => Math.max(last, at + reactionMs), 0);
  return instant(Math.min(limits.horizonMsMost, Math.max(scenario.horizonMs, lastAction)));
}
