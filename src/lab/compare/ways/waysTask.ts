import type { Command } from '../../../model/commands.ts';
import type { Scenario } from '../../../model/scenario.ts';
import { ways, type WayId } from '../../../lessons/ways.ts';
import { pausedRun } from '../../state/pausedRun.ts';
import { countWay, type WayCounts } from './wayCounts.ts';

/** One run of a scenario by one way. */
export interface WayTask {
  readonly scenario: Scenario;
  readonly commands: readonly Command[];
  readonly way: WayId;
}

/** The same scenario with the settings of a way, and without the commands that would turn them. */
export function inWay({ scenario, commands, way }: WayTask): Omit<WayTask, 'way'> {
  const { settings } = ways[way];
  return {
    scenario: { ...scenario, settings: { ...scenario.settings, ...settings } },
    commands: commands.filter((each) => each.type !== 'setting.set' || !(each.key in settings)),
  };
}

/** Makes the run and counts it; undefined is a pause. Throws what the simulation throws, and when the run is too long. */
export function* countsOf(task: WayTask): Generator<WayCounts | undefined> {
  const { scenario, commands } = inWay(task);
  const trace = yield* pausedRun(scenario, commands);
  if (trace.cut) throw new Error(`by ${ways[task.way].name.toLowerCase()} it stops before its end`);
  yield countWay(trace, trace.endsAt, task.way);
}
