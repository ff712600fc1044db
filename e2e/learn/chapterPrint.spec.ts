import { expect } from '@playwright/test';
import { chapters } from '../../src/lessons/chapters/chapters.ts';
import { print, runsOut } from '../page/paper.ts';
import { test } from '../page/sharedContext.ts';
import { ChapterPage } from './chapterPage.ts';

test('a finished chapter is printed with its question, picture, result and take-away, on white, and no control', async ({
  page,
}) => {
  const chapter = chapters.find(({ id }) => id === '3');
  if (!chapter) throw new Error('There is no chapter 3.');
  await page.setViewportSize({ width: 1_440, height: 900 });
  const at = new ChapterPage(page, chapter);
  await at.open();
  await at.toTheChallenge();
  await at.try(chapter.challenge.passing[0] ?? {});
  await expect(page.getByRole('heading', { name: 'Take away' })).toBeVisible();
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
  await print(page);

  const parts = [
    page.getByRole('heading', { level: 1 }),
    at.question(chapter.question.text),
    page.getByRole('figure', { name: 'Sequence diagram' }),
    page.getByRole('region', { name: 'Result' }),
    page.getByText(chapter.takeAway.sentence),
  ];
  // The names over the lifelines stay there, wherever the page was scrolled to.
  const gap = await page.getByRole('figure', { name: 'Sequence diagram' }).evaluate((figure) => {
    scrollTo(0, 900);
    const [names, messages] = [...figure.querySelectorAll('.scroller > svg')].map((svg) =>
      svg.getBoundingClientRect(),
    );
    return (messages?.top ?? NaN) - (names?.bottom ?? NaN);
  });
  expect(gap).toBeCloseTo(0, 0);

  const tops: number[] = [];
  for (const part of parts) {
    await expect(part).toBeVisible();
    tops.push((await part.boundingBox())?.y ?? 0);
  }
  expect(tops).toEqual(tops.toSorted((one, other) => one - other));
  for (const role of ['button', 'combobox', 'switch', 'slider', 'toolbar'] as const)
    await expect(
      page.getByRole('main').getByRole(role).and(page.locator(':not(svg *)')),
    ).toHaveCount(0);
  expect(await runsOut(page)).toEqual([]);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
    'light',
  );
});
