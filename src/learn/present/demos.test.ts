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
import type { Seen } from '../judge/seen.ts';
import { runAny } from '../judge/runAny.ts';

/** What each demo shows at Compare, and then of each of its runs, read line by line. */
const shown: Readonly<
  Record<DemoId, { readonly result: string; readonly runs: readonly string[] }>
> = {
  1: {
    result: '714 of 720 questions were empty: 99.2 %',
    runs: ['every 5 s: 6 of 720 questions brought news'],
  },
  2: {
    result: '54.7 s was the longest wait for a payment',
    runs: [
      'every 60 s: 1,800 = 60 questions × 30 s in theory; here 29.8 s',
      'every 5 s: 1,800 = 720 questions × 2.5 s in theory; here 2.3 s',
    ],
  },
  3: {
    result: '6 calls, where polling took 720 questions',
    runs: [
      'one customer: 120 : 1 720 questions to 6 calls',
      '1,000 customers: 120 : 1 17.28 million to 144,000 a day',
    ],
  },
  4: {
    result: '20 : 1 for polling: 360 questions, 7,200 webhooks',
    runs: ['two payments a second: 20 : 1 for polling, and 5 s of waiting on average'],
  },
  5: {
    result: '2 of 5 are charged; 3 are missing for good',
    runs: [
      'never again: 2 of 5 in 5 attempts',
      '5 times, every second: 2 of 5 in 20 attempts, all too early',
      '6 times, doubling from 2 s: 5 of 5 in 19 attempts, ≤ 62.55 s',
    ],
  },
  6: {
    result: '0 of 60 are done after two minutes',
    runs: [
      'every 5 s, in step: 0 of 60 done; 60 calls in one second',
      'doubling up to 20 s, with jitter: 60 of 60 done by 48.1 s, at most 7 in one second',
    ],
  },
  7: {
    result: '6 charges for 5 payments',
    runs: [
      'charge whatever comes: 6 charges for 5 payments',
      'skip an event id seen before: 5 charges and 1 seen before',
    ],
  },
  8: {
    result: '4 charges and the Store’s log says: failed',
    runs: [
      'answer after the work: 4 charges in 4 attempts, 0 delivered',
      'answer after saving: 1 charge and the answer comes after 0.1 s',
    ],
  },
  9: {
    result: '118 of 256 bits differ',
    runs: [
      'nobody checks: 4 of 4 fakes get in; 4 of 5 payments are charged right',
      'check the signature: 0 of 4 fakes get in; 5 of 5 payments are charged right',
    ],
  },
  10: {
    result: '3 of 3 copies were charged',
    runs: [
      'signature only: 3 of 3 copies get in',
      'and not older than 5 min: 2 of 3 copies get in',
      'and each id only once: 0 of 3 copies get in',
      'not older than 30 s: 0 charges as Billing’s clock is ahead',
    ],
  },
  11: {
    result: '1 of 6 came by themselves; the Store gave up on 5',
    runs: [
      'retries only: 1 of 6 came; 5 given up',
      'and ask every 15 min: 6 of 6 came by 13 min 1 s after the outage, 0 double',
    ],
  },
  12: {
    result: '€20 is stored, but the order costs €30',
    runs: [
      'the amount comes along: €20 stored; the order costs €30',
      'it rings, Billing fetches: €30 stored; the order costs €30',
      '30 rings, a fetch for each: 23 × 429 of 53: too many at once',
      '30 rings, a fetch for a burst: 7 fetches and 0 × 429, 0 orders wrong',
    ],
  },
};

/** As it is read aloud: a number stays with its unit by a space like any other. */
const read = (text: Template, seen: Seen) => fill(text, seen).replaceAll('\u00a0', ' ');

describe.each(demoCatalogue.map(({ id, title }) => [id, title] as const))(
  'demo %s, %s',
  async (id) => {
    const demo = await loadDemo(id)();
    const outcome = outcomeOf(demo);
    const [first] = outcome.runs;
    const { question, result, runs, why } = demo;

    test('shows the numbers of its lesson', () => {
      expect({
        result: read(`${result.big} ${result.told}`, first),
        runs: runs.map(({ label, big, told }, index) =>
          read(`${label}: ${big} ${told}`, outcome.runs[index] ?? first),
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
      expect(read(`${result.big} ${result.told}`, inLab)).toBe(shown[id].result);
    });

    test('has a card that asks back, with three questions and their facts', () => {
      expect(cards[id].counter).toMatch(/\?$/);
      expect(new Set(cards[id].ifAsked.map(([, fact]) => fact)).size).toBe(3);
      for (const [asks] of cards[id].ifAsked) expect(asks).toMatch(/\?$/);
    });

    test('asks, and says what is to be watched, without a result', () => {
      expect(measuresIn(demo.watch + question.text + demo.short)).toEqual([]);
      expect(question.text.split(/\s+/).length).toBeLessThanOrEqual(45);
    });
  },
);
