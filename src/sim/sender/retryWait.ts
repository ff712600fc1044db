import { backoffMs, pauseMs, spreadMs, type BackoffPolicy } from '../../model/rules/backoff.ts';
import type { Settings } from '../../model/settings.ts';
import { durationMs, type DurationMs } from '../../model/units.ts';

type WaitPolicy = BackoffPolicy & Pick<Settings, 'retryAfter' | 'overloadWaitMs'>;

/** What is known after a failed attempt when the next wait is drawn. */
interface Failure {
  /** The wait before the attempt that failed; zero before the first. */
  readonly backoffMs: number;
  /** The wait that the answer asked for, or zero. */
  readonly askedMs: number;
  /** The endpoint seems to have too much to do: it answered 429, or not in time. */
  readonly overloaded: boolean;
  /** In [0, 1). */
  readonly luck: number;
}

/**
 * How long the sender waits after attempt `failed`: the backoff, no shorter than `overloadWaitMs` when
 * the endpoint seems overloaded, and with the answer's Retry-After as far as the policy heeds it.
 * `spread` comes last, as in svix-server, so that those who were told the same wait do not come back together;
 * but never earlier than an `atLeast` allows.
 */
export function waitMs(policy: WaitPolicy, failed: number, last: Failure): DurationMs {
  const floorMs = last.overloaded ? policy.overloadWaitMs : 0;
  if (policy.jitter !== 'spread') {
    const drawn = backoffMs(policy, failed, last);
    return durationMs(heeded(policy, Math.max(drawn, floorMs), last.askedMs));
  }
  const planned = heeded(policy, Math.max(pauseMs(policy, failed), floorMs), last.askedMs);
  const spread = spreadMs(planned, policy.jitterPercent, last.luck);
  return policy.retryAfter === 'atLeast' ? durationMs(Math.max(spread, last.askedMs)) : spread;
}

function heeded(
  { retryAfter }: Pick<Settings, 'retryAfter'>,
  planned: number,
  asked: number,
): number {
  switch (retryAfter) {
    case 'ignored':
      return planned;
    case 'atLeast':
      return Math.max(planned, asked);
    case 'clamped':
      return Math.min(Math.max(planned, asked), planned * 2);
    default:
      return retryAfter satisfies never;
  }
}
