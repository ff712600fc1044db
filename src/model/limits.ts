/** Bounds that keep every run short enough to be simulated while a finger is on a slider. */
export const limits = {
  horizonMsLeast: 1_000,
  horizonMsMost: 86_400_000,
  commands: 500,
  eventTimes: 500,
  seedMost: 4_294_967_295,
} as const;
