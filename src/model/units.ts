declare const unit: unique symbol;

/** Whole milliseconds on the simulation's clock, counted from the start of the run. */
export type SimInstant = number & { readonly [unit]: 'SimInstant' };

/** Whole milliseconds between two instants; never negative. */
export type DurationMs = number & { readonly [unit]: 'DurationMs' };

/** An instant from a plain number of milliseconds; throws a `RangeError` for fractions and negatives. */
export function instant(ms: number): SimInstant {
  return wholeMs(ms) as SimInstant;
}

/** A duration from a plain number of milliseconds; throws a `RangeError` for fractions and negatives. */
export function durationMs(ms: number): DurationMs {
  return wholeMs(ms) as DurationMs;
}

/** Longer than any run: XState has no delay that never ends. */
export const neverMs = durationMs(2 ** 40);

/** The instant that lies `delay` later. */
export function after(start: SimInstant, delay: DurationMs): SimInstant {
  return (start + delay) as SimInstant;
}

/** How long it is from `start` to `end`; zero when `end` comes first. */
export function between(start: SimInstant, end: SimInstant): DurationMs {
  return Math.max(0, end - start) as DurationMs;
}

function wholeMs(ms: number): number {
  if (!Number.isSafeInteger(ms) || ms < 0) {
    throw new RangeError(`Expected whole milliseconds from zero up, got ${ms}`);
  }
  return ms;
}
