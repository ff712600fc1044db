import { expect, test } from 'vitest';
import { drillAt, verdictSentence, type ReportedDrill, type VerdictName } from './drillReport.ts';

const drill = (verdict: VerdictName, when: Partial<ReportedDrill> = {}): ReportedDrill => ({
  ...{ id: verdict, name: verdict, says: '', expects: '', seen: '', because: '', verdict },
  lesson: 'lab?scenario=lost-answer',
  ...when,
});

test.each([
  ['2 of 3 drills fell short.', ['fell short', 'held', 'fell short', 'not run']],
  ['1 of 1 drill fell short.', ['fell short']],
  ['Every drill held.', ['held', 'not run']],
  ['Every answer was right; what was done only --effects can tell.', ['held', 'cannot tell']],
  ['Nothing can be said of this receiver.', ['not run', 'cannot tell']],
] as const)('%s', (sentence, verdicts) => {
  expect(verdictSentence(verdicts.map((each) => drill(each)))).toBe(sentence);
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
