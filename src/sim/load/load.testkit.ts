import { standardLoad, type LoadPlan, type LoadSettings } from '../../model/load/load.ts';
import { standardSettings, type Settings } from '../../model/settings.ts';

/** The standard plan, changed as asked. */
export function planOf(
  load: Partial<LoadSettings> = {},
  settings: Partial<Settings> = {},
  seed = 1,
): LoadPlan {
  return {
    seed,
    settings: { ...standardSettings, ...settings },
    load: { ...standardLoad, ...load },
  };
}

/** The sum of a list by second. */
export function total(seconds: Uint32Array): number {
  return seconds.reduce((sum, n) => sum + n, 0);
}
