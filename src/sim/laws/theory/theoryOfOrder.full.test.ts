import { describe, expect, test } from 'vitest';
import type { Trace } from '../../../model/facts.ts';
import { factsOf } from '../anyRun.testkit.ts';
import { simulate } from '../../simulate.ts';
import { expectShare, longRun } from './theory.testkit.ts';

const pairs = 3_000;

/** Pairs of payments, the second so much later than the first, and each pair far from the next. */
function pairsApart(apartMs: number, settings: Parameters<typeof longRun>[0]['settings']): Trace {
  const eachMs = 10_000;
  return simulate(
    longRun({
      seed: 21,
      horizonMs: (pairs + 1) * eachMs,
      eventTimesMs: Array.from({ length: pairs }, (_, n) => [
        n * eachMs,
        n * eachMs + apartMs,
      ]).flat(),
      settings: { eventEveryMs: 0, skipProcessed: false, ...settings },
    }),
  );
}

/** In how many pairs the second payment was charged before the first. */
function reordered(trace: Trace): number {
  const chargedAt = new Map(
    factsOf(trace, 'effect.made')
      .filter(({ channel }) => channel === 'push')
      .map(({ eventId, seq }) => [eventId, seq]),
  );
  let swapped = 0;
  for (let n = 0; n < pairs; n++) {
    const first = chargedAt.get(`evt_${2 * n + 1}`) ?? Infinity;
    const second = chargedAt.get(`evt_${2 * n + 2}`) ?? Infinity;
    if (second < first) swapped++;
  }
  return swapped;
}

describe('two payments d = 400 ms apart', () => {
  test('change places with chance ½ e^(−d/m) when travel times are exponential with mean m = 500 ms', () => {
    const trace = pairsApart(400, {
      latencyLaw: 'exponentially',
      latencySpreadMs: 500,
      requestTimeoutMs: 60_000,
      retryPlan: 'off',
    });
    expect(0.5 * Math.exp(-0.8)).toBeCloseTo(0.224664, 6);
    expectShare(reordered(trace), pairs, 0.5 * Math.exp(-0.8));
  });

  test('change places with chance (S − d)²/2S² when travel times vary evenly by S = 1,000 ms', () => {
    const trace = pairsApart(400, {
      latencySpreadMs: 1_000,
      requestTimeoutMs: 60_000,
      retryPlan: 'off',
    });
    expectShare(reordered(trace), pairs, 600 ** 2 / (2 * 1_000 ** 2));
  });

  test('change places, or lose the first, with chance p(1 − p) + p²(p − p²) when an attempt is lost with p and retried once, later than d', () => {
    const p = 0.2;
    const trace = pairsApart(400, {
      lostRequestsPercent: 100 * p,
      retryPlan: 'fixed',
      firstWaitMs: 500,
      requestTimeoutMs: 500,
      attempts: 2,
    });
    // Both lost the first time and the first lost again: the second then comes alone.
    const both = p * p * (p - p * p);
    expectShare(reordered(trace), pairs, p * (1 - p) + both);
  });
});
