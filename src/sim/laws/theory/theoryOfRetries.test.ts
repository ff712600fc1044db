import { describe, expect, test } from 'vitest';
import type { Trace } from '../../../model/facts.ts';
import { factsOf, groupedBy } from '../anyRun.testkit.ts';
import { simulate } from '../../simulate.ts';
import { expectMean, expectShare, longRun, varianceOf } from './theory.testkit.ts';

const attemptsMost = 4;

/** Payments whose deliveries have ended, with their attempts. */
function ended(
  trace: Trace,
): readonly { readonly attempts: number; readonly delivered: boolean }[] {
  return [
    ...factsOf(trace, 'delivery.delivered').map(({ attempts }) => ({ attempts, delivered: true })),
    ...factsOf(trace, 'delivery.deadLettered').map(({ attempts }) => ({
      attempts,
      delivered: false,
    })),
  ];
}

/** Variance of the number of attempts when each fails with chance p and there are n at most. */
function varianceOfAttempts(p: number, n: number): number {
  let mean = 0;
  let squares = 0;
  for (let k = 1; k <= n; k++) {
    const chance = k < n ? p ** (k - 1) * (1 - p) : p ** (n - 1);
    mean += k * chance;
    squares += k * k * chance;
  }
  return squares - mean ** 2;
}

describe('4,000 deliveries with n = 4 attempts, of which each request is lost with p = 0.4', () => {
  const p = 0.4;
  const trace = simulate(
    longRun({
      seed: 11,
      horizonMs: 4_000_000,
      settings: {
        eventEveryMs: 1_000,
        lostRequestsPercent: 100 * p,
        retryPlan: 'fixed',
        firstWaitMs: 100,
        attempts: attemptsMost,
        requestTimeoutMs: 500,
      },
    }),
  );
  const deliveries = ended(trace);

  test('take (1 − pⁿ)/(1 − p) attempts in the mean', () => {
    expect(deliveries.length).toBeGreaterThan(3_700);
    expectMean(
      deliveries.map(({ attempts }) => attempts),
      (1 - p ** attemptsMost) / (1 - p),
      varianceOfAttempts(p, attemptsMost),
    );
  });

  test('succeed with chance 1 − pⁿ', () => {
    const delivered = deliveries.filter((delivery) => delivery.delivered).length;
    expectShare(delivered, deliveries.length, 1 - p ** attemptsMost);
  });

  test('that succeed took 1/(1 − p) − n pⁿ/(1 − pⁿ) attempts in the mean', () => {
    const attempts = deliveries
      .filter(({ delivered }) => delivered)
      .map((delivery) => delivery.attempts);
    const pn = p ** attemptsMost;
    expectMean(attempts, 1 / (1 - p) - (attemptsMost * pn) / (1 - pn), varianceOf(attempts));
  });
});

describe('4,000 deliveries with n = 4, requests lost with p = 0.3, acknowledgements with q = 0.2', () => {
  const p = 0.3;
  const q = 0.2;
  const n = attemptsMost;
  const trace = simulate(
    longRun({
      seed: 12,
      horizonMs: 4_000_000,
      settings: {
        eventEveryMs: 1_000,
        lostRequestsPercent: 100 * p,
        lostAnswersPercent: 100 * q,
        skipProcessed: false,
        retryPlan: 'fixed',
        firstWaitMs: 100,
        attempts: n,
        requestTimeoutMs: 500,
      },
    }),
  );
  const copies = groupedBy(
    factsOf(trace, 'effect.made').filter(({ channel }) => channel === 'push'),
    ({ eventId }) => eventId,
  );
  const endings = [
    ...factsOf(trace, 'delivery.delivered').map(({ eventId }) => ({ eventId, delivered: true })),
    ...factsOf(trace, 'delivery.deadLettered').map(({ eventId }) => ({
      eventId,
      delivered: false,
    })),
  ].map(({ eventId, delivered }) => ({ copies: copies.get(eventId)?.length ?? 0, delivered }));
  const share = (holds: (ending: (typeof endings)[number]) => boolean) =>
    endings.filter(holds).length;

  test('are processed twice or more with chance q[1 − pⁿ − n(1 − p)pⁿ⁻¹]', () => {
    expect(endings.length).toBeGreaterThan(3_700);
    const chance = q * (1 - p ** n - n * (1 - p) * p ** (n - 1));
    expect(chance).toBeCloseTo(0.18326, 5);
    expectShare(
      share((ending) => ending.copies > 1),
      endings.length,
      chance,
    );
  });

  test('are processed exactly once with chance (1 − q)(1 − pⁿ) + n q (1 − p) pⁿ⁻¹', () => {
    const chance = (1 - q) * (1 - p ** n) + n * q * (1 - p) * p ** (n - 1);
    expectShare(
      share((ending) => ending.copies === 1),
      endings.length,
      chance,
    );
  });

  test('are never processed with chance pⁿ', () => {
    expectShare(
      share((ending) => ending.copies === 0),
      endings.length,
      p ** n,
    );
  });

  test('are processed and yet recorded as failed with chance (p + q − pq)ⁿ − pⁿ', () => {
    const chance = (p + q - p * q) ** n - p ** n;
    expectShare(
      share(({ copies: made, delivered }) => made > 0 && !delivered),
      endings.length,
      chance,
    );
  });

  test('are processed (1 − (1 − s)ⁿ)/(1 − q) times in the mean, with s = (1 − p)(1 − q)', () => {
    const s = (1 - p) * (1 - q);
    const numbers = endings.map((ending) => ending.copies);
    expectMean(numbers, (1 - (1 - s) ** n) / (1 - q), varianceOf(numbers));
  });
});
