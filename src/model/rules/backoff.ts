import type { Settings } from '../settings.ts';
import { durationMs, type DurationMs } from '../units.ts';
import { waitsOf } from './waits.ts';

export type BackoffPolicy = Pick<
  Settings,
  'retryPlan' | 'jitter' | 'jitterPercent' | 'firstWaitMs' | 'longestWaitMs' | 'waits'
>;

/** How many attempts the policy allows in all, the first one included. */
export function attemptsAllowed(policy: Pick<Settings, 'retryPlan' | 'attempts'>): number {
  return policy.retryPlan === 'off' ? 1 : policy.attempts;
}

/**
 * How long to wait after a failed attempt, without its random part, in whole milliseconds: fixed,
 * doubling up to `longestWaitMs`, or from a schedule whose last wait repeats.
 *
 * @param failed the attempt that failed, counted from 1.
 */
export function pauseMs(policy: BackoffPolicy, failed: number): number {
  const { retryPlan, firstWaitMs, longestWaitMs } = policy;
  switch (retryPlan) {
    case 'off':
    case 'immediate':
      return 0;
    case 'fixed':
      return firstWaitMs;
    case 'schedule': {
      const waitsMs = waitsOf(policy.waits);
      return waitsMs[failed - 1] ?? waitsMs.at(-1) ?? 0;
    }
    case 'exponential': {
      // Multiplied step by step: `2 ** n` is left to each engine's own rounding.
      let pause = Math.min(firstWaitMs, longestWaitMs);
      for (let n = 1; n < failed && pause < longestWaitMs; n++) {
        pause = Math.min(longestWaitMs, pause * 2);
      }
      return pause;
    }
    default:
      return retryPlan satisfies never;
  }
}

/**
 * The pause with the jitters of the AWS Architecture Blog's "Exponential Backoff And Jitter" (full:
 * anywhere from zero to the pause; equal: half of it kept; decorrelated: between the first wait and
 * three times the last), or `spread`: plus or minus `jitterPercent` of itself.
 *
 * @param failed the attempt that failed, counted from 1.
 * @param last.backoffMs what was waited before that attempt; zero before the first.
 * @param last.luck in [0, 1), drawn by the caller so that this stays a plain function.
 */
export function backoffMs(
  policy: BackoffPolicy,
  failed: number,
  last: { readonly backoffMs: number; readonly luck: number },
): DurationMs {
  const { retryPlan, firstWaitMs, longestWaitMs } = policy;
  const pause = pauseMs(policy, failed);
  if (retryPlan === 'off' || retryPlan === 'immediate') return durationMs(0);
  switch (policy.jitter) {
    case 'none':
      return durationMs(pause);
    case 'full':
      return durationMs(Math.floor(last.luck * (pause + 1)));
    case 'equal': {
      const kept = Math.ceil(pause / 2);
      return durationMs(kept + Math.floor(last.luck * (pause - kept + 1)));
    }
    case 'spread':
      return spreadMs(pause, policy.jitterPercent, last.luck);
    case 'decorrelated': {
      // A schedule says itself how its waits grow, and how far.
      if (retryPlan === 'schedule') return between(pause, pause * 3, last.luck);
      const grows = retryPlan === 'exponential' && failed > 1;
      const before = grows ? Math.max(firstWaitMs, last.backoffMs) : firstWaitMs;
      const wait = between(firstWaitMs, before * 3, last.luck);
      return durationMs(Math.min(longestWaitMs, wait));
    }
    default:
      return policy.jitter satisfies never;
  }
}

/** A wait plus or minus a share of itself, both ends included; its mean is the wait. */
export function spreadMs(waitMs: number, percent: number, luck: number): DurationMs {
  const share = Math.floor((waitMs * percent) / 100);
  return between(waitMs - share, waitMs + share, luck);
}

/** The shortest wait the policy can ask for after attempt `failed`; no retry may come earlier. */
export function leastBackoffMs(policy: BackoffPolicy, failed: number): DurationMs {
  return backoffMs(policy, failed, { backoffMs: 0, luck: 0 });
}

function between(least: number, most: number, luck: number): DurationMs {
  return durationMs(least + Math.floor(luck * (most - least + 1)));
}
