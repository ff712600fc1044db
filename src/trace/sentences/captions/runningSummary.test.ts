import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lessonById, lessons } from '../../../lessons/lessons.ts';
import { instant, type SimInstant } from '../../../model/units.ts';
import { simulate } from '../../../sim/simulate.ts';
import { runs } from '../../../tools/runs.testkit.ts';
import { selectComparison } from '../../ledger/comparison.ts';
import { selectCaption } from './captions.ts';
import { countsBetween, runningSummary } from './runningSummary.ts';

const traces = lessons.map(({ scenario }) => simulate(scenario));
const traceOf = (id: string) => simulate(lessonById(id)!.scenario);
const summaryOf = (id: string, since: number, at: number) =>
  runningSummary(traceOf(id), instant(since), instant(at));

test.each([
  [
    'polling-waste',
    0,
    3_600_000,
    'Since the start: 720 questions, 714 empty; 6 payments; 6 attempts, none failed.',
  ],
  ['polling-waste', 40_000, 100_000, 'Since 00:40.0: 12 questions, all empty.'],
  ['outage-and-retries', 40_000, 40_001, 'Since 00:40.0: nothing new.'],
] as const)('of %s from %i to %i it says what happened', (id, since, at, text) => {
  expect(summaryOf(id, since, at)).toBe(text);
});

test('in a sweep the caption counts from where it was set going, and stands at what came last', () => {
  const trace = traceOf('polling-waste');
  expect(selectCaption(trace, instant(103_000), { since: instant(40_000) })).toMatchObject({
    at: 100_100,
    text: 'Since 00:40.0: 13 questions, all empty.',
  });
});

test('what it counts between two moments is what the comparison counts more at the second', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...traces),
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
      (trace, shares) => {
        const [since, at] = shares
          .map((share) => instant(Math.floor(share * trace.endsAt)))
          .toSorted((a, b) => a - b) as [SimInstant, SimInstant];
        const [then, now] = [selectComparison(trace, since), selectComparison(trace, at)];
        if (since === 0) return;
        expect(countsBetween(trace, since, at)).toEqual({
          questions: now.pull.ended - then.pull.ended,
          empty: now.pull.empty - then.pull.empty,
          payments: now.events - then.events,
          attempts: now.push.ended - then.push.ended,
          failed: now.push.failed - then.push.failed,
          extra: now.push.extra - then.push.extra,
        });
      },
    ),
    { numRuns: runs(50, 500) },
  );
});
