import { after, between, type DurationMs, type SimInstant } from '../../model/units.ts';
import { newestOf, type SecretTerm } from './secretTerms.ts';

/** How a rotation goes. */
export interface Rotation {
  readonly at: SimInstant;
  /** For how long the sender signs with the old secret beside the new one. */
  readonly overlapMs: DurationMs;
  /** After how long the receiver has installed the new one. */
  readonly lagMs: DurationMs;
}

/**
 * The terms after one more rotation, those that are over left out. The receiver keeps the old secret
 * until the overlap is over and the new one is installed.
 */
export function advanceRotation(
  terms: readonly SecretTerm[],
  { at, overlapMs, lagMs }: Rotation,
): readonly SecretTerm[] {
  const newest = newestOf(terms);
  const signsUntil = after(at, overlapMs);
  const acceptedFrom = after(at, lagMs);
  const acceptedUntil = lagMs > overlapMs ? acceptedFrom : signsUntil;
  return [
    ...terms
      .map((term) => (term.secret === newest ? { ...term, signsUntil, acceptedUntil } : term))
      .filter((term) => endOf(term) > at),
    { secret: newest + 1, acceptedFrom },
  ];
}

/** How long until a side takes up or drops a secret; undefined when both have come to rest. */
export function nextTurnMs(terms: readonly SecretTerm[], now: SimInstant): DurationMs | undefined {
  const turns = terms
    .flatMap((term) => [term.signsUntil, term.acceptedFrom, term.acceptedUntil])
    .filter((at) => at !== undefined && at > now) as readonly SimInstant[];
  const [first] = [...turns].sort((a, b) => a - b);
  return first === undefined ? undefined : between(now, first);
}

function endOf({ signsUntil, acceptedUntil }: SecretTerm): number {
  return Math.max(signsUntil ?? Infinity, acceptedUntil ?? Infinity);
}
