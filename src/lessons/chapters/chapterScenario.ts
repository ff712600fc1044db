import type { Scenario } from '../../model/scenario.ts';
import type { Control } from './chapter.ts';
import { standardSettings, type Settings } from '../../model/settings.ts';

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;

type Parts = Partial<Omit<Scenario, 'settings'>> & { readonly settings?: Partial<Settings> };

/**
 * A scenario with payments at fixed moments only, no losses and standard settings, unless `parts` says otherwise. Billing
 * polls once an hour: most chapters are about webhooks.
 */
export function chapterScenario({ settings, ...parts }: Parts): Scenario {
  return {
    seed: 1,
    horizonMs: minute,
    eventTimesMs: [],
    payments: [],
    losses: [],
    plan: [],
    ...parts,
    settings: { ...standardSettings, eventEveryMs: 0, pollEveryMs: hour, ...settings },
  };
}

/** A fixed wait, and so many retries after the first attempt. */
export function fixed(firstWaitMs: number, retries: number): Partial<Settings> {
  return { retryPlan: 'fixed', firstWaitMs, attempts: retries + 1 };
}

/** Waits that double, from `firstWaitMs`, and so many retries after the first attempt. */
export function doubling(firstWaitMs: number, retries: number): Partial<Settings> {
  return { retryPlan: 'exponential', firstWaitMs, longestWaitMs: hour, attempts: retries + 1 };
}

/** An option of a control that does no more than set settings. */
export const option = (
  id: string,
  label: string,
  settings: Partial<Settings>,
): Control['options'][number] => ({ id, label, change: { settings } });
