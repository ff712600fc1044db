import { attemptsAllowed, pauseMs } from '../rules/backoff.ts';
import { refused, type Reading } from '../rules/reading.ts';
import { grouped } from '../grouped.ts';
import {
  loadKeys,
  loadTable,
  type LoadKey,
  type LoadPlan,
  type LoadSetting,
  type LoadSettings,
} from './load.ts';
import type { Settings } from '../settings.ts';

/** The most calls that a stampede may bring, and polls a fleet: what two slow cores do within a second or two. */
export const callsMost = 400_000;
const pollsMost = 50_000_000;

/** A choice of the Load tab from outside, or a sentence that says what does not fit. */
export function readLoad(key: LoadKey, value: unknown): Reading<LoadSettings[LoadKey]> {
  const setting: LoadSetting = loadTable[key];
  if (setting.kind === 'choice') {
    const found = setting.options.find((option) => option === value);
    return found === undefined
      ? refused(`${setting.label} must be one of: ${setting.options.join(', ')}.`)
      : { ok: true, value: found as LoadSettings[LoadKey] };
  }
  const { least, most, step = 1 } = setting;
  const fits = Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  if (fits && (Number(value) - least) % step === 0) return { ok: true, value: Number(value) };
  const unit = setting.unit === 'seconds' ? ' of seconds' : '';
  const steps = step === 1 ? '' : ` in steps of ${step}`;
  return refused(
    `${setting.label} must be a whole number${unit} from ${grouped(least)} to ${grouped(most)}${steps}.`,
  );
}

/** Says in a sentence why a load run would take too long or too much room, before it starts. */
export function whyLoadTooBig({ load, settings }: LoadPlan): string | undefined {
  if (load.view === 'stampede') {
    const attempts = attemptsWithin(settings, load.forSeconds * 1_000);
    const calls = load.deliveries * attempts;
    return calls <= callsMost
      ? undefined
      : `${grouped(load.deliveries)} deliveries with about ${grouped(attempts)} attempts each could bring ${grouped(calls)} calls; a stampede takes ${grouped(callsMost)} at most.`;
  }
  if (load.view === 'fleet') {
    const each = Math.ceil((load.fleetSeconds * 1_000) / settings.pollEveryMs);
    const events = Math.ceil(load.fleetSeconds / load.eventEverySeconds);
    const polls = load.clients * (each + events);
    return polls <= pollsMost
      ? undefined
      : `${grouped(load.clients)} clients with ${grouped(each)} polls and ${grouped(events)} payments each are ${grouped(polls)} in all; a fleet takes ${grouped(pollsMost)} at most.`;
  }
  return undefined;
}

/** How many attempts a delivery that always fails makes in so much time, about: a jitter is taken at its middle. */
function attemptsWithin(settings: Settings, forMs: number): number {
  const allowed = attemptsAllowed(settings);
  const share = settings.jitter === 'none' || settings.jitter === 'spread' ? 1 : 0.5;
  let attempts = 1;
  for (let atMs = 0; attempts < allowed; attempts++) {
    atMs += 2 * settings.latencyMs + share * pauseMs(settings, attempts);
    if (atMs >= forMs) break;
  }
  return attempts;
}

/** The choices that differ from the standard ones. */
export function changedLoad(load: LoadSettings): Partial<LoadSettings> {
  return Object.fromEntries(
    loadKeys.filter((key) => load[key] !== loadTable[key].standard).map((key) => [key, load[key]]),
  );
}
