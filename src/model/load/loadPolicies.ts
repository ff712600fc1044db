import type { LoadPolicyId } from './load.ts';
import type { Settings } from '../settings.ts';

/** A retry policy to hold against others in a stampede. */
export interface LoadPolicy {
  readonly id: LoadPolicyId;
  readonly label: string;
  /** What it changes in the Lab's settings. */
  readonly settings: Partial<Settings>;
}

/** Longer than any run of a stampede: no cap at all. */
const uncappedMs = 86_400_000;
/** More attempts than any of these policies can make in the two minutes they are compared over. */
const attempts = 120;

const fixed = (firstWaitMs: number, jitter: 'none' | 'full'): Partial<Settings> => ({
  retryPlan: 'fixed',
  firstWaitMs,
  jitter,
  attempts,
  giveUpAfterMs: 0,
});

const doubling = (longestWaitMs: number, jitter: 'none' | 'full'): Partial<Settings> => ({
  retryPlan: 'exponential',
  firstWaitMs: 1_000,
  longestWaitMs,
  jitter,
  attempts,
  giveUpAfterMs: 0,
});

/** The policies that a stampede is tried with, from the worst to the best known. */
export const loadPolicies: readonly LoadPolicy[] = [
  { id: 'lab', label: 'The Lab’s present policy', settings: {} },
  { id: 'every1s', label: 'Every 1 s', settings: fixed(1_000, 'none') },
  { id: 'fixed5s', label: 'Fixed 5 s', settings: fixed(5_000, 'none') },
  { id: 'doubling', label: 'Doubling from 1 s', settings: doubling(uncappedMs, 'none') },
  { id: 'fixed5sJitter', label: 'Fixed 5 s + full jitter', settings: fixed(5_000, 'full') },
  { id: 'fixed10sJitter', label: 'Fixed 10 s + full jitter', settings: fixed(10_000, 'full') },
  {
    id: 'doublingJitter',
    label: 'Doubling + full jitter, no cap',
    settings: doubling(uncappedMs, 'full'),
  },
  {
    id: 'doublingCap60sJitter',
    label: 'Doubling + cap 60 s + full jitter',
    settings: doubling(60_000, 'full'),
  },
  {
    id: 'doublingCap20sJitter',
    label: 'Doubling + cap 20 s + full jitter',
    settings: doubling(20_000, 'full'),
  },
];

/** The Lab's settings with a policy's changes. */
export function settingsUnder(id: LoadPolicyId, settings: Settings): Settings {
  return { ...settings, ...loadPolicies.find((policy) => policy.id === id)?.settings };
}
