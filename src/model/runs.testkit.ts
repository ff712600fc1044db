/**
 * How often a property is tried: `quick` times, or as often as the environment's HOOKSCOPE_RUNS says. `full` is for those
 * of which that many would take too long: the most that HOOKSCOPE_RUNS may ask for.
 */
export function runs(quick: number, full = Infinity): number {
  const asked = Number(process.env['HOOKSCOPE_RUNS']);
  return asked > 0 ? Math.min(asked, full) : quick;
}
