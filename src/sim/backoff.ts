import type { Settings } from '../model/settings.ts';
import { durationMs, type DurationMs } from '../model/units.ts';

export type BackoffPolicy = Pick<
  Settings,
  'retryPlan' | 'jitter' | 'firstWaitMs' | 'longestWaitMs'
>;

/** How many attempts the policy allows in all, the first one included. */
export function attemptsAllowed(policy: Pick<Settings, 'retryPlan' | 'attempts'>): number {
  return policy.retryPlan === 'off' ? 1 : policy.attempts;
}

/**
 * How long to wait after a failed attempt: fixed or doubling, with the jitters of the AWS Architecture
 * Blog's "Exponential Backoff And Jitter" (full: anywhere from zero to the pause; equal: half of it
 * kept; decorrelated: between the first wait and three times the last). `longestWaitMs` caps what
 * can grow, which a fixed pause cannot.
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
  const { firstWaitMs, longestWaitMs } = policy;
  if (policy.retryPlan === 'off' || policy.retryPlan === 'immediate') return durationMs(0);
  const grows = policy.retryPlan === 'exponential';
  const doublings = grows ? failed - 1 : 0;
  // Multiplied step by step: `2 ** n` is left to each engine's own rounding.
  let pause = grows ? Math.min(firstWaitMs, longestWaitMs) : firstWaitMs;
  for (let n = 0; n < doublings && pause < longestWaitMs; n++)
    pause = Math.min(longestWaitMs, pause * 2);

  switch (policy.jitter) {
    case 'none':
      return durationMs(pause);
    case 'full':
      return durationMs(Math.floor(last.luck * (pause + 1)));
    case 'equal': {
      const kept = Math.ceil(pause / 2);
      return durationMs(kept + Math.floor(last.luck * (pause - kept + 1)));
    }
    case 'decorrelated': {
      const before = doublings > 0 ? Math.max(firstWaitMs, last.backoffMs) : firstWaitMs;
      const span = before * 3 - firstWaitMs;
      return durationMs(Math.min(longestWaitMs, firstWaitMs + Math.floor(last.luck * (span + 1))));
    }
    default:
      return policy.jitter satisfies never;
  }
}

/** The shortest wait the policy can ask for after attempt `failed`; no retry may come earlier. */
export function leastBackoffMs(policy: BackoffPolicy, failed: number): DurationMs {
  return policy.jitter === 'decorrelated'
    ? backoffMs(policy, failed, { backoffMs: policy.firstWaitMs, luck: 0 })
    : backoffMs(policy, failed, { backoffMs: 0, luck: 0 });
}
