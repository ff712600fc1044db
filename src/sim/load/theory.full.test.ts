import { describe, expect, test } from 'vitest';
import { varianceOf } from '../laws/theory/theory.testkit.ts';
import { planOf } from './load.testkit.ts';
import { runStampede } from './stampede.ts';

/*
 * Section 5.6 and 5.7 of the notes on delivery policies. Successive waits are correlated, so errors are
 * those of batch means: 50 batches of 5,000 calls, far longer than a busy period. Theory must lie within
 * four standard errors, which together are less than 15 % of it.
 */
const latencyMs = 1;
const batches = 50;

const runs = 5;
const known = new Map<string, readonly number[]>();

/** How long each of `runs` times 50,000 Poisson calls was at a receiver with one worker, in ms, in order of arrival. */
function sojourns(perSecond: number, capacity: number, work: 'even' | 'random'): readonly number[] {
  const name = [perSecond, capacity, work].join(' ');
  const all =
    known.get(name) ??
    Array.from({ length: runs }, (_, seed) => run(perSecond, capacity, work, seed)).flat();
  known.set(name, all);
  return all;
}

function run(perSecond: number, capacity: number, work: 'even' | 'random', seed: number) {
  const deliveries = 50_000;
  // So many calls at random moments of a stretch of time are a Poisson stream, given their number; a short
  // stretch would be calmer than an endless one.
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
  return { mean, error: Math.sqrt(varianceOf(means) / batches) };
}

const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

function expectAgrees(values: readonly number[], exact: number): void {
  const { mean, error } = batchMeans(values);
  expect(Math.abs(mean - exact) / error).toBeLessThan(4);
  // A loose sample would agree with anything.
  expect(4 * error).toBeLessThan(0.15 * exact);
}

describe('5.6 inline processing, 250,000 calls', () => {
  const mu = 10;

  test.each([5, 8])('M/M/1 with %d calls a second and 10 served: W = 1/(μ − λ)', (lambda) => {
    expectAgrees(sojourns(lambda, mu, 'random'), 1_000 / (mu - lambda));
  });

  test.each([5, 8])('M/D/1 with %d calls a second and 10 served: Wq = ρ/(2μ(1 − ρ))', (lambda) => {
    const rho = lambda / mu;
    const inLineMs = sojourns(lambda, mu, 'even').map((ms) => ms - 1_000 / mu);
    expectAgrees(inLineMs, (1_000 * rho) / (2 * mu * (1 - rho)));
  });

  test.each([0.25, 0.5, 0.75])(
    'M/M/1: the share that takes longer than %d s is e^(−(μ − λ)t)',
    (t) => {
      const late = sojourns(8, mu, 'random').map((ms) => (ms > t * 1_000 ? 1 : 0));
      expectAgrees(late, Math.exp(-(mu - 8) * t));
    },
  );
});

describe('5.7 retry storms: timeout 20/μ, the worker stands still for 200/μ, 10 served a second', () => {
  const mu = 10;

  const seeds = [1, 2, 3, 4, 5];

  interface Storm {
    readonly rho: number;
    readonly attempts: number;
    readonly budget?: 'none' | 'sre' | 'finagle';
    readonly overSeconds?: number;
    readonly seed: number;
  }

  /** The share of the payments from ten minutes on that was delivered in time. */
  function recovered({ rho, attempts, budget = 'none', overSeconds = 900, seed }: Storm) {
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
        seed,
      ),
    );
    const late = [...beganAtMs].flatMap((at, index) =>
      at >= 600_000 ? [(deliveredAtMs[index] ?? -1) >= 0 ? 1 : 0] : [],
    );
    return meanOf(late);
  }

  const recoveredEach = (storm: Omit<Storm, 'seed'>) =>
    seeds.map((seed) => recovered({ ...storm, seed }));

  test.each([
    { rho: 0.5, attempts: 3 },
    { rho: 0.6, attempts: 2 },
  ])(
    'with n·ρ = $attempts · $rho > 1 nothing is delivered in time ever again, whatever the seed',
    (storm) => {
      expect(recoveredEach(storm)).toEqual(seeds.map(() => 0));
    },
  );

  test.each([
    { rho: 0.3, attempts: 3 },
    { rho: 0.4, attempts: 2 },
  ])(
    'with n·ρ = $attempts · $rho < 1 more than 99 of 100 are again, whatever the seed',
    (storm) => {
      // A calm line is longer than the timeout with chance e^(−(μ − λ)θ), less than one in 100,000.
      expect(Math.min(...recoveredEach(storm))).toBeGreaterThan(0.99);
    },
  );

  test('with ρ = 0.9 and one attempt 1 − e^(−(μ − λ)θ) = 86.5 % are in time again', () => {
    const rho = 0.9;
    // Near its limit a line is long for minutes: a longer run, and the errors of runs that are independent.
    const shares = Array.from({ length: 12 }, (_, seed) =>
      recovered({ rho, attempts: 1, overSeconds: 2_700, seed }),
    );
    const error = Math.sqrt(varianceOf(shares) / shares.length);
    const exact = 1 - Math.exp(-(mu - rho * mu) * (20 / mu));
    expect(Math.abs(meanOf(shares) - exact) / error).toBeLessThan(4);
    expect(4 * error).toBeLessThan(0.06 * exact);
  });

  test('with a budget of 10 % for retries the storm of ρ = 0.5 and n = 3 ends, whatever the seed', () => {
    const storm = { rho: 0.5, attempts: 3, budget: 'sre' } as const;
    expect(Math.min(...recoveredEach(storm))).toBeGreaterThan(0.99);
  });
});
