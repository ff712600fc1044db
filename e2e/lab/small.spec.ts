import { expect } from '@playwright/test';
import { look, violationsOn } from '../page/looks.ts';
import { catalogue } from '../../src/lessons/catalogue.ts';
import { test } from '../page/sharedContext.ts';
import { LabPage } from './labPage.ts';

const first = ['Compare', 'Sequence', 'Messages'];
const others = ['Machines', 'Freshness', 'Retries', 'Recovery', 'Odds', 'Load'];

test('three tabs are in sight, and More unfolds the others and folds them again', async ({
  lab,
  page,
}) => {
  await lab.open();
  const tabs = page.getByRole('tab');
  await expect(tabs).toHaveText(first);

  const more = lab.button('More');
  await more.press('Enter');
  await expect(more).toHaveAttribute('aria-expanded', 'true');
  await expect(tabs).toHaveText([...first, ...others]);
  await expect(more).toBeFocused();
  expect(await violationsOn(page)).toEqual([]);

  await lab.tab('Odds').click();
  await more.press('Enter');
  await expect(tabs).toHaveText([...first, 'Odds']);
});

for (const width of [360, 1440]) {
  test(`a link to a tab behind More opens it, and keys go on from there, in ${width} px`, async ({
    lab,
    page,
  }) => {
    await look(page, { colorScheme: 'light', width });
    await lab.open('scenario=outage-and-retries&tab=freshness&t=60000');
    await expect(page.getByRole('tab')).toHaveText([...first, 'Freshness']);
    const open = lab.tab('Freshness');
    await expect(open).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('tabpanel', { name: 'Freshness' })).toBeVisible();
    await lab.button('More').scrollIntoViewIfNeeded();
    await expect(lab.button('More')).toBeInViewport({ ratio: 1 });

    await open.press('ArrowRight');
    await expect(lab.tab('Compare')).toBeFocused();
    await expect(lab.tab('Compare')).toHaveAttribute('aria-selected', 'true');
    await lab.button('More').click();
    await lab.tab('Compare').press('End');
    await expect(lab.tab('Load')).toBeFocused();
    expect(await lab.pageScrollsSideways()).toBe(false);
  });
}

test('the levers are those of the scenario, and All settings opens the rest and closes it', async ({
  lab,
  page,
}) => {
  await lab.open();
  const levers = page.getByRole('complementary', { name: 'Levers' });
  await expect(levers.getByRole('slider')).toHaveCount(2);
  await expect(levers.getByRole('slider', { name: 'Poll every' })).toBeVisible();
  await expect(levers.getByRole('combobox')).toHaveCount(1);
  await expect(levers.getByRole('switch')).toHaveCount(0);
  await expect(lab.endpoint('Up')).toBeChecked();
  await expect(lab.button('Trigger an event')).toBeVisible();
  await expect(lab.button('Forge')).toHaveCount(0);

  const all = lab.button('All settings');
  await all.press('Enter');
  await expect(all).toHaveAttribute('aria-expanded', 'true');
  await expect(all).toBeFocused();
  await expect(lab.switch('Verify signature')).toBeVisible();
  await expect(lab.button('Forge')).toBeVisible();
  await expect(levers.getByRole('slider', { name: 'Poll every' })).toHaveCount(1);

  await all.press('Enter');
  await expect(lab.switch('Verify signature')).toHaveCount(0);
});

test('a lever that was turned among all settings, or by a link, stays in sight with those of the scenario', async ({
  lab,
  page,
}) => {
  await lab.open('scenario=lost-answer&workMs=2000');
  const turned = lab.region('Also turned');
  await expect(turned.getByRole('slider', { name: 'Work takes' })).toBeVisible();
  await expect(turned.getByRole('slider')).toHaveCount(1);

  await lab.allSettings();
  await lab.switch('Verify signature').uncheck();
  await lab.button('All settings').click();
  const verify = turned.getByRole('switch', { name: 'Verify signature' });
  await expect(verify).not.toBeChecked();
  await verify.check();
  await expect(verify).toBeFocused();

  await page.getByRole('combobox', { name: 'Scenario' }).selectOption('Nobody home');
  await expect(turned).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a search finds levers by their words and options, and what differs says so, ${colorScheme}`, async ({
    lab,
    page,
  }) => {
    await look(page, { colorScheme, width: colorScheme === 'dark' ? 360 : 1440 });
    await lab.open('scenario=lost-answer');
    await lab.allSettings();
    const levers = page.getByRole('complementary', { name: 'Levers' });
    const search = page.getByRole('searchbox', { name: 'Search settings' });

    await search.fill('etag');
    await expect(levers.getByRole('combobox')).toHaveCount(1);
    await expect(levers.getByRole('combobox', { name: 'Pull by' })).toBeVisible();
    await expect(levers).toContainText('1 setting.');
    await search.fill('stripe');
    await expect(levers).toContainText('1 setting.');
    await levers.getByRole('button', { name: /^Stripe/ }).click();
    await expect(levers.getByRole('combobox', { name: 'Retry policy' })).toHaveValue('stripe');
    await lab.button('Undo').click();
    await search.fill('no such words');
    await expect(levers).toContainText('No setting is like that.');
    await search.fill('');

    await lab.switch('Only what differs from standard').check();
    const skip = lab.switch('Skip events already processed');
    await expect(skip).not.toBeChecked();
    await expect(levers.getByText('Differs from standard: on')).toHaveCount(1);
    await expect(levers.getByRole('switch', { name: 'Verify signature' })).toHaveCount(0);
    expect(await violationsOn(page)).toEqual([]);
    expect(await lab.pageScrollsSideways()).toBe(false);

    await search.fill('skip');
    await expect(levers).toContainText('1 setting.');
    await skip.check();
    await expect(levers.getByText('Differs from standard:')).toHaveCount(0);
    await expect(skip).toBeFocused();
  });
}

test('no name of a row of Compare is broken where the table stands beside its marks', async ({
  lab,
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 900 });
  await lab.open('scenario=everything-at-once&t=180000');
  const lines = await page
    .getByRole('table', { name: 'Pull and push compared' })
    .getByRole('rowheader')
    .evaluateAll((heads) =>
      heads.map((head) => {
        const words = document.createRange();
        words.selectNodeContents(head);
        return new Set([...words.getClientRects()].map(({ top }) => Math.round(top))).size;
      }),
    );
  expect(lines).toEqual(lines.map(() => 1));
});

test('no row of the ledger lies on the words of the one above it, in 768 px', async ({
  lab,
  page,
}) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  await lab.open('scenario=everything-at-once&t=180000');
  const rows = lab.region('Push').getByRole('region', { name: 'Ledger' }).getByRole('listitem');
  await expect(rows.first()).toBeVisible();
  const hidden = await rows.evaluateAll(
    (all) => all.filter((row) => row.scrollHeight > row.clientHeight + 4).length,
  );
  expect(hidden).toBe(0);
});

for (const width of [360, 768, 1024, 1440]) {
  test(`what comes with the first touch moves nothing in ${width} px`, async ({ context }) => {
    for (const { id } of catalogue) {
      const page = await context.newPage();
      await page.setViewportSize({ width, height: 800 });
      const lab = new LabPage(page);
      await lab.open(`scenario=${id}`);
      const tops = async () =>
        Promise.all(
          [lab.region('Pull'), lab.region('Push')].map(async (lane) => {
            const box = await lane.boundingBox();
            return Math.round((box?.y ?? 0) + (await page.evaluate(() => scrollY)));
          }),
        );
      const before = await tops();
      await lab.region('Pull').hover();
      await expect(page.getByText(/^Guess first:/)).toBeVisible();
      const after = await tops();
      for (const [lane, top] of before.entries())
        expect(Math.abs((after[lane] ?? 0) - top), id).toBeLessThanOrEqual(4);
      await page.close();
    }
  });
}
