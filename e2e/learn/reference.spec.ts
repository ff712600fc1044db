import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { chapters } from '../../src/lessons/chapters/chapters.ts';
import { glossary, termIds } from '../../src/lessons/glossary.ts';
import { checklist } from '../../src/learn/reference/checklist.ts';
import { wayHeads } from '../../src/lab/compare/ways/wayCells.ts';
import { questions } from '../../src/learn/reference/whenEachFits.ts';
import { referenceCatalogue } from '../../src/learn/reference/referenceCatalogue.ts';
import { look, looks, violationsOn } from '../page/looks.ts';
import { test } from '../page/sharedContext.ts';
import { ChapterPage } from './chapterPage.ts';

const example = (file: string) =>
  readFileSync(new URL(`../../examples/${file}`, import.meta.url), 'utf8');

test('the index leads to every page, and each page to the others', async ({ page }) => {
  await page.goto('/#/learn');
  for (const { title } of referenceCatalogue) {
    await page
      .getByRole('region', { name: 'Look it up' })
      .getByRole('link', { name: title })
      .click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page).toHaveTitle(`${title} · Learn · Hookscope`);
    await expect(
      page.getByRole('navigation', { name: 'Look it up' }).getByRole('link'),
    ).toHaveCount(referenceCatalogue.length - 1);
    await page.goBack();
  }
});

test('the table counts the hour that the way in shows', async ({ page }) => {
  await page.goto('/#/learn/push-and-pull');
  const cost = page.getByRole('row', { name: /^Cost \d/ });
  await expect(cost).toContainText('720 calls for 6 payments; 714 of them wasted');
  await expect(cost.getByRole('cell').last()).toHaveText('6 calls for 6 payments.');
});

/**
 * Connections opened, how long they are open, bytes, staleness, missing: six payments at 5:34.872, 10:44.682, 20:05.418, 32:32.456, 46:32.723 and 56:31.720 of an hour; Billing is down from
 * 20:00 to 30:00; 50 ms each way, so a question is answered after 100 ms, and news that waits is known after 50.
 *
 * Polling every 5 s: 240 questions before the outage, 360 after it: 600, each open for 100 ms: 60 s. A payment waits
 * for the next question and 100 ms: 0.228, 0.418, 594.682 (until 30:00.1), 2.644, 2.377, 3.380 s: 603.729 s, a sixth
 * of which is 100.622. Questions have 100 bytes, 112 once there is a place to name (68 and 532 of them), answers 78 or
 * 79 while they are empty (67 and 527), and 241, or once 240, with a payment: 114,688.
 *
 * Long polling, held for 30 s: one question after the other, each open until it is answered: 3,600 s without the outage.
 * Empty ones last 30.1 s: up to the first payment 12 (334.9 / 30.1), to the next 11, to the outage 19; after it one that
 * is answered at once with what was missed, then 6, 28, 20 and 7: 104. Known 50 ms after it happened, but for the one
 * in the outage: (5 x 0.05 + 594.682) / 6 = 99.155 s. Bytes: 12 x 109 + 92 x 121 asked; 11 x 78, 85 x 79, 5 x 241 and
 * 240 answered: 21,458.
 *
 * Server-sent events: one connection before the outage and one after it, open all that time: 3,000 s. Known when long
 * polling knows it, for the second one names the last event. Each begins 50 ms after it is asked for, and every 15 s
 * there is a comment of 3 bytes: 80 and 119 of them. Bytes: 133 and 155 asked, 2 x 90 answered, 199 x 3, and 5 x 180 and 179
 * for the payments: 2,144.
 *
 * WebSocket: the same two connections, but nobody asks for what happened in the outage: it is missing, as old as by webhook.
 * A heartbeat is a ping of 2 bytes and a pong of 6; that which meets the end is not answered. Bytes: 2 x 194 asked,
 * 2 x 129 answered, 199 x 2, 198 x 6, and 4 x 166 and 165 for the payments: 3,061.
 *
 * A fetched queue asks as long polling does, 104 times, but not while it works, for 0.2 s on each payment, and
 * acknowledges each: 110, and 3,000 s - 6 x 0.2 + 6 x 0.1 = 2,999.4 s. Billing has what it received in memory, until
 * that is charged: 0.25 s after it happened, but for the one in the outage, 594.682 + 0.2:
 * (5 x 0.25 + 594.882) / 6 = 99.355 s. Bytes: 104 x 200 asked, 96 x 66, 5 x 283 and 282 answered, two never; 6 x 167
 * acknowledged, and 6 x 27 answered: 29,997.
 *
 * Webhook: 6, and 5 retries of the third within 31 s, all of them answered 503: 11, open for 100 ms each. That one never
 * comes: it is 60:00 - 20:05.418 = 39:54.582 old at the end; (5 x 0.05 + 2,394.582) / 6 = 399.139 s. Bytes: 10 x 427 and
 * 426 sent, 5 x 68 and 6 x 98 answered: 5,624.
 */
const hourWithOutage = {
  Polling: ['600', '1 min', '115 kB', '1 min 41 s', '9 min 55 s', '0', 'no'],
  'Long polling': ['104', '50 min', '21.5 kB', '1 min 39 s', '9 min 55 s', '0', 'no'],
  'Server-sent events': ['2', '50 min', '2.14 kB', '1 min 39 s', '9 min 55 s', '0', 'no'],
  WebSocket: ['2', '50 min', '3.06 kB', '6 min 39 s', '39 min 55 s, never arrived', '1', 'no'],
  'Fetched queue': ['110', '49 min 59 s', '30 kB', '1 min 39 s', '9 min 55 s', '0', 'no'],
  Webhook: ['11', '1.1 s', '5.62 kB', '6 min 39 s', '39 min 55 s, never arrived', '1', 'yes'],
};

for (const width of [360, 1440]) {
  test(`six payments in an hour with an outage of ten minutes, heard of in each way, at ${width} px, as the Lab counts it`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/#/learn/push-and-pull');
    const rows = page.getByRole('table', { name: 'Every way, side by side' }).getByRole('row');
    await expect(rows).toHaveCount(1 + Object.keys(hourWithOutage).length);
    const compared = async () => {
      for (const [name, cells] of Object.entries(hourWithOutage)) {
        const row = page.getByRole('row', { name: new RegExp(`^${name} `) });
        for (const [place, text] of cells.entries())
          await expect(row.getByRole('cell').nth(place)).toHaveText(text);
      }
    };
    await compared();
    const rowsOfTheLab = page.getByRole('table', { name: /^The same 6 payments/ }).getByRole('row');
    await expect(rows.first().getByRole('columnheader')).toHaveText(wayHeads);

    await page.getByRole('link', { name: 'Long polling', exact: true }).click();
    await page.getByRole('tab', { name: 'Compare' }).click();
    await page.getByRole('button', { name: 'Compare the ways' }).click();
    await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
    await compared();
    const last = rowsOfTheLab.last().getByRole('cell').last();
    expect(await last.evaluate(({ clientWidth }) => clientWidth)).toBeGreaterThan(100);
    expect(await violationsOn(page)).toEqual([]);
  });
}

test('the chooser is answered by keyboard, goes back a step and starts again', async ({ page }) => {
  await page.goto('/#/learn/when-each-fits');
  const pick = (text: string) => page.getByRole('button', { name: text }).press('Enter');
  const { start, where, often, need } = questions;
  await pick(start.options[1].text);
  await expect(page.getByRole('heading', { name: where.text })).toBeFocused();
  await pick(where.options[0].text);
  await pick(often.options[0].text);
  await pick(need.options[1].text);
  await expect(page.getByRole('heading', { name: 'Both', exact: true })).toBeFocused();
  await expect(page.getByRole('list', { name: 'Your answers' }).getByRole('listitem')).toHaveCount(
    4,
  );

  await pick('Undo');
  await expect(page.getByRole('heading', { name: need.text })).toBeFocused();
  await pick(need.options[0].text);
  await expect(page.getByRole('region', { name: 'A webhook' })).toContainText('GitHub');
  await page.getByRole('link', { name: 'Open it in the Lab' }).press('Enter');
  await expect(page).toHaveURL(/#\/lab\?/);
  await expect(page.getByRole('region', { name: 'Push' })).toBeVisible();
  await page.goBack();
  await pick(start.options[0].text);
  await pick('Start again');
  await expect(page.getByRole('heading', { name: start.text })).toBeFocused();
});

test('each line of the checklist opens the Lab without a complaint', async ({ page }) => {
  for (const { title } of checklist.duties) {
    await page.goto('/#/learn/checklist');
    await page.getByRole('link', { name: `See it without: ${title}`, exact: true }).click();
    await expect(page.getByRole('region', { name: 'Push' })).toBeVisible();
    await expect(page.getByText(/The link (names|says)/)).toHaveCount(0);
  }
});

test('the checklist has the check in every language, brought when it is opened', async ({
  page,
}) => {
  await page.goto('/#/learn/checklist');
  await expect(page.getByText('In code: Keep the raw body')).toBeVisible();
  await expect(page.getByRole('radiogroup', { name: 'Language' })).toHaveCount(0);
  await page.getByText('In code: Check the signature').press('Enter');
  const languages = page.getByRole('radiogroup', { name: 'Language' }).getByRole('radio');
  await expect(languages).toHaveCount(8);
  await page.getByRole('radio', { name: 'Python' }).check();
  await expect(page.getByRole('region', { name: 'Code in Python' })).toContainText(
    'compare_digest',
  );
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const card = page.getByRole('listitem').filter({ hasText: 'In code: Check the signature' });
    expect(
      await card.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth),
      `${width} px`,
    ).toBe(true);
  }
});

test('the checklist has whole receivers, as they stand in examples', async ({ page }) => {
  await page.goto('/#/learn/checklist');
  await page.getByText('In code: all of it').press('Enter');
  const code = (framework: string) =>
    page.getByRole('region', { name: `A receiver in ${framework}`, exact: true });
  await expect(code('Express')).toHaveText(example('express/right.mjs'));
  await page.getByRole('radio', { name: 'As it is often written' }).check();
  await expect(code('Express')).toHaveText(example('express/naive.mjs'));
  await page.getByRole('radio', { name: 'Go', exact: true }).check();
  await expect(code('Go')).toHaveText(example('go/naive/main.go'));
  await page.setViewportSize({ width: 360, height: 900 });
  const card = page.getByRole('region', { name: 'All of it in one receiver' });
  expect(await card.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(
    true,
  );
});

test('the run beside both together plays and opens in the Lab', async ({ page }) => {
  await page.goto('/#/learn/both-together');
  await page.getByRole('slider', { name: 'Time' }).press('End');
  await expect(page.getByRole('figure', { name: 'Sequence diagram' })).toContainText(
    'changes of 1 order 3',
  );
  await page.getByRole('link', { name: 'Open it in the Lab' }).click();
  await expect(page).toHaveURL(/scenario=just-the-doorbell/);
  await expect(page).toHaveURL(/payload=thin/);
});

test('every term has an address, where it is found', async ({ page }) => {
  await page.goto('/#/learn/glossary?term=jitter');
  await expect(page.getByRole('term')).toHaveCount(termIds.length);
  await expect(page.getByRole('article').getByText(glossary.jitter.means)).toBeInViewport();
  await page.getByRole('link', { name: glossary.webhook.name, exact: true }).click();
  await expect(page).toHaveURL(/term=webhook/);
  await expect(page.getByRole('article').getByText(glossary.webhook.means)).toBeInViewport();
});

test('a chapter ends with the page that goes on', async ({ page }) => {
  const chapter = chapters.find(({ id }) => id === '10');
  if (!chapter) throw new Error('There is no chapter 10.');
  const at = new ChapterPage(page, chapter);
  await at.open();
  await at.toTheChallenge();
  await at.press('Go on without');
  await page.getByRole('link', { name: 'Both together' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Both together' })).toBeVisible();
});

test('a chapter links a term where it uses it first, and explains it to a pointer and the focus', async ({
  page,
}) => {
  await page.goto('/#/learn/8');
  await page.mouse.move(40, 300);
  const term = page.getByRole('main').locator('a.term').first();
  await expect(term).toHaveAttribute('href', /#\/learn\/glossary\?term=/);
  await expect(term).toHaveAccessibleDescription(glossary.mallory.means);
  await term.focus();
  await expect(page.locator('.explanation')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.explanation')).toHaveCount(0);
});

for (const { colorScheme, width } of looks([360, 768, 1440])) {
  test(`axe finds nothing in the pages to look up in, and none is wider than the window, ${colorScheme}, ${width} px`, async ({
    page,
  }) => {
    test.slow();
    await look(page, { colorScheme, width });
    for (const { id, title } of referenceCatalogue) {
      await page.goto(`/#/learn/${id}`);
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await page.mouse.move(4, 300);
      expect(await violationsOn(page), id).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        id,
      ).toBe(true);
    }
  });
}
