import { expect } from 'vitest';
import type { Settings } from '../../../model/settings.ts';
import type { Scenario } from '../../../model/scenario.ts';
import { scenarioWith } from '../scenarioWith.testkit.ts';

/** Chance alone goes this far from theory once in 16,000 tries, and the seeds here are fixed. */
const zMost = 4;

/** Holds a share that was counted against its theory, with the exact variance of the binomial. */
export function expectShare(hits: number, trials: number, chance: number): void {
  const z = (hits - trials * chance) / Math.sqrt(trials * chance * (1 - chance));
  expect(Math.abs(z), `${hits} of ${trials} against ${chance}`).toBeLessThan(zMost);
}

/** Holds a mean of independent numbers against its theory, with the variance that theory gives. */
export function expectMean(numbers: readonly number[], mean: number, variance: number): void {
  const found = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const z = (found - mean) / Math.sqrt(variance / numbers.length);
  expect(Math.abs(z), `${found} against ${mean}, from ${numbers.length}`).toBeLessThan(zMost);
}

/** The variance of numbers as they were found. */
export function varianceOf(numbers: readonly number[]): number {
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  return numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / (numbers.length - 1);
}

/** A long run in which payments come independently of each other, and next to nothing else takes time. */
export function longRun(
  changes: Partial<Omit<Scenario, 'settings'>> & { readonly settings: Partial<Settings> },
): Scenario {
  return scenarioWith({
    ...changes,
    settings: {
      arrivals: 'poisson',
      latencyMs: 1,
      workMs: 0,
      workers: 8,
      verifySignature: false,
      rejectOldTimestamps: false,
      pollEveryMs: 3_600_000,
      ...changes.settings,
    },
  });
}
