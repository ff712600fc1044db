/** Bounds that keep every run short enough to be simulated while a finger is on a slider. */
export const limits = {
  horizonMsLeast: 1_000,
  horizonMsMost: 2_678_400_000,
  commands: 500,
  eventTimes: 500,
  /** Characters in a list of waits, as `writeWaits` spells it. */
  waitsLength: 400,
  seedMost: 4_294_967_295,
} as const;
