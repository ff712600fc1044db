import type { Trace } from '../model/facts.ts';
import type { Settings } from '../model/settings.ts';
import type { SimInstant } from '../model/units.ts';
import { recordsOf } from './records.ts';

/** The settings in force at the playhead: the scenario's, with every change made up to then. */
export function selectSettings(trace: Trace, at: SimInstant): Settings {
  let settings: Settings = trace.scenario.settings;
  for (const change of recordsOf(trace).settingChanges) {
    if (change.at > at) break;
    settings = { ...settings, [change.key]: change.to };
  }
  return settings;
}
