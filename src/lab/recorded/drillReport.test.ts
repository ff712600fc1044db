import { expect, test } from 'vitest';
import {
  drillAt,
  sentSeconds,
  verdictSentence,
  type ReportedDrill,
  type VerdictName,
} from './drillReport.ts';

const drill = (verdict: VerdictName, when: Partial<ReportedDrill> = {}): ReportedDrill => ({
  ...{ id: verdict, name: verdict, says: '', expects: '', seen: '', because: '', verdict },
  lesson: 'lab?scenario=lost-answer',
  ...when,
});

test.each([
  ['2 of 3 drills fell short.', ['fell short', 'held', 'fell short', 'not run']],
  ['1 of 1 drill fell short.', ['fell short']],
  ['Every drill held.', ['held', 'held']],
  ['Every drill that ran held; 1 was not run.', ['held', 'not run']],
  ['Every drill that ran held; 2 were not run.', ['not run', 'held', 'not run']],
  ['No drill was run.', ['not run', 'not run']],
  ['Every answer was right; what was done only --effects can tell.', ['held', 'cannot tell']],
  ['Nothing can be said of this receiver.', ['not run', 'cannot tell']],
] as const)('%s', (sentence, verdicts) => {
  expect(verdictSentence(verdicts.map((each) => drill(each)))).toBe(sentence);
});

test('a request was sent as long after the start of its run as the run says, and no later than the run took', () => {
  const recordedAt = '2026-11-30T23:36:13.377Z';
  const start = Date.UTC(2026, 10, 30, 23, 36, 13) / 1_000;
  const sentAt = (at: number) => sentSeconds({ recordedAt, seconds: 12 }, at) - start;
  expect([0, 700, 3_600_000].map(sentAt)).toEqual([0, 1, 12]);
});

test('a drill goes on until its end, also where the next one begins there', () => {
  const first = drill('held', { fromMs: 10, untilMs: 20 });
  const second = drill('fell short', { fromMs: 20, untilMs: 30 });
  const drills = [first, drill('not run'), second];
  expect([10, 11, 20, 21, 99].map((at) => drillAt(drills, at))).toEqual([
    undefined,
    first,
    first,
    second,
    second,
  ]);
});
