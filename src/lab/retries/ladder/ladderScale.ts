/**
 * Time after the first attempt on a logarithmic line: 0 is at its start, then every decade takes the same
 * room. The logarithm has no zero, so the line begins at a least time, and what is shorter lies at its start.
 */
export interface LadderScale {
  readonly leastMs: number;
  readonly mostMs: number;
}

/** The share of the line, between 0 and 1, that is kept for what comes before the least time. */
const startShare = 0.06;

/** A scale that holds all of these times; the zeros among them lie at its start. */
export function ladderScale(timesMs: readonly number[]): LadderScale {
  const positive = timesMs.filter((ms) => ms > 0);
  const least = Math.min(...positive, 60_000);
  const most = Math.max(...positive, 10_000);
  // Beyond the last attempt there is room for an outage that is longer.
  return { leastMs: Math.max(100, least / 2), mostMs: Math.max(most * 3, least * 4) };
}

/** Where a time lies on the line, from 0 to 1. */
export function shareOnLadder({ leastMs, mostMs }: LadderScale, ms: number): number {
  if (ms <= 0) return 0;
  const share = Math.log(ms / leastMs) / Math.log(mostMs / leastMs);
  return Math.min(1, Math.max(startShare / 2, startShare + share * (1 - startShare)));
}

/** The time at a place of the line; the inverse of `shareOnLadder` but for what lies at the start. */
export function timeOnLadder({ leastMs, mostMs }: LadderScale, share: number): number {
  if (share < startShare) return 0;
  const decades = (share - startShare) / (1 - startShare);
  return leastMs * Math.exp(decades * Math.log(mostMs / leastMs));
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const ticksFine = [
  100,
  200,
  500,
  ...[1, 2, 5, 10, 20, 30].map((n) => n * second),
  ...[1, 2, 5, 10, 20, 30].map((n) => n * minute),
  ...[1, 2, 4, 8, 12].map((n) => n * hour),
  ...[1, 2, 4, 7, 14, 31].map((n) => n * day),
];

/** Times worth naming on the line, no two closer than `apart`, a share of it. */
export function ticksOnLadder(scale: LadderScale, apart: number): readonly number[] {
  const ticks: number[] = [];
  let last = 0;
  for (const tick of ticksFine) {
    if (tick < scale.leastMs || tick > scale.mostMs) continue;
    const share = shareOnLadder(scale, tick);
    if (share - last < apart || share > 1) continue;
    ticks.push(tick);
    last = share;
  }
  return ticks;
}

/** How far one press of an arrow key goes on the line, as a share: always to another rounded time. */
export function stepOnLadder({ leastMs, mostMs }: LadderScale): number {
  return ((1 - startShare) * Math.log(1.125)) / Math.log(mostMs / leastMs);
}

/** A time as one would choose it: `4.2 min`, `35 min`, `6.5 h`, no finer. */
export function roundedOnLadder(ms: number): number {
  const unitMs = [day, hour, minute, second].find((each) => ms >= each) ?? 100;
  const grainMs = ms < 10 * unitMs ? unitMs / 10 : unitMs;
  return Math.round(ms / grainMs) * grainMs;
}
