import type { Fact, Trace } from '../model/facts.ts';
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

/** The settings in force when a fact was recorded, and not what was turned after it at that instant. */
export function settingsWhen(trace: Trace, { seq }: Pick<Fact, 'seq'>): Settings {
  let settings: Settings = trace.scenario.settings;
  for (const change of recordsOf(trace).settingChanges) {
    if (change.seq > seq) break;
    settings = { ...settings, [change.key]: change.to };
  }
  return settings;
}
