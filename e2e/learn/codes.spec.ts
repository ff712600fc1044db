import { expect, test, type Page } from '@playwright/test';
import { chapters } from '../../src/lessons/chapters/chapters.ts';
import { LabPage } from '../lab/labPage.ts';
import { look, looks, violationsOn } from '../page/looks.ts';
import { ChapterPage } from './chapterPage.ts';

test.use({ serviceWorkers: 'block' });

const form = /[0-9A-Z]{4}(-[0-9A-Z]{1,4}){2,3}/;

/** What Present says of a code, and of the link of its run. */
async function check(page: Page, code: string, link = '') {
  await page.goto('/#/present');
  await page.getByRole('heading', { level: 1 }).hover();
  await page.getByRole('textbox', { name: 'Result code' }).fill(code);
  await page.getByRole('textbox', { name: 'Link of the run' }).fill(link);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  return page.getByRole('status', { name: 'What the code says' });
}

test('a challenge that was met hands out a code, which an instructor runs again', async ({
  page,
}) => {
  const [, , , , chapter] = chapters;
  if (!chapter) throw new Error('There is no chapter 5.');
  const at = new ChapterPage(page, chapter);
  await at.open();
  await at.toTheChallenge();
  await at.try(chapter.challenge.start);
  await at.try(chapter.challenge.passing[0] ?? {});
  const line = page.getByText('Result code for your instructor:');
  const [code = ''] = form.exec(await line.innerText()) ?? [];

  const told = await check(page, code.replaceAll('-', ' ').toLowerCase());
  await expect(told).toContainText('The code is whole. It is of chapter 5, Twice is normal.');
  await expect(told).toContainText('Run again here, the challenge is met');
  await expect(told).toContainText('2 tries, 0 hints.');

  const wrong = code.startsWith('5') ? '6' : '5';
  await check(page, wrong + code.slice(1));
  await expect(told).toContainText('The code is damaged');
});

test('who goes on without has no code', async ({ page }) => {
  const [chapter] = chapters;
  if (!chapter) throw new Error('There are no chapters.');
  const at = new ChapterPage(page, chapter);
  await at.open();
  await at.toTheChallenge();
  await page.getByRole('button', { name: 'Go on without' }).click();
  await expect(page.getByRole('heading', { name: 'Take away' })).toBeVisible();
  await expect(page.getByText('Result code')).toHaveCount(0);
});

test('a run of the Lab has a code, and a changed one is run again with its link', async ({
  page,
}) => {
  const lab = new LabPage(page);
  for (const [query, sentence] of [
    ['scenario=outage-and-retries', 'Run again here, it comes to the same.'],
    ['scenario=lost-answer&attempts=9&pollCharges=afterWork', 'it can be run again here.'],
  ] as const) {
    await lab.open(query);
    await lab.button('Share link').click();
    const link = await page.getByRole('textbox', { name: /This link restores/ }).inputValue();
    const [code = ''] = form.exec(await page.getByText('Result code:').innerText()) ?? [];
    await expect(await check(page, code)).toContainText(sentence);
    await expect(await check(page, code, link)).toContainText(
      'Run again here, it comes to the same.',
    );
  }
});

for (const each of looks([360, 1024, 1920])) {
  test(`axe finds nothing where a code is checked, and nothing scrolls sideways: ${each.width} px, ${each.colorScheme}`, async ({
    page,
  }) => {
    await look(page, each);
    const told = await check(page, '1234-5678-9ABC');
    await expect(told).toContainText('The code is damaged');
    expect(await violationsOn(page)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0);
  });
}
