import { settingKeys, type Settings } from '../../model/settings.ts';
import { settingLine } from '../../trace/words/settingWords.ts';

/** The settings that differ from those of the scenario, as `Poll every: 10 s`, in the order of their table. */
export function changedSettings(standard: Settings, now: Settings): readonly string[] {
  return settingKeys
    .filter((key) => now[key] !== standard[key])
    .map((key) => settingLine(key, now[key]));
}
