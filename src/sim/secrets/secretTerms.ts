import type { SimInstant } from '../../model/units.ts';

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

/** Before the first rotation both sides have the first secret. */
export function firstTerms(at: SimInstant): readonly SecretTerm[] {
  return [{ secret: 1, acceptedFrom: at }];
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

function newestFirst(terms: readonly SecretTerm[]): readonly number[] {
  return terms.map(({ secret }) => secret).reverse();
}
