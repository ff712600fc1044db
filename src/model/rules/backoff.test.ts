import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  attemptsAllowed,
  backoffMs,
  leastBackoffMs,
  pauseMs,
  type BackoffPolicy,
} from './backoff.ts';
import { runs } from '../../tools/runs.testkit.ts';
import { settingTable } from '../settings.ts';

const policy = (change: Partial<BackoffPolicy> = {}): BackoffPolicy => ({
  retryPlan: 'exponential',
  jitter: 'none',
  jitterPercent: 20,
  firstWaitMs: 1_000,
  longestWaitMs: 60_000,
  waits: '2s 10s 1m',
  ...change,
});

/** The waits after attempts 1, 2, 3, … when luck is always the same. */
function waits(of: BackoffPolicy, luck: number, count: number): number[] {
  const drawn: number[] = [];
  for (let failed = 1; failed <= count; failed++) {
    drawn.push(backoffMs(of, failed, { backoffMs: drawn.at(-1) ?? 0, luck }));
  }
  return drawn;
}

const almostOne = 1 - 2 ** -32;

describe('the backoff', () => {
  test.each([
    { plan: 'off', expected: [0, 0, 0] },
    { plan: 'immediate', expected: [0, 0, 0] },
    { plan: 'fixed', expected: [1_000, 1_000, 1_000] },
    { plan: 'exponential', expected: [1_000, 2_000, 4_000] },
    { plan: 'schedule', expected: [2_000, 10_000, 60_000] },
  ] as const)('of the plan $plan without jitter is $expected', ({ plan, expected }) => {
    expect(waits(policy({ retryPlan: plan }), 0.5, 3)).toEqual(expected);
  });

  test('of a schedule repeats its last wait, whatever the longest wait is', () => {
    const schedule = policy({ retryPlan: 'schedule', longestWaitMs: 100 });
    expect(waits(schedule, 0, 5)).toEqual([2_000, 10_000, 60_000, 60_000, 60_000]);
  });

  test('doubles up to the longest wait and stays there', () => {
    expect(waits(policy({ longestWaitMs: 5_000 }), 0, 5)).toEqual([
      1_000, 2_000, 4_000, 5_000, 5_000,
    ]);
  });

  test('that doubles is the longest wait when that is shorter than the first', () => {
    expect(waits(policy({ longestWaitMs: 300 }), 0, 2)).toEqual([300, 300]);
  });

  test.each([
    { jitter: 'none', expected: 1_000 },
    { jitter: 'full', expected: 1_000 },
    { jitter: 'equal', expected: 1_000 },
    { jitter: 'decorrelated', expected: 300 },
  ] as const)(
    'of a fixed plan with $jitter jitter reaches $expected beside a longest wait of 300',
    ({ jitter, expected }) => {
      const fixed = policy({ retryPlan: 'fixed', jitter, longestWaitMs: 300 });
      expect(waits(fixed, almostOne, 2)).toEqual([expected, expected]);
    },
  );

  test.each([
    { jitter: 'full', luck: 0, expected: [0, 0, 0] },
    { jitter: 'full', luck: 0.5, expected: [500, 1_000, 2_000] },
    { jitter: 'full', luck: almostOne, expected: [1_000, 2_000, 4_000] },
    { jitter: 'equal', luck: 0, expected: [500, 1_000, 2_000] },
    { jitter: 'equal', luck: almostOne, expected: [1_000, 2_000, 4_000] },
    { jitter: 'decorrelated', luck: 0, expected: [1_000, 1_000, 1_000] },
    { jitter: 'decorrelated', luck: 0.5, expected: [2_000, 3_500, 5_750] },
    { jitter: 'decorrelated', luck: almostOne, expected: [3_000, 9_000, 27_000] },
    { jitter: 'spread', luck: 0, expected: [800, 1_600, 3_200] },
    { jitter: 'spread', luck: 0.5, expected: [1_000, 2_000, 4_000] },
    { jitter: 'spread', luck: almostOne, expected: [1_200, 2_400, 4_800] },
  ] as const)('with $jitter jitter and luck $luck is $expected', ({ jitter, luck, expected }) => {
    expect(waits(policy({ jitter }), luck, 3)).toEqual(expected);
  });

  test('with decorrelated jitter forgets the last wait when the plan is fixed', () => {
    expect(waits(policy({ retryPlan: 'fixed', jitter: 'decorrelated' }), almostOne, 3)).toEqual([
      3_000, 3_000, 3_000,
    ]);
  });

  test('with decorrelated jitter is up to three times each wait of a schedule', () => {
    const schedule = policy({ retryPlan: 'schedule', jitter: 'decorrelated' });
    expect(waits(schedule, 0, 3)).toEqual([2_000, 10_000, 60_000]);
    expect(waits(schedule, almostOne, 3)).toEqual([6_000, 30_000, 180_000]);
  });

  test('keeps the larger half of an odd pause with equal jitter', () => {
    expect(waits(policy({ jitter: 'equal', firstWaitMs: 101 }), 0, 1)).toEqual([51]);
  });

  test('of twenty doublings is a whole number of milliseconds', () => {
    const wait = backoffMs(policy({ longestWaitMs: 3_600_000, jitter: 'full' }), 20, {
      backoffMs: 0,
      luck: 0.999,
    });
    expect(wait).toBe(3_596_400);
  });
});

const anyPolicy = fc.record({
  retryPlan: fc.constantFrom(...settingTable.retryPlan.options),
  jitter: fc.constantFrom(...settingTable.jitter.options),
  firstWaitMs: fc.integer({ min: 100, max: 600_000 }),
  longestWaitMs: fc.integer({ min: 100, max: 3_600_000 }),
  jitterPercent: fc.nat(100),
  waits: fc.constantFrom('0 5s 1m', '2s', '1h 2h'),
});
/** Only a wait that doubles is capped, and only luck that adds to it goes beyond. */
function mostMs(of: BackoffPolicy, failed: number): number {
  const { retryPlan, jitter, longestWaitMs } = of;
  const pause = pauseMs(of, failed);
  if (jitter === 'spread') return (pause * (100 + of.jitterPercent)) / 100;
  if (jitter !== 'decorrelated') return pause;
  return retryPlan === 'schedule' ? pause * 3 : longestWaitMs;
}
const anyLuck = fc.nat(4_294_967_295).map((draw) => draw / 2 ** 32);

test('no wait is shorter than the least or longer than the longest, and luck 0 reaches the least', () => {
  fc.assert(
    fc.property(
      anyPolicy,
      fc.integer({ min: 1, max: 20 }),
      fc.array(anyLuck, { minLength: 20, maxLength: 20 }),
      (of, failed, lucks) => {
        let last = 0;
        for (let attempt = 1; attempt <= failed; attempt++) {
          last = backoffMs(of, attempt, { backoffMs: last, luck: lucks[attempt - 1] ?? 0 });
        }
        expect(last).toBeGreaterThanOrEqual(leastBackoffMs(of, failed));
        expect(last).toBeLessThanOrEqual(mostMs(of, failed));
        expect(backoffMs(of, failed, { backoffMs: 0, luck: 0 })).toBe(leastBackoffMs(of, failed));
      },
    ),
    { numRuns: runs(200, 2_000) },
  );
});

test('more luck never makes a wait shorter', () => {
  fc.assert(
    fc.property(anyPolicy, fc.integer({ min: 1, max: 20 }), anyLuck, anyLuck, (of, n, a, b) => {
      const wait = (luck: number) => backoffMs(of, n, { backoffMs: 0, luck });
      expect(wait(Math.min(a, b))).toBeLessThanOrEqual(wait(Math.max(a, b)));
    }),
    { numRuns: runs(200, 1_000) },
  );
});

test('a plan that is off allows one attempt, any other as many as are set', () => {
  expect(
    settingTable.retryPlan.options.map((retryPlan) => attemptsAllowed({ retryPlan, attempts: 6 })),
  ).toEqual([1, 6, 6, 6, 6]);
});
