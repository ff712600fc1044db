/** How much simulated time passes in one second on the wall. */
export const speeds = [0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 600, 3_600, 36_000] as const;
export type Speed = (typeof speeds)[number];
