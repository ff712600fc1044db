import '../../lab/state/allParts.ts';
import type { Choices, Control, World } from '../../lessons/chapters/chapter.ts';
import { simulate } from '../../sim/simulate.ts';
import { wholeRun, type Seen } from './seen.ts';

/** Runs a world to its end. */
export type RunWorld = (world: World, seed: number) => Seen;

/** The world with what is chosen of its controls; a choice that names no option changes nothing. */
export function chosenWorld(world: World, controls: readonly Control[], choices: Choices): World {
  return controls.reduce((changed, { id, options }) => {
    const change = options.find((option) => option.id === choices[id])?.change;
    if (!change) return changed;
    if (changed.kind !== 'run') return { ...changed, load: { ...changed.load, ...change.load } };
    const { scenario } = changed;
    return {
      ...changed,
      scenario: { ...scenario, settings: { ...scenario.settings, ...change.settings } },
      ...(change.commands && { commands: change.commands }),
    };
  }, world);
}

/** Of runs of the Lab's simulation; many deliveries are run by `runAny`, which few chapters load. */
export const runScenario: RunWorld = (world, seed) => {
  if (world.kind !== 'run') throw new Error('Many deliveries need runAny.');
  return wholeRun(simulate({ ...world.scenario, seed }, world.commands ?? []));
};
