import type { Scenario } from '../../model/scenario.ts';
import { standardSettings, type Settings } from '../../model/settings.ts';

/** A two-minute scenario without any events of its own, changed as asked. */
export function scenarioWith({
  settings = {},
  ...rest
}: Partial<Omit<Scenario, 'settings'>> & { readonly settings?: Partial<Settings> }): Scenario {
  return {
    seed: 7,
    horizonMs: 120_000,
    eventTimesMs: [],
    payments: [],
    losses: [],
    plan: [],
    ...rest,
    settings: { ...standardSettings, eventEveryMs: 0, ...settings },
  };
}
