import type { PollOutcome } from '../facts.ts';
import type { Settings } from '../settings.ts';
import { durationMs, type DurationMs } from '../units.ts';

type PollRule = Pick<Settings, 'pullMode' | 'pollEveryMs' | 'pollLongestMs'>;

/**
 * The time from one question to the next, after an answer. An adaptive poller halves its interval after
 * news and doubles it after an answer without; one that lets its question be held asks again at once.
 *
 * @param lastMs the interval before.
 */
export function intervalAfter(rule: PollRule, lastMs: number, { result }: PollOutcome): DurationMs {
  if (rule.pullMode !== 'adaptive') return intervalWithin(rule, lastMs);
  switch (result) {
    case 'news':
    case 'received':
      return intervalWithin(rule, Math.floor(lastMs / 2));
    case 'empty':
    case 'unchanged':
      return intervalWithin(rule, lastMs * 2);
    case 'rateLimited':
    case 'timedOut':
    case 'cut':
      return intervalWithin(rule, lastMs);
    default:
      return result satisfies never;
  }
}

/** The interval that the rule allows nearest to `lastMs`, as when the rule has just been changed. */
export function intervalWithin(
  { pullMode, pollEveryMs, pollLongestMs }: PollRule,
  lastMs: number,
): DurationMs {
  switch (pullMode) {
    case 'fixed':
    case 'conditional':
      return durationMs(pollEveryMs);
    case 'adaptive':
      return durationMs(Math.max(pollEveryMs, Math.min(lastMs, pollLongestMs)));
    case 'longPoll':
    case 'serverSentEvents':
    case 'webSocket':
    case 'queue':
      return durationMs(0);
    default:
      return pullMode satisfies never;
  }
}
