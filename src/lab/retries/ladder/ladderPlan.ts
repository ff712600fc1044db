import { attemptsAllowed, backoffMs, pauseMs, spreadMs } from '../../../model/rules/backoff.ts';
import type { Settings } from '../../../model/settings.ts';

/** One attempt as planned, in milliseconds after the first attempt began. */
export interface Rung {
  readonly attempt: number;
  /** On average over the jitter. */
  readonly atMs: number;
  /** The bounds over all jitter, in this wait and in all before it. */
  readonly earliestMs: number;
  readonly latestMs: number;
}

export type LadderEnd =
  'attempts exhausted' | 'out of time' | 'given up' | 'disabled' | 'taken for success';

export interface LadderPlan {
  readonly rungs: readonly Rung[];
  readonly end: LadderEnd;
  /** What each failed attempt takes before its wait begins. */
  readonly failureMs: number;
}

/**
 * When the attempts of one delivery come while every one of them fails. A refusal is taken to come at
 * once; where the endpoint is silent, each attempt first waits out the timeout.
 */
export function planLadder(settings: Settings): LadderPlan {
  const silent = settings.downAnswer === 'silence';
  const failureMs = silent ? settings.requestTimeoutMs : 0;
  const first: Rung = { attempt: 1, atMs: 0, earliestMs: 0, latestMs: 0 };
  const end = endAtOnce(settings);
  if (end) return { rungs: [first], end, failureMs };

  const most = attemptsAllowed(settings);
  const floorMs = silent || settings.downAnswer === '429' ? settings.overloadWaitMs : 0;
  const giveUpMs = settings.giveUpAfterMs > 0 ? settings.giveUpAfterMs : Infinity;
  const rungs = [first];
  let last = first;
  let wait: Wait = { least: 0, mean: 0, longest: 0 };
  for (let failed = 1; failed < most; failed++) {
    wait = waitAfter(settings, failed, { floorMs, before: wait });
    last = {
      attempt: failed + 1,
      atMs: last.atMs + failureMs + wait.mean,
      earliestMs: last.earliestMs + failureMs + wait.least,
      latestMs: last.latestMs + failureMs + wait.longest,
    };
    if (isDisabled(settings, failed, wait.mean)) return { rungs, end: 'disabled', failureMs };
    if (last.atMs > giveUpMs) return { rungs, end: 'out of time', failureMs };
    rungs.push({ ...last, latestMs: Math.min(last.latestMs, giveUpMs) });
  }
  return { rungs, end: 'attempts exhausted', failureMs };
}

/** The end of a policy that gives up at the first refusal. */
function endAtOnce(settings: Settings): LadderEnd | undefined {
  const { downAnswer, successRule, on3xx, on4xx, on410, on429 } = settings;
  if (downAnswer === '301' && successRule === '2xx 3xx') return 'taken for success';
  const answers: Partial<Record<Settings['downAnswer'], string>> = {
    '301': on3xx,
    '404': on4xx,
    '410': on410,
    '429': on429,
  };
  if (answers[downAnswer] === 'disable') return 'disabled';
  return answers[downAnswer] === 'giveUp' ? 'given up' : undefined;
}

interface Wait {
  readonly least: number;
  readonly mean: number;
  readonly longest: number;
}

/** Has the endpoint been disabled by the failures of this delivery alone when the next attempt is due? */
function isDisabled(settings: Settings, failed: number, waitMs: number): boolean {
  const { disableAfterFailures, disabledForMs } = settings;
  if (disableAfterFailures === 0 || failed < disableAfterFailures) return false;
  if (disabledForMs === 0) return true;
  // Every pause is twice as long as the one before, and a day at most.
  const pauses = failed - disableAfterFailures;
  return waitMs < Math.min(86_400_000, disabledForMs * 2 ** pauses);
}

/** The luck that brings the longest wait: the largest number below 1. */
const mostLuck = 1 - Number.EPSILON / 2;

/** The range of the wait after attempt `failed`, and its mean; `before` is the wait that came before. */
function waitAfter(
  settings: Settings,
  failed: number,
  { floorMs, before }: { readonly floorMs: number; readonly before: Wait },
): Wait {
  // The spread comes after the longer wait that an overloaded endpoint is given, any other luck before it.
  const drawn = (backoff: number, luck: number) =>
    settings.jitter === 'spread'
      ? spreadMs(Math.max(floorMs, pauseMs(settings, failed)), settings.jitterPercent, luck)
      : Math.max(floorMs, backoffMs(settings, failed, { backoffMs: backoff, luck }));
  return {
    least: drawn(before.least, 0),
    mean: (drawn(before.mean, 0) + drawn(before.mean, mostLuck)) / 2,
    longest: drawn(before.longest, mostLuck),
  };
}
