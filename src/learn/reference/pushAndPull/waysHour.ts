import { countWay, type WayCounts } from '../../../lab/compare/ways/wayCounts.ts';
import { inWay } from '../../../lab/compare/ways/waysTask.ts';
import { pollingWaste } from '../../../lessons/scenarios/pollingWaste.ts';
import { wayIds, ways, type WayId } from '../../../lessons/ways.ts';
import type { Command } from '../../../model/commands.ts';
import { simulate } from '../../../sim/simulate.ts';
import type { LabExample } from '../labExample.ts';

const minute = 60_000;

/** How long the receiver is down in it, and from when on. */
export const outage = { fromMs: 20 * minute, forMs: 10 * minute };

/** The hour of the way in, with an outage. */
export const waysHour = {
  scenario: pollingWaste.scenario,
  commands: [
    { at: outage.fromMs, type: 'endpoint.set', mode: 'down' },
    { at: outage.fromMs + outage.forMs, type: 'endpoint.set', mode: 'up' },
  ] satisfies readonly Command[],
};

/** The hour, heard of in a way. */
export const wayThroughOutage = (way: WayId): LabExample => ({
  scenario: 'polling-waste',
  changes: ways[way].settings,
  commands: waysHour.commands,
  tab: 'compare',
});

/** Runs the hour in every way and counts it. */
export const countedWays = (): readonly WayCounts[] =>
  wayIds.map((way) => {
    const { scenario, commands } = inWay({ ...waysHour, way });
    const trace = simulate(scenario, commands);
    return countWay(trace, trace.endsAt, way);
  });
