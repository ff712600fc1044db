import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { waitMs } from '../../../sim/sender/retryWait.ts';
import { standardSettings, type Settings } from '../../../model/settings.ts';
import { planLadder } from './ladderPlan.ts';

const s = 1_000;
const min = 60 * s;
const h = 60 * min;

const offsets = (settings: Partial<Settings>) =>
  planLadder({ ...standardSettings, ...settings }).rungs.map(({ atMs }) => atMs);

const svix: Partial<Settings> = {
  retryPlan: 'schedule',
  waits: '5s 5m 30m 2h 5h 10h 10h',
  attempts: 8,
  jitter: 'spread',
  jitterPercent: 20,
  overloadWaitMs: min,
  requestTimeoutMs: 15 * s,
};

const anyPolicy = fc.record({
  retryPlan: fc.constantFrom('immediate', 'fixed', 'exponential', 'schedule'),
  jitter: fc.constantFrom('none', 'full', 'equal', 'decorrelated', 'spread'),
  jitterPercent: fc.nat(100),
  firstWaitMs: fc.integer({ min: 100, max: 3_600_000 }),
  longestWaitMs: fc.integer({ min: 100, max: 86_400_000 }),
  attempts: fc.integer({ min: 1, max: 200 }),
  overloadWaitMs: fc.nat(3_600_000),
  downAnswer: fc.constantFrom('503', '429', 'silence'),
});

describe('the ladder of a schedule', () => {
  test('has its waits one after the other: Svix ends at 27:35:05', () => {
    expect(offsets(svix)).toEqual(
      [0, 5, 305, 2_105, 9_305, 27_305, 63_305, 99_305].map((n) => n * s),
    );
  });

  test('repeats its last wait when there are more attempts than waits', () => {
    expect(offsets({ retryPlan: 'schedule', waits: '1m 8h', attempts: 5 })).toEqual([
      0,
      min,
      8 * h + min,
      16 * h + min,
      24 * h + min,
    ]);
  });

  test('spreads by its share, and the spread adds up from wait to wait', () => {
    const { rungs } = planLadder({ ...standardSettings, ...svix });
    expect(rungs[2]).toEqual({
      attempt: 3,
      atMs: 305 * s,
      earliestMs: 244 * s,
      latestMs: 366 * s,
    });
  });

  test('is later by a timeout for each attempt that meets silence, and by the longer wait after it', () => {
    expect(offsets({ ...svix, downAnswer: 'silence' }).slice(0, 3)).toEqual([
      0,
      15 * s + 60 * s,
      15 * s + 60 * s + 15 * s + 5 * min,
    ]);
    expect(offsets({ ...svix, downAnswer: '429' }).slice(0, 2)).toEqual([0, 60 * s]);
  });
});

describe('the ladder of a formula', () => {
  const doubling: Partial<Settings> = {
    retryPlan: 'exponential',
    firstWaitMs: 2 * s,
    longestWaitMs: 6 * s,
    attempts: 5,
  };

  test('doubles up to the longest wait', () => {
    expect(offsets(doubling)).toEqual([0, 2, 6, 12, 18].map((n) => n * s));
  });

  test('has half the waits on average with full jitter, three quarters with equal jitter', () => {
    expect(offsets({ ...doubling, jitter: 'full' })).toEqual([0, 1, 3, 6, 9].map((n) => n * s));
    expect(offsets({ ...doubling, jitter: 'equal' }).at(-1)).toBe(13.5 * s);
  });

  test('grows by a half on average with decorrelated jitter', () => {
    const uncapped = { ...doubling, longestWaitMs: h, jitter: 'decorrelated' } as const;
    expect(offsets(uncapped).slice(0, 4)).toEqual([0, 4, 11, 22.5].map((n) => n * s));
  });

  test('has one rung without retries', () => {
    expect(planLadder({ ...standardSettings, retryPlan: 'off' })).toEqual({
      rungs: [{ attempt: 1, atMs: 0, earliestMs: 0, latestMs: 0 }],
      end: 'attempts exhausted',
      failureMs: 0,
    });
  });
});

describe('a ladder ends', () => {
  test('before the first attempt that would come after the give-up time, and not at it', () => {
    const fixed: Partial<Settings> = { retryPlan: 'fixed', firstWaitMs: 10 * s, attempts: 9 };
    expect(offsets({ ...fixed, giveUpAfterMs: 30 * s }).at(-1)).toBe(30 * s);
    expect(planLadder({ ...standardSettings, ...fixed, giveUpAfterMs: 29 * s })).toMatchObject({
      rungs: [{}, {}, {}],
      end: 'out of time',
    });
  });

  test.each([
    [{ downAnswer: '410', on410: 'disable' }, 'disabled'],
    [{ downAnswer: '410', on410: 'giveUp' }, 'given up'],
    [{ downAnswer: '404', on4xx: 'giveUp' }, 'given up'],
    [{ downAnswer: '429', on429: 'giveUp' }, 'given up'],
    [{ downAnswer: '301', on3xx: 'giveUp' }, 'given up'],
    [{ downAnswer: '301', successRule: '2xx 3xx' }, 'taken for success'],
  ] as const)('after the first attempt under %o: %s', (settings, end) => {
    const plan = planLadder({ ...standardSettings, ...settings });
    expect({ rungs: plan.rungs.length, end: plan.end }).toEqual({ rungs: 1, end });
  });
});

test('no wait that the sender draws lies outside the range of its rung', () => {
  fc.assert(
    fc.property(
      anyPolicy,
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true })),
      (some, luck) => {
        const settings = { ...standardSettings, ...some } as Settings;
        const overloaded = settings.downAnswer === '429' || settings.downAnswer === 'silence';
        const { rungs, failureMs } = planLadder({ ...settings, attempts: luck.length + 1 });
        let at = 0;
        let before = 0;
        for (const [i, rung] of rungs.slice(1).entries()) {
          before = waitMs(settings, i + 1, {
            backoffMs: before,
            askedMs: 0,
            overloaded,
            luck: luck[i] ?? 0,
          });
          at += failureMs + before;
          expect(at).toBeGreaterThanOrEqual(rung.earliestMs);
          expect(at).toBeLessThanOrEqual(rung.latestMs);
        }
      },
    ),
  );
});

test('a rung never comes before the one under it, and its mean lies within its range', () => {
  fc.assert(
    fc.property(anyPolicy, (settings) => {
      const { rungs } = planLadder({ ...standardSettings, ...settings } as Settings);
      for (const [i, { atMs, earliestMs, latestMs }] of rungs.entries()) {
        // Sums of fractions may differ in their last digit.
        expect(earliestMs).toBeLessThanOrEqual(atMs + 0.001);
        expect(atMs).toBeLessThanOrEqual(latestMs + 0.001);
        expect(atMs).toBeGreaterThanOrEqual(rungs[i - 1]?.atMs ?? 0);
      }
    }),
  );
});
