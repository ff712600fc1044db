import { limits } from '../../../model/limits.ts';
import type { Reading } from '../../../model/rules/reading.ts';
import { attemptsAllowed } from '../../../model/rules/backoff.ts';
import type { Scenario } from '../../../model/scenario.ts';
import type { Settings } from '../../../model/settings.ts';
import { runLimits } from '../../../sim/engine/meter.ts';
import { duration } from '../../../trace/words/format.ts';
import { readDuration } from '../../../model/rules/durations.ts';
import { scenarioOf, type Recipe } from '../../state/recipe.ts';

type Traffic = Pick<Settings, 'pollEveryMs' | 'eventEveryMs'>;

/** What is done less often, so that a longer run is not too long to be simulated. */
export type Thinning = Partial<Traffic>;

const minute = 60_000;
const everyMs = [1, 5, 10, 30, 60].map((n) => n * minute);

/**
 * What has to be done less often for a run to last so long: nothing if possible, else polls, else
 * payments too. Undefined when even that leaves too much to simulate.
 */
export function roomFor(recipe: Recipe, lengthMs: number): Thinning | undefined {
  const { settings } = scenarioOf(recipe);
  const rarer = (key: keyof Traffic): readonly Thinning[] =>
    settings[key] === 0
      ? [{}]
      : [{}, ...everyMs.filter((ms) => ms > settings[key]).map((ms) => ({ [key]: ms }))];
  for (const events of rarer('eventEveryMs')) {
    for (const polls of rarer('pollEveryMs')) {
      const thinning = { ...events, ...polls };
      const longer = { ...recipe, lengthMs, changes: { ...recipe.changes, ...thinning } };
      if (fits(scenarioOf(longer))) return thinning;
    }
  }
  return undefined;
}

/**
 * What a poll with its answer, a charged payment that a poll brings too, a refused attempt, and a fetch
 * come to, as measured; most units of an attempt go into its two signatures.
 */
const each = {
  facts: { poll: 7, payment: 30, refusal: 11, fetch: 10 },
  units: { poll: 11, payment: 100, refusal: 70, fetch: 16 },
} as const;

/** Whether a run can be whole when every payment needs all its attempts; only the run itself knows. */
function fits({ settings, horizonMs, eventTimesMs }: Scenario): boolean {
  const times = (everyMs: number) => (everyMs === 0 ? 0 : horizonMs / everyMs);
  const payments =
    eventTimesMs.length +
    times(settings.eventEveryMs) +
    times(settings.burstEveryMs) * settings.burstSize;
  const refusals = attemptsAllowed(settings) - 1;
  const fetches = settings.payload === 'thin' ? 1 : 0;
  return (['facts', 'units'] as const).every((kind) => {
    const { poll, payment, refusal, fetch } = each[kind];
    const ofPayment = payment + refusals * refusal + fetches * fetch;
    return times(settings.pollEveryMs) * poll + payments * ofPayment <= runLimits[kind];
  });
}

/** What is done less often, as a sentence; empty for nothing. */
export function thinningWords({ pollEveryMs, eventEveryMs }: Thinning): string {
  const words = [
    ...(pollEveryMs === undefined ? [] : [`polls come every ${duration(pollEveryMs)}`]),
    ...(eventEveryMs === undefined ? [] : [`payments every ${duration(eventEveryMs)}`]),
  ];
  return words.length === 0 ? '' : `So that it can be simulated, ${words.join(' and ')}.`;
}

/** Less is over before it can be watched. */
const lengthMsLeast = 10_000;

/** Reads how long a run lasts, such as `28 h`; a refusal says in a sentence what does not fit. */
export function readRunLength(text: string): Reading<number> {
  const read = readDuration(text);
  if (!read.ok || (read.value >= lengthMsLeast && read.value <= limits.horizonMsMost)) return read;
  const [least, most] = [duration(lengthMsLeast), duration(limits.horizonMsMost)];
  return { ok: false, problem: `A run lasts from ${least} to ${most}.` };
}

const roundMs = [60_000, 600_000, 3_600_000];

/** A run length that lets something that takes `neededMs` be seen to its end: rounded up, 31 days at most. */
export function lengthToHold(neededMs: number): number {
  const step = roundMs.find((ms) => neededMs / ms <= 60) ?? 3_600_000;
  return Math.min(limits.horizonMsMost, Math.ceil(neededMs / step) * step);
}
