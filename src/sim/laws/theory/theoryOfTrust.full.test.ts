import { describe, expect, test } from 'vitest';
import { factsOf } from '../anyRun.testkit.ts';
import { simulate } from '../../simulate.ts';
import { expectMean, longRun } from './theory.testkit.ts';

describe('an endpoint that is disabled after k = 4 failures in a row, each attempt failing with p = 0.5', () => {
  test('makes (p⁻ᵏ − 1)/(1 − p) = 30 deliveries in the mean until then', () => {
    const p = 0.5;
    const k = 4;
    const counts: number[] = [];
    for (let seed = 1; seed <= 150; seed++) {
      const trace = simulate(
        longRun({
          seed,
          horizonMs: 300_000,
          settings: {
            eventEveryMs: 1_000,
            arrivals: 'slotted',
            lostRequestsPercent: 100 * p,
            retryPlan: 'off',
            requestTimeoutMs: 500,
            latencyMs: 1,
            disableAfterFailures: k,
          },
        }),
      );
      const disabled = factsOf(trace, 'endpoint.disabled')[0];
      expect(disabled).toBeDefined();
      const ended = factsOf(trace, 'attempt.finished').filter(
        ({ seq }) => seq < (disabled?.seq ?? 0),
      );
      counts.push(ended.length);
    }
    // The number of tosses until four tails in a row: mean 30, variance 734.
    expect((p ** -k - 1) / (1 - p)).toBe(30);
    expectMean(counts, 30, 734);
  });
});
