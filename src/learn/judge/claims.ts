import type { Claim, Template } from '../../lessons/chapters/chapter.ts';
import type { MeasureName } from '../../lessons/chapters/measureTable.ts';
import { measureOf } from './measures.ts';
import { isOver, type Seen } from './seen.ts';

export type Verdict = 'met' | 'not met' | 'too early';

/** Whether all of the claims are true of what is seen; what cannot be counted yet makes its claim false. */
export function holds(claims: readonly Claim[], seen: Seen): boolean {
  return claims.every((claim) => {
    const value = measureOf(seen, claim.of);
    const is = (
      bound: Claim['is'],
      compare: (value: number, bound: number) => boolean,
    ): boolean => {
      if (bound === undefined) return true;
      const limit = typeof bound === 'number' ? bound : measureOf(seen, bound);
      return value !== undefined && limit !== undefined && compare(value, limit);
    };
    return (
      is(claim.is, (a, b) => a === b) &&
      is(claim.atLeast, (a, b) => a >= b) &&
      is(claim.atMost, (a, b) => a <= b) &&
      is(claim.below, (a, b) => a < b)
    );
  });
}

/** What the first of the claims is decided by: `{knownByPolling} of {#events}`, `{#polls}, {#webhooks}`. */
export function countsIn([claim]: readonly Claim[]): Template {
  const { of, is, atLeast, atMost, below } = claim ?? {};
  if (typeof is === 'string') return `{${of}} of {#${is}}`;
  return [of, atLeast, atMost, below]
    .filter((each) => typeof each === 'string')
    .map((name) => `{#${name}}`)
    .join(', ');
}

/** These only grow while a run goes on: once they are too many they stay so, and once enough they stay enough. */
const growing: ReadonlySet<MeasureName> = new Set([
  'polls',
  'emptyPolls',
  'webhooks',
  'charges',
  'extra',
  'fakes',
  'attempts',
  'timeouts',
  'answersLost',
  'requestsLost',
  'crashes',
  'outageMs',
  'forged',
  'forgedAccepted',
  'genuineRefused',
  'replays',
  'replaysAccepted',
  'idsRemembered',
  'backfillCalls',
  'backfillCallsPerHour',
  'fetches',
  'fetchesRefused',
]);

/** What can be said of a clause at the playhead: before the end only what no later moment changes. */
export function verdictOf(claims: readonly Claim[], seen: Seen): Verdict {
  if (isOver(seen)) return holds(claims, seen) ? 'met' : 'not met';
  if (claims.some((claim) => isBrokenForGood(claim, seen))) return 'not met';
  return claims.every((claim) => isMetForGood(claim, seen)) ? 'met' : 'too early';
}

function isBrokenForGood({ of, is, atMost, below }: Claim, seen: Seen): boolean {
  const value = growing.has(of) ? measureOf(seen, of) : undefined;
  if (value === undefined) return false;
  const exceeds = (bound: Claim['is'], by: (bound: number) => boolean) =>
    typeof bound === 'number' && by(bound);
  return (
    exceeds(is, (most) => value > most) ||
    exceeds(atMost, (most) => value > most) ||
    exceeds(below, (most) => value >= most)
  );
}

function isMetForGood({ of, is, atLeast, atMost, below }: Claim, seen: Seen): boolean {
  const hasOnlyLeast = is === undefined && atMost === undefined && below === undefined;
  const value = measureOf(seen, of);
  return (
    hasOnlyLeast &&
    growing.has(of) &&
    typeof atLeast === 'number' &&
    value !== undefined &&
    value >= atLeast
  );
}
