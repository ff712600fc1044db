import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PollOutcome } from '../facts.ts';
import { intervalAfter, intervalWithin } from './pollInterval.ts';
import { durationMs } from '../units.ts';

const rule = { pullMode: 'adaptive', pollEveryMs: 5_000, pollLongestMs: 60_000 } as const;
const news: PollOutcome = { result: 'news', eventIds: ['evt_1'] };
const empty: PollOutcome = { result: 'empty' };

const afterAll = (outcomes: readonly PollOutcome[]) =>
  outcomes.reduce<number[]>(
    (intervals, outcome) => [...intervals, intervalAfter(rule, intervals.at(-1) ?? 0, outcome)],
    [5_000],
  );

test('an adaptive interval doubles without news up to the longest, and halves with it down to the shortest', () => {
  expect(afterAll([empty, empty, empty, empty, empty, news, news, news, news])).toEqual([
    5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 30_000, 15_000, 7_500, 5_000,
  ]);
});

test('that nothing has changed counts as no news', () => {
  expect(intervalAfter(rule, 10_000, { result: 'unchanged' })).toBe(20_000);
});

test('an answer that never came and one that refuses say nothing about news', () => {
  expect(intervalAfter(rule, 10_000, { result: 'timedOut' })).toBe(10_000);
  const limited: PollOutcome = { result: 'rateLimited', retryAfterMs: durationMs(1_000) };
  expect(intervalAfter(rule, 10_000, limited)).toBe(10_000);
});

test('an adaptive interval stays in its bounds, whichever of them is set the longer', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), fc.nat(500_000), (every, longest, last) => {
      const odd = { pullMode: 'adaptive', pollEveryMs: every, pollLongestMs: longest } as const;
      const next = intervalAfter(odd, last, empty);
      expect(next).toBeGreaterThanOrEqual(every);
      expect(next).toBeLessThanOrEqual(Math.max(every, longest));
    }),
  );
});

test('a question that is held is followed by the next at once', () => {
  expect(intervalWithin({ ...rule, pullMode: 'longPoll' }, 40_000)).toBe(0);
});
