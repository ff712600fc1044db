import { fleetCounts } from '../../lab/load/loadFleet.ts';
import { stampedeCounts } from '../../lab/load/loadStampede.ts';
import { standardLoad } from '../../model/load/load.ts';
import { settingsUnder } from '../../model/load/loadPolicies.ts';
import { standardSettings } from '../../model/settings.ts';
import { runFleet } from '../../sim/load/fleet.ts';
import { runStampede } from '../../sim/load/stampede.ts';
import { runScenario, type RunWorld } from './world.ts';

/** Runs every kind of world. */
export const runAny: RunWorld = (world, seed) => {
  if (world.kind === 'run') return runScenario(world, seed);
  const load = { ...standardLoad, ...world.load };
  if (world.kind === 'fleet') {
    const settings = { ...standardSettings, ...world.settings };
    return { kind: 'fleet', counts: fleetCounts(runFleet({ seed, load, settings }), load) };
  }
  const settings = settingsUnder(load.policy, standardSettings);
  const result = runStampede({ seed, load, settings });
  return { kind: 'load', load, result, counts: stampedeCounts(result, load) };
};
