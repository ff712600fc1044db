import { describe, expect, test } from 'vitest';
import type { Choices } from '../../lessons/chapters/chapter.ts';
import { chapters } from '../../lessons/chapters/chapters.ts';
import { measureTable } from '../../lessons/chapters/measureTable.ts';
import { areWeThereYet } from '../../lessons/chapters/areWeThereYet.ts';
import { dontCallUs } from '../../lessons/chapters/dontCallUs.ts';
import { nobodyHome } from '../../lessons/chapters/nobodyHome.ts';
import { theStampede } from '../../lessons/chapters/theStampede.ts';
import { runAny } from '../judge/runAny.ts';
import { ChapterRun } from './chapterRun.svelte.ts';

test('a challenge is judged by the run that was tried, also while the picture shows the first run again', () => {
  const run = new ChapterRun(nobodyHome);
  expect(new Set(run.verdicts)).toEqual(new Set(['too early']));

  run.try(nobodyHome.challenge.passing[0] ?? {});
  expect(run.verdicts).toContain('too early');
  run.playback?.seek(run.playback.end);
  expect(new Set(run.verdicts)).toEqual(new Set(['met']));

  const told = run.clausesTold;
  run.jump();
  expect(run.clausesTold).toEqual(told);
});

test('a clause that only another seed fails says what that one counts', () => {
  const seeds = [
    [1, 60],
    [2, 7],
  ] as const;
  const runs = new Map<number, number>(seeds);
  const run = new ChapterRun(
    { ...theStampede, challenge: { ...theStampede.challenge, seeds: [1, 2] } },
    (world, seed) => {
      const seen = runAny(world, seed);
      if (seen.kind !== 'load') return seen;
      return { ...seen, counts: { ...seen.counts, delivered: runs.get(seed) ?? 0 } };
    },
  );
  run.try({});
  expect(run.clausesTold[0]).toBe('all 60 are done: not met, 7 deliveries done');
});

test('a count that is held against another is told with it', () => {
  const [hearing, fewer] = [areWeThereYet, dontCallUs].map((chapter) => {
    const run = new ChapterRun(chapter);
    run.try(chapter.challenge.start);
    run.playback?.pause();
    run.playback?.seek(run.playback.end);
    return run.clausesTold[0];
  });
  expect(hearing).toBe('Billing hears of all payments: met, 6 of 6 payments');
  expect(fewer).toBe(
    'polling needs fewer requests than webhooks: not met, 120 questions, 2 webhooks',
  );
});

const counted = Object.values(measureTable).filter((unit) => typeof unit !== 'string');
const wordsFor = (one: number) => counted.map((names) => names[one]).join('|');
/** `1 charges`, `2 charge`, `0 charge`. */
const wrongNumber = new RegExp(
  `\\b(1 (${wordsFor(1)})|([02-9]|\\d[\\d,]*\\d) (${wordsFor(0)})(?! [a-z]+s\\b))\\b`,
);

describe.each(chapters.map((chapter) => [chapter.id, chapter] as const))(
  'chapter %s',
  (_, chapter) => {
    const run = new ChapterRun(chapter, runAny);

    test('says of each number that decides a clause what it counts, one of it or many', () => {
      const { start, failing, passing } = chapter.challenge;
      for (const choices of [start, ...failing, ...passing.slice(0, 1)]) {
        run.try(choices as Choices);
        run.playback?.pause();
        run.playback?.seek(run.playback.end);
        for (const told of run.clausesTold) {
          const [, counts = ''] = told.split(/: (?:not )?met/);
          expect(counts.replaceAll(/\d+ (m?s|min)\b/g, ''), told).not.toMatch(/\d(,|$)(?!\d)/);
          expect(told).not.toMatch(wrongNumber);
        }
      }
    });

    test('tells its first run with one thing as one', () => {
      const { result, why, recall } = chapter;
      for (const text of [result.big, result.told, ...why.map(({ told }) => told)])
        expect(run.told(text)).not.toMatch(wrongNumber);
      expect(run.recallTold(recall?.told ?? '')).not.toMatch(wrongNumber);
    });
  },
);
