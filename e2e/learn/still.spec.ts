import { expect, test, type Page } from '@playwright/test';
import { shownOrder } from '../../src/learn/chapter/shuffled.ts';
import { referenceCatalogue } from '../../src/learn/reference/referenceCatalogue.ts';
import { chapterCatalogue } from '../../src/lessons/chapters/chapterCatalogue.ts';
import { chapters } from '../../src/lessons/chapters/chapters.ts';
import { look, looks, violationsOn } from '../page/looks.ts';
import { runsOut } from '../page/paper.ts';

const titleOf = (id: string) => chapterCatalogue.find((each) => each.id === id)?.title ?? '';

/** How much wider than the window the page is, in px. */
const tooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  test('the way in leads to the chapters, and each to the next', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'The chapters can be read without.' }).click();
    await expect(page).toHaveTitle('Learn · Hookscope');
    await expect(page.getByRole('listitem')).toHaveCount(
      chapters.length + referenceCatalogue.length,
    );
    await page.getByRole('link', { name: chapterCatalogue[0].title }).click();
    for (const { title } of chapterCatalogue.slice(1)) {
      await page.getByRole('link', { name: `Next: ${title}` }).click();
      await expect(page).toHaveTitle(`${title} · Learn · Hookscope`);
    }
  });

  for (const { id, question, takeAway, first } of chapters) {
    test(`chapter ${id} is whole at 360 px: question, options, picture, answer, take-away`, async ({
      page,
    }) => {
      await page.goto(`/learn/${id}/`);
      await expect(page.getByRole('heading', { level: 1, name: titleOf(id) })).toBeVisible();
      await expect(page.getByRole('region', { name: question.text })).toBeVisible();
      await expect(page.getByRole('listitem')).toHaveText(
        shownOrder(question.text, question.options).map(
          (place) => question.options[place]?.text ?? '',
        ),
      );
      const picture = first.kind === 'load' ? 'Calls per second' : 'Sequence diagram';
      await expect(page.getByRole('figure', { name: picture })).toBeVisible();

      const told = page.getByText(takeAway.sentence);
      await expect(told).toBeHidden();
      await page.getByText('Take away', { exact: true }).click();
      await expect(told).toBeVisible();
      await page.getByText('Answer', { exact: true }).click();
      await expect(page.getByText(/^It was “/)).toBeVisible();
      expect(await tooWide(page)).toBeLessThanOrEqual(0);
    });
  }

  for (const { id, title } of referenceCatalogue) {
    test(`${title} is whole at 360 px`, async ({ page }) => {
      await page.goto('/learn/');
      await page.getByRole('link', { name: title, exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`/learn/${id}/$`));
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await expect(page.getByRole('button').and(page.locator(':not([inert] *)'))).toHaveCount(0);
      expect(await tooWide(page)).toBeLessThanOrEqual(0);
    });
  }

  test('on paper all is told, and what is pressed is not there', async ({ page }) => {
    for (const { id, takeAway } of chapters) {
      await page.goto(`/learn/${id}/`);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await page.setViewportSize({ width: 718, height: 1_000 });
      await expect(page.getByText(takeAway.sentence)).toBeVisible();
      await expect(page.getByText(/^It was “/)).toBeVisible();
      await expect(page.getByRole('link', { name: 'Guess, run it and change it' })).toBeHidden();
      expect(await runsOut(page)).toEqual([]);
    }
  });
});

test('a still page leads to the chapter that runs', async ({ page }) => {
  await page.goto('/learn/1/');
  await page.getByRole('link', { name: 'Guess, run it and change it' }).click();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
});

for (const { colorScheme, width } of looks([360, 1024, 1920])) {
  test(`axe finds nothing on the still pages, ${colorScheme}, ${width} px`, async ({ page }) => {
    await look(page, { colorScheme, width });
    for (const place of [
      '',
      '1/',
      '3/',
      '4/',
      '7/',
      ...referenceCatalogue.map(({ id }) => `${id}/`),
    ]) {
      await page.goto(`/learn/${place}`);
      for (const summary of await page.locator('summary').all()) await summary.click();
      expect(await violationsOn(page)).toEqual([]);
    }
  });
}
