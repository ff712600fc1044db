import { describe, expect, test } from 'vitest';
import type { Template } from '../../lessons/chapters/chapter.ts';
import { measureTable } from '../../lessons/chapters/measureTable.ts';
import { demoCatalogue, type DemoId } from '../../lessons/demos/demoCatalogue.ts';
import { loadDemo } from '../../lessons/demos/loadDemo.ts';
import { holds } from '../judge/claims.ts';
import { readLink } from '../../lab/state/readLink.ts';
import { chapterLessonById } from '../../lessons/chapters/chapterLessonById.ts';
import { cards } from '../../lessons/demos/cards.ts';
import { byHand, fill, measuresIn } from '../judge/fill.ts';
import { demoInLab } from './shownDemo.ts';
import { outcomeOf } from './demoRun.ts';
import { runAny } from '../judge/runAny.ts';

/** What each demo shows at Compare, and then of each of its runs. */
const shown: Readonly<
  Record<DemoId, { readonly result: string; readonly runs: readonly string[] }>
> = {
  1: {
    result: '714 of 720 questions were empty: 99.2 %',
    runs: ['6 of 720 questions brought news'],
  },
  2: {
    result: '54.7 s was the longest wait for a payment',
    runs: [
      '1,800 60 questions × 30 s in theory; here 29.8 s',
      '1,800 720 questions × 2.5 s in theory; here 2.3 s',
    ],
  },
  3: {
    result: '6 calls, where polling took 720 questions',
    runs: ['120 : 1 720 questions, 6 calls', '120 : 1 17.28 million or 144,000 a day'],
  },
  4: {
    result: '20 : 1 for polling: 360 questions, 7,200 webhooks',
    runs: ['20 : 1 and 5 s of waiting on average'],
  },
  5: {
    result: '2 of 5 are charged; 3 are missing for good',
    runs: [
      '2 of 5 5 attempts',
      '2 of 5 20 attempts, all too early',
      '5 of 5 19 attempts, wait ≤ 62.55 s',
    ],
  },
  6: {
    result: '0 of 60 are done after two minutes',
    runs: ['0 of 60 60 calls in one second', '60 of 60 by 48.1 s, at most 7 in one second'],
  },
  7: {
    result: '6 charges for 5 payments',
    runs: ['6 charges 5 payments', '5 charges and 1 seen before'],
  },
  8: {
    result: '4 charges and the Store’s log says: failed',
    runs: ['4 charges 4 attempts, 0 delivered', '1 charge the answer comes after 0.1 s'],
  },
  9: {
    result: '118 of 256 bits differ',
    runs: ['4 of 4 fakes get in; charged: 5 of 5', '0 of 4 fakes get in; charged: 5 of 5'],
  },
  10: {
    result: '3 of 3 copies were charged',
    runs: [
      '3 of 3 copies get in',
      '2 of 3 copies get in',
      '0 of 3 copies get in',
      '0 charges Billing’s clock is ahead',
    ],
  },
  11: {
    result: '1 of 6 came by themselves; the Store gave up on 5',
    runs: ['1 of 6 5 given up', '6 of 6 13 min 1 s after the outage, 0 double'],
  },
  12: {
    result: '€20 is stored, but the order costs €30',
    runs: [
      '€20 the order costs €30',
      '€30 the order costs €30',
      '23 × 429 too many at once: 53 fetches',
      '7 fetches 0 × 429, 0 orders wrong',
    ],
  },
};

describe.each(demoCatalogue.map(({ id, title }) => [id, title] as const))(
  'demo %s, %s',
  async (id) => {
    const demo = await loadDemo(id)();
    const outcome = outcomeOf(demo);
    const [first] = outcome.runs;
    const { question, result, runs, why } = demo;

    test('shows the numbers of its lesson', () => {
      expect({
        result: fill(`${result.big} ${result.told}`, first),
        runs: runs.map(({ big, told }, index) =>
          fill(`${big} ${told}`, outcome.runs[index] ?? first),
        ),
      }).toEqual(shown[id]);
    });

    test('makes exactly one option true', () => {
      const isTrue = question.options.map(({ when }) => holds(when, first));
      expect(isTrue.filter(Boolean)).toHaveLength(1);
      expect(isTrue.indexOf(true)).toBe(outcome.truth);
    });

    test('writes no result by hand', () => {
      const texts: readonly Template[] = [
        result.big,
        result.told,
        result.was,
        result.caption,
        why,
        ...runs.flatMap(({ big, told }) => [big, told]),
      ];
      for (const text of texts) {
        for (const name of measuresIn(text)) expect(measureTable).toHaveProperty(name);
      }
      // A ratio is to one, and 429 and 200 are names of answers.
      for (const text of texts)
        expect(byHand(text).replaceAll(/ : 1|429|say 200/g, '')).not.toMatch(/\d/);
    });

    test('opens in the Lab as the run that answers it', () => {
      const link = readLink(new URLSearchParams(demoInLab(id, demo)), chapterLessonById);
      expect(link.problems).toEqual([]);
      if (first.kind !== 'run') {
        expect(link.tab).toBe('load');
        return;
      }
      const { scenario } = link.lesson;
      const inLab = runAny({ kind: 'run', scenario }, link.seed);
      expect(fill(`${result.big} ${result.told}`, inLab)).toBe(shown[id].result);
    });

    test('has a card that asks back, with three facts', () => {
      expect(cards[id].counter).toMatch(/\?$/);
      expect(new Set(cards[id].ifAsked).size).toBe(3);
    });

    test('asks, and says what is to be watched, without a result', () => {
      expect(measuresIn(demo.watch + question.text + demo.short)).toEqual([]);
      expect(question.text.split(/\s+/).length).toBeLessThanOrEqual(45);
    });
  },
);
