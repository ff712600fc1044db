import { describe, expect, test } from 'vitest';
import { planOf } from './load.testkit.ts';
import { runStampede } from './stampede.ts';

/*
 * Section 5.6 and 5.7 of the notes on delivery policies. Successive waits are correlated, so errors are
 * those of batch means: 50 batches of 2,000 calls, far longer than a busy period, and |z| < 4.
 */
const latencyMs = 1;
const batches = 50;

const runs = 10;
const known = new Map<string, readonly number[]>();

/** How long each of `runs` times 10,000 Poisson calls was at a receiver with one worker, in ms, in order of arrival. */
function sojourns(perSecond: number, capacity: number, work: 'even' | 'random'): readonly number[] {
  const name = [perSecond, capacity, work].join(' ');
  const all =
    known.get(name) ??
    Array.from({ length: runs }, (_, seed) => run(perSecond, capacity, work, seed)).flat();
  known.set(name, all);
  return all;
}

function run(perSecond: number, capacity: number, work: 'even' | 'random', seed: number) {
  const deliveries = 10_000;
  // So many calls at random moments of a stretch of time are a Poisson stream, given their number.
  const overSeconds = deliveries / perSecond;
  const result = runStampede(
    planOf(
      {
        deliveries,
        overSeconds,
        downSeconds: 0,
        forSeconds: overSeconds + 600,
        receiver: 'queues',
        capacity,
        work,
      },
      { retryPlan: 'off', requestTimeoutMs: 60_000, latencyMs },
      seed,
    ),
  );
  expect(result.givenUp).toBe(0);
  return [...result.beganAtMs]
    .map((at, index) => ({ at, ms: (result.deliveredAtMs[index] ?? 0) - at - 2 * latencyMs }))
    .sort((a, b) => a.at - b.at)
    .map(({ ms }) => ms);
}

function batchMeans(values: readonly number[]): { mean: number; error: number } {
  const size = Math.floor(values.length / batches);
  const means = Array.from({ length: batches }, (_, batch) =>
    meanOf(values.slice(batch * size, (batch + 1) * size)),
  );
  const mean = meanOf(means);
  const variance = means.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (batches - 1);
  return { mean, error: Math.sqrt(variance / batches) };
}

const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

function expectAgrees(values: readonly number[], exact: number): void {
  const { mean, error } = batchMeans(values);
  expect(Math.abs(mean - exact) / error).toBeLessThan(4);
  // A loose sample would agree with anything.
  expect(error).toBeLessThan(exact / 12);
}

describe('5.6 inline processing, 100,000 calls', { timeout: 120_000 }, () => {
  const mu = 10;

  test.each([5, 8])('M/M/1 with %d calls a second and 10 served: W = 1/(μ − λ)', (lambda) => {
    expectAgrees(sojourns(lambda, mu, 'random'), 1_000 / (mu - lambda));
  });

  test.each([5, 8])('M/D/1 with %d calls a second and 10 served: Wq = ρ/(2μ(1 − ρ))', (lambda) => {
    const rho = lambda / mu;
    const inLineMs = sojourns(lambda, mu, 'even').map((ms) => ms - 1_000 / mu);
    expectAgrees(inLineMs, (1_000 * rho) / (2 * mu * (1 - rho)));
  });

  test.each([0.25, 0.5, 1])(
    'M/M/1: the share that takes longer than %d s is e^(−(μ − λ)t)',
    (t) => {
      const late = sojourns(8, mu, 'random').map((ms) => (ms > t * 1_000 ? 1 : 0));
      expectAgrees(late, Math.exp(-(mu - 8) * t));
    },
  );
});

describe('5.7 retry storms: timeout 20/μ, the worker stands still for 200/μ, 10 served a second', () => {
  const mu = 10;
  const overSeconds = 900;

  /** The share of the payments of the last five minutes that was delivered in time. */
  function recovered(rho: number, attempts: number, budget: 'none' | 'sre' | 'finagle' = 'none') {
    const { beganAtMs, deliveredAtMs } = runStampede(
      planOf(
        {
          deliveries: rho * mu * overSeconds,
          overSeconds,
          outage: 'hangs',
          downSeconds: 200 / mu,
          forSeconds: overSeconds + 60,
          receiver: 'queues',
          capacity: mu,
          work: 'random',
          budget,
        },
        {
          retryPlan: 'immediate',
          attempts,
          requestTimeoutMs: (20 / mu) * 1_000,
          overloadWaitMs: 0,
          latencyMs,
        },
      ),
    );
    const late = [...beganAtMs].flatMap((at, index) =>
      at >= (overSeconds - 300) * 1_000 ? [(deliveredAtMs[index] ?? -1) >= 0 ? 1 : 0] : [],
    );
    return meanOf(late);
  }

  test.each([
    { rho: 0.5, attempts: 3 },
    { rho: 0.6, attempts: 2 },
  ])(
    'with n·ρ = $attempts · $rho > 1 nothing is delivered in time ever again',
    ({ rho, attempts }) => {
      expect(recovered(rho, attempts)).toBe(0);
    },
  );

  test.each([
    { rho: 0.3, attempts: 3 },
    { rho: 0.4, attempts: 2 },
    { rho: 0.9, attempts: 1 },
  ])('with n·ρ = $attempts · $rho < 1 all is well again', ({ rho, attempts }) => {
    // With ρ = 0.9 even a calm line is now and then longer than 20 calls: e^(−(μ − λ)θ) = 13.5 %.
    expect(recovered(rho, attempts)).toBeGreaterThan(rho === 0.9 ? 0.7 : 0.99);
  });

  test('with a budget of 10 % for retries the storm of ρ = 0.5 and n = 3 ends', () => {
    expect(recovered(0.5, 3, 'sre')).toBeGreaterThan(0.99);
  });
});
