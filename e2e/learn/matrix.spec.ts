import { expect, type Page } from '@playwright/test';
import { chapters } from '../../src/lessons/chapters/chapters.ts';
import { isFull } from '../../src/tools/runs.testkit.ts';
import { look, looks, violationsOn } from '../page/looks.ts';
import { test } from '../page/sharedContext.ts';
import { ChapterPage } from './chapterPage.ts';

/** The stages of a chapter, each with how it is come to from the one before. */
function stagesOf(page: Page, at: ChapterPage) {
  const { chapter } = at;
  const { question, recall, why, challenge } = chapter;
  const plays = chapter.first.kind === 'run';
  return [
    ...(recall ? [['recall', () => at.open()] as const] : []),
    ['initial', () => (recall ? at.press('Skip') : at.open())],
    ['predicted', () => at.pick(question.text, 0)],
    ...(plays
      ? ([
          ['running', () => at.press('Run')],
          ['paused', () => at.button('Pause').first().press('Enter')],
        ] as const)
      : []),
    [
      'finished',
      async () => {
        await at.press(plays ? 'Show the end' : 'Run');
        await expect(page.getByRole('region', { name: 'Result' })).toBeVisible();
      },
    ],
    [
      'challenge failed',
      async () => {
        await at.pick(
          'Why?',
          why.findIndex(({ isRight }) => isRight),
        );
        await at.press('Your turn');
        await at.try(challenge.start);
        await expect(at.challenge.getByText(/: not met/).first()).toBeVisible();
      },
    ],
    [
      'challenge passed',
      async () => {
        await at.try(challenge.passing[0] ?? {});
        await expect(page.getByRole('heading', { name: 'Take away' })).toBeVisible();
      },
    ],
  ] as const;
}

// At full size every chapter in every look; every day each in one of them, by turns.
for (const [place, chapter] of chapters.entries())
  for (const [turn, { colorScheme, width }] of looks([360, 1024, 1920]).entries()) {
    if (!isFull && place % 2 !== turn) continue;
    test(`axe finds nothing in chapter ${chapter.id} in any of its stages, ${colorScheme}, ${width} px`, async ({
      page,
    }) => {
      test.slow();
      await look(page, { colorScheme, width });
      const at = new ChapterPage(page, chapter);
      for (const [stage, reach] of stagesOf(page, at)) {
        await reach();
        expect(await violationsOn(page), stage).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
          stage,
        ).toBe(true);
      }
    });
  }
