import { fetchTimeoutMs } from './fetchTries.ts';
import type { SettingKey, Settings } from './settings.ts';

/** Every value that a setting has in a run, the first one first. */
export type Values = <K extends SettingKey>(key: K) => readonly Settings[K][];

/** How much longer than the shortest a travel time by luck can be, as a multiple of its spread. */
const spreadsMost = 23;

/** Whether a question to the API can go without an answer in time. */
export function mayBeUnheard(values: Values): boolean {
  if (Math.max(...values('lostRequestsPercent'), ...values('lostAnswersPercent')) > 0) return true;
  const spreads = values('latencyLaw').includes('exponentially') ? spreadsMost : 1;
  const heldBackMs = Math.max(...values('heldBackPercent')) > 0 ? values('heldBackMs') : [0];
  const travelMs =
    Math.max(...values('latencyMs')) +
    spreads * Math.max(...values('latencySpreadMs')) +
    Math.max(...heldBackMs);
  return 2 * travelMs >= fetchTimeoutMs;
}

/** The fewest calls that the API lets through in one window; undefined when it has no limit. */
export function leastCallsAllowed(values: Values): number | undefined {
  const limits = values('apiCallsPerMinute').filter((calls) => calls > 0);
  if (limits.length === 0) return undefined;
  return Math.max(
    1,
    Math.floor((Math.min(...limits) * Math.min(...values('apiWindowMs'))) / 60_000),
  );
}

/** In how many windows the API can refuse somebody: who is refused once comes back in a later one. */
export function refusingWindows(values: Values, endsAt: number): number {
  if (leastCallsAllowed(values) === undefined) return 0;
  const windows = values('apiWindowMs');
  return Math.ceil(endsAt / Math.min(...windows)) + windows.length - 1;
}
