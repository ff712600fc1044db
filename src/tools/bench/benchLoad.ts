import { standardLoad, type LoadPlan, type LoadSettings } from '../../model/load/load.ts';
import { standardSettings, type Settings } from '../../model/settings.ts';
import { contend } from '../../sim/load/contention.ts';
import { runFleet } from '../../sim/load/fleet.ts';
import { runStampede } from '../../sim/load/stampede.ts';
import { goal, meanMs } from './benchLine.ts';

const budgetMs = 100;
const rounds = 9;

const planOf = (load: Partial<LoadSettings>, settings: Partial<Settings> = {}): LoadPlan => ({
  seed: 1,
  settings: { ...standardSettings, ...settings },
  load: { ...standardLoad, ...load },
});

/** Svix's schedule, with an outage of six hours. */
const threeDays = planOf(
  { deliveries: 10_000, overSeconds: 250_000, downSeconds: 21_600, forSeconds: 259_200 },
  {
    retryPlan: 'schedule',
    waits: '5s 5m 30m 2h 5h 10h 10h',
    jitter: 'spread',
    attempts: 8,
    requestTimeoutMs: 15_000,
  },
);

/** The runs of the Load tab, against what they may take. */
export function benchLoad(): void {
  console.log(`Load, mean of ${rounds} (budget ${budgetMs} ms)`);
  measured('10,000 deliveries over three days', () => runStampede(threeDays));
  const fleet = { view: 'fleet', clients: 10_000, fleetSeconds: 600 } as const;
  const quiet = planOf(fleet, { heartbeatMs: 0 });
  const pollersMs = measured('10,000 pollers for ten minutes', () => runFleet(quiet));
  const bothMs = measured('and as many held connections with heartbeats', () =>
    runFleet(planOf(fleet)),
  );
  goal('  of the time of the pollers', (bothMs / pollersMs).toFixed(2), bothMs <= 3 * pollersMs);
  measured('one row, 100 clients, full jitter, ten runs', () =>
    contend('full', { clients: 100, repeats: 10, seed: 1 }),
  );
}

function measured(name: string, act: () => void): number {
  const ms = meanMs(rounds, act);
  goal(name, `${ms.toFixed(0)} ms`, ms <= budgetMs);
  return ms;
}
