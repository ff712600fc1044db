import { durationMs, type DurationMs } from '../units.ts';

/** How long a fetch waits for its answer before it counts as failed. */
export const fetchTimeoutMs = durationMs(10_000);

const waitsMs = [1_000, 2_000, 4_000, 8_000];

/** How often a fetcher asks before it gives up; a refusal with 429 is an answer and does not count. */
export const fetchTriesMost = waitsMs.length + 1;

/** How long to wait after so many failed tries, counted from 1; undefined when that was the last. */
export function waitAfterTry(tries: number): DurationMs | undefined {
  const waitMs = waitsMs[tries - 1];
  return waitMs === undefined ? undefined : durationMs(waitMs);
}

/** The least time from a fetcher's first question until it gives up. */
export const leastGivingUpMs = waitsMs.reduce(
  (sum, waitMs) => sum + waitMs,
  fetchTriesMost * fetchTimeoutMs,
);
