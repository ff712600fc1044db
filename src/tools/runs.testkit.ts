/**
 * How many times a test tries something at random: `quick` times every day. `HOOKSCOPE_RUNS` sets how many tries a
 * law gets, where 1,000 is the full size (`npm run test:full`); everything else grows or shrinks with it.
 *
 * @param full the number at full size; without it every run is as large as the quick one.
 */
export function runs(quick: number, full?: number): number {
  const wanted = Number(process.env['HOOKSCOPE_RUNS']);
  if (full === undefined || !Number.isFinite(wanted) || wanted <= 0) return quick;
  return Math.max(1, Math.round((full * wanted) / 1_000));
}

/** True where tests run at full size, with the long tables that prove nothing new on an unchanged tree. */
export const isFull = Number(process.env['HOOKSCOPE_RUNS']) >= 1_000;
