import { after, between, type DurationMs, type SimInstant } from '../../model/units.ts';

/** One of the secrets that follow each other, with the time in which each side uses it. */
export interface SecretTerm {
  /** Counted from 1. */
  readonly secret: number;
  /** When the sender stops signing with it; absent for the newest. */
  readonly signsUntil?: SimInstant;
  readonly acceptedFrom: SimInstant;
  /** When the receiver drops it; absent for the newest. */
  readonly acceptedUntil?: SimInstant;
}

/** How a rotation goes. */
export interface Rotation {
  readonly at: SimInstant;
  /** For how long the sender signs with the old secret beside the new one. */
  readonly overlapMs: DurationMs;
  /** After how long the receiver has installed the new one. */
  readonly lagMs: DurationMs;
}

/** Before the first rotation both sides have the first secret. */
export function firstTerms(at: SimInstant): readonly SecretTerm[] {
  return [{ secret: 1, acceptedFrom: at }];
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

export function newestOf(terms: readonly SecretTerm[]): number {
  return terms.at(-1)?.secret ?? 1;
}

/** Which secrets the sender signs with, the newest first. */
export function signingAt(terms: readonly SecretTerm[], now: SimInstant): readonly number[] {
  return newestFirst(terms.filter(({ signsUntil }) => now < (signsUntil ?? Infinity)));
}

/** Which secrets the receiver takes, the newest first. */
export function acceptedAt(terms: readonly SecretTerm[], now: SimInstant): readonly number[] {
  return newestFirst(
    terms.filter(
      ({ acceptedFrom, acceptedUntil }) => acceptedFrom <= now && now < (acceptedUntil ?? Infinity),
    ),
  );
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

function newestFirst(terms: readonly SecretTerm[]): readonly number[] {
  return terms.map(({ secret }) => secret).reverse();
}
