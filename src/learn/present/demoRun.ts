import type { Demo } from '../../lessons/demos/demo.ts';
import { instant } from '../../model/units.ts';
import { duration } from '../../trace/words/format.ts';
import { holds } from '../judge/claims.ts';
import { runAny } from '../judge/runAny.ts';
import type { Seen } from '../judge/seen.ts';

/** The runs of a demo at their ends, and which option they make true. */
export interface DemoOutcome {
  readonly runs: readonly [Seen, ...Seen[]];
  /** By its place. */
  readonly truth: number;
}

/** Runs all worlds of a demo. */
export function outcomeOf({ runs: [first, ...others], question }: Demo): DemoOutcome {
  const seen = runAny(first.world, first.seed);
  return {
    runs: [seen, ...others.map(({ world, seed }) => runAny(world, seed))],
    truth: question.options.findIndex(({ when }) => holds(when, seen)),
  };
}

/** How long a run lasts, in milliseconds. */
export function lengthOf(seen: Seen): number {
  if (seen.kind === 'run') return seen.trace.endsAt;
  return seen.kind === 'load' ? seen.load.forSeconds * 1_000 : 0;
}

/** What is to be seen of a run when this share of its time has passed, from 0 to 1. */
export function seenAt(seen: Seen, share: number): Seen {
  return seen.kind === 'run'
    ? { ...seen, at: instant(Math.floor(share * seen.trace.endsAt)) }
    : seen;
}

/** The steps of a clock that must not flicker, in seconds. */
const clockSteps = [1, 2, 5, 10, 30, 60, 120, 300, 600];
const stepsMost = 45;

/** The time that has passed, in steps that can be read while they go by. */
export function passed(seen: Seen, share: number): string {
  const ms = lengthOf(seen);
  const stepMs = 1_000 * (clockSteps.find((step) => ms / (1_000 * step) <= stepsMost) ?? 600);
  return duration(share >= 1 ? ms : Math.floor((share * ms) / stepMs) * stepMs);
}
