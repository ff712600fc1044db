const ln2 = 0.6931471805599453;

/**
 * A draw from the exponential distribution with mean 1: the time until something happens that is as
 * likely at any moment as at any other. Between 0 and 23.
 *
 * @param share evenly drawn, in [0, 1), as `luck` gives it.
 */
export function exponential(share: number): number {
  return Math.abs(naturalLog(1 - share));
}

/** How many things happen in a stretch of time that brings one on average (Poisson with mean 1). */
export function poissonOfOne(share: number): number {
  let below = 1 / Math.E;
  let chance = below;
  let count = 0;
  while (share >= below && count < 20) {
    count++;
    chance /= count;
    below += chance;
  }
  return count;
}

/**
 * The natural logarithm of a number in (0, 1]. `Math.log` is left to each engine's own rounding; this is
 * made of the operations that IEEE 754 rounds the same way everywhere: the series of 2 artanh(z).
 */
function naturalLog(x: number): number {
  let mantissa = x;
  let halvings = 0;
  while (mantissa < 0.75) {
    mantissa *= 2;
    halvings++;
  }
  const z = (mantissa - 1) / (mantissa + 1);
  const square = z * z;
  let power = z;
  let sum = 0;
  for (let n = 1; n < 40; n += 2) {
    sum += power / n;
    power *= square;
  }
  return 2 * sum - halvings * ln2;
}
