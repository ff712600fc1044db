import { describe, expect, test } from 'vitest';
import type { Trace } from '../../../model/facts.ts';
import { waitsOf } from '../../../model/rules/waits.ts';
import { factsOf, groupedBy } from '../anyRun.testkit.ts';
import { simulate } from '../../simulate.ts';
import { expectMean, expectShare, longRun, varianceOf } from './theory.testkit.ts';

const second = 1_000;
const hour = 3_600 * second;
const svix = '5s 5m 30m 2h 5h 10h 10h';

/** When each attempt of a delivery starts, in seconds after the first, when failing takes no time. */
const offsets = waitsOf(svix).reduce<number[]>(
  (all, wait) => [...all, (all.at(-1) ?? 0) + wait / second],
  [0],
);

/** Payments through an outage that begins with the run, under Svix's schedule without its jitter. */
function outage(about: {
  readonly seed: number;
  readonly outageMs: number;
  readonly horizonMs: number;
  readonly everyMs: number;
  readonly timesMs?: readonly number[];
}): Trace {
  const { seed, outageMs, horizonMs, everyMs, timesMs = [] } = about;
  return simulate(
    longRun({
      seed,
      horizonMs,
      eventTimesMs: timesMs,
      plan: [
        { at: 0, type: 'endpoint.set', mode: 'down' },
        { at: outageMs, type: 'endpoint.set', mode: 'up' },
      ],
      settings: { eventEveryMs: everyMs, retryPlan: 'schedule', waits: svix, attempts: 8 },
    }),
  );
}

/** The payments that happened in the outage, with their attempts and when they were delivered. */
function struck(trace: Trace, outageMs: number) {
  const attempts = groupedBy(factsOf(trace, 'attempt.started'), ({ eventId }) => eventId);
  const deliveredAt = new Map(
    factsOf(trace, 'delivery.delivered').map(({ eventId, at }) => [eventId, at]),
  );
  return factsOf(trace, 'event.occurred')
    .filter(({ at }) => at < outageMs)
    .map(({ eventId, at }) => ({
      attempts: attempts.get(eventId)?.length ?? 0,
      delaySeconds: deliveredAt.has(eventId)
        ? ((deliveredAt.get(eventId) ?? 0) - at) / second
        : undefined,
    }));
}

/** The mean delay of what is delivered after an outage of D seconds, events falling evenly into it. */
function meanDelay(d: number): number {
  const last = offsets.at(-1) ?? 0;
  const sum = offsets.slice(1).reduce((total, offset, index) => {
    const before = offsets[index] ?? 0;
    return total + offset * (Math.min(offset, d) - Math.min(before, d));
  }, 0);
  return sum / Math.min(d, last);
}

describe("an outage of an hour under Svix's schedule, with 1,800 payments in it", () => {
  const trace = outage({ seed: 1, outageMs: hour, horizonMs: 3.2 * hour, everyMs: 2 * second });
  const payments = struck(trace, hour);

  test('loses nothing', () => {
    expect(payments.length).toBeGreaterThan(1_650);
    expect(payments.filter(({ delaySeconds }) => delaySeconds === undefined)).toEqual([]);
  });

  test('delays a payment by 4,942 s in the mean, far more than what is left of the outage', () => {
    const delays = payments.map(({ delaySeconds }) => delaySeconds ?? 0);
    expect(meanDelay(3_600)).toBeCloseTo(4_942, 0);
    expectMean(delays, meanDelay(3_600), varianceOf(delays));
  });

  test('takes 1 + Σ max(0, 1 − tᵢ/D) = 4.329 attempts in the mean', () => {
    const attempts = payments.map((payment) => payment.attempts);
    const mean =
      1 + offsets.slice(0, -1).reduce((sum, offset) => sum + Math.max(0, 1 - offset / 3_600), 0);
    expect(mean).toBeCloseTo(4.329, 3);
    expectMean(attempts, mean, varianceOf(attempts));
  });

  test.each([
    { fromSeconds: 20, untilSeconds: 290, times: 3 },
    { fromSeconds: 310, untilSeconds: 1_790, times: 2 },
    { fromSeconds: 2_200, untilSeconds: 5_600, times: 1 },
    // The echo: the payments of the outage's beginning meet their fourth retry.
    { fromSeconds: 5_720, untilSeconds: 7_100, times: 2 },
  ])(
    'brings $times times the load from $fromSeconds s to $untilSeconds s after it is over',
    ({ fromSeconds, untilSeconds, times }) => {
      const calls = factsOf(trace, 'attempt.started').filter(
        ({ at }) => at >= hour + fromSeconds * second && at < hour + untilSeconds * second,
      ).length;
      const mean = (times * (untilSeconds - fromSeconds)) / 2;
      // Attempts of one payment fall together, so that the variance is at most `times` times the mean.
      expect(Math.abs(calls - mean) / Math.sqrt(times * mean)).toBeLessThan(4);
    },
  );
});

describe('the first seconds after an outage of an hour, with 10 payments a second in all that reaches them', () => {
  const perSecond = 10;
  /** Ten seconds of payments, and those of which a retry falls into the same ten seconds. */
  const timesMs = [
    ...evenly(hour - 2_105 * second, 10),
    ...evenly(hour - 305 * second, 10),
    ...evenly(hour - 5 * second, 5),
    ...evenly(hour, 10),
  ];
  const trace = outage({
    seed: 3,
    outageMs: hour,
    horizonMs: hour + 20 * second,
    everyMs: 0,
    timesMs,
  });

  function evenly(fromMs: number, seconds: number): number[] {
    const apartMs = second / perSecond;
    return Array.from(
      { length: seconds * perSecond },
      (_, n) => fromMs + apartMs / 2 + n * apartMs,
    );
  }

  test.each([
    { fromSeconds: 0, untilSeconds: 5, times: 4 },
    { fromSeconds: 5, untilSeconds: 10, times: 3 },
  ])(
    'bring exactly $times times the load from $fromSeconds s to $untilSeconds s',
    ({ fromSeconds, untilSeconds, times }) => {
      const calls = factsOf(trace, 'attempt.started').filter(
        ({ at }) => at >= hour + fromSeconds * second && at < hour + untilSeconds * second,
      );
      expect(calls).toHaveLength(times * perSecond * (untilSeconds - fromSeconds));
    },
  );
});

describe("an outage of 40 hours, longer than Svix's 27 h 35 min", () => {
  const outageMs = 40 * hour;
  const trace = outage({ seed: 2, outageMs, horizonMs: 72 * hour, everyMs: 96 * second });
  const payments = struck(trace, outageMs);

  test('loses 1 − t/D = 31.04 % of the payments in it', () => {
    const lost = payments.filter(({ delaySeconds }) => delaySeconds === undefined).length;
    const chance = 1 - (offsets.at(-1) ?? 0) / (40 * 3_600);
    expect(chance).toBeCloseTo(0.3104, 4);
    expect(payments.length).toBeGreaterThan(1_350);
    expectShare(lost, payments.length, chance);
  });
});
