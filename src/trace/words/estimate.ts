/** A number that was estimated from a sample, with the interval that holds the truth 95 times in 100. */
export interface Estimate {
  readonly value: number;
  readonly least: number;
  readonly most: number;
}

/** Ninety-five of a hundred normal draws lie within so many standard deviations. */
const z = 1.959964;

/**
 * The share of `hits` in `trials`, from 0 to 1, with Wilson's score interval (E. B. Wilson, 1927), which
 * stays right near 0 and 1 where the usual plus-or-minus does not.
 */
export function shareOf(hits: number, trials: number): Estimate {
  if (trials === 0) return { value: 0, least: 0, most: 1 };
  const p = hits / trials;
  const spread = (z * z) / trials;
  const middle = p + spread / 2;
  const half = z * Math.sqrt((p * (1 - p)) / trials + spread / (4 * trials));
  return {
    value: p,
    // Rounding must not push the ends over the edge, or past the share itself.
    least: hits === 0 ? 0 : Math.max(0, (middle - half) / (1 + spread)),
    most: hits === trials ? 1 : Math.min(1, (middle + half) / (1 + spread)),
  };
}

/** The mean of independent numbers with its normal interval; undefined when there are none. */
export function meanOf(numbers: readonly number[]): Estimate | undefined {
  const n = numbers.length;
  if (n === 0) return undefined;
  const value = numbers.reduce((sum, number) => sum + number, 0) / n;
  if (n === 1) return { value, least: value, most: value };
  const squares = numbers.reduce((sum, number) => sum + (number - value) ** 2, 0);
  const half = z * Math.sqrt(squares / (n - 1) / n);
  return { value, least: value - half, most: value + half };
}

/** The value below which this share of sorted numbers lies; undefined when there are none. */
export function quantileOf(sorted: readonly number[], share: number): number | undefined {
  if (sorted.length === 0) return undefined;
  const place = Math.min(1, Math.max(0, share)) * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
