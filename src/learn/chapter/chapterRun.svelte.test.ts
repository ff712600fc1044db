import { expect, test } from 'vitest';
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
      if (seen.kind === 'run') return seen;
      return { ...seen, counts: { ...seen.counts, delivered: runs.get(seed) ?? 0 } };
    },
  );
  run.try({});
  expect(run.clausesTold[0]).toBe('all 60 are done: not met, 7');
});
