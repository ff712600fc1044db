/** Steps that a clock has, in seconds. */
const clockSteps = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400,
  172_800, 604_800,
];

/** The shortest step of a clock of which at most so many fill a time; undefined when it is too long for all. */
export function clockStep(seconds: number, most: number): number | undefined {
  return clockSteps.find((each) => seconds / each <= most);
}

/** Moments that a clock would mark, in milliseconds from zero, at most so many. */
export function timeTicks(untilMs: number, most: number): number[] {
  const seconds = clockStep(untilMs / 1_000, most);
  const step = seconds === undefined ? untilMs : 1_000 * seconds;
  return Array.from({ length: Math.floor(untilMs / step) + 1 }, (_, index) => index * step);
}
