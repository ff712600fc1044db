import { expect, test, type Page } from '@playwright/test';
import { LabPage } from '../lab/labPage.ts';
import { isLargeEnough, projectors } from './largeTexts.ts';
import { look, looks, violationsOn } from '../page/looks.ts';

test.use({ serviceWorkers: 'block' });

const stage = (page: Page) => page.getByRole('list', { name: 'Stages' }).locator('[aria-current]');
const on = (page: Page) => page.keyboard.press('PageDown');
const own =
  'present/own?scenario=lost-answer&skipProcessed=off&pollCharges=afterWork&ask=charges&options=4.5.6.7';

test('a run of the Lab becomes a demo: asked and voted on, run, compared, on a card, and opened again', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const lab = new LabPage(page);
  await lab.open('scenario=lost-answer&t=33300');
  await lab.allSettings();
  await lab.switch('Skip events already processed').uncheck();
  await page.keyboard.press('Escape');
  await lab.button('Share link').click();
  await page.getByRole('link', { name: 'Present this' }).press('Enter');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Present a run of the Lab');
  await page
    .getByRole('combobox', { name: 'The question' })
    .selectOption('How many charges are made by webhook?');
  await expect(page.getByText('The true option, as this run counts it: 6')).toBeVisible();
  await page.getByRole('combobox', { name: 'Wrong option 3' }).selectOption('12');
  const options = page.getByRole('list', { name: 'The options as the class sees them' });
  await expect(options.getByRole('listitem')).toHaveText(['5', '6', '7', '12']);
  await page.getByRole('link', { name: 'Present it' }).click();

  await expect(stage(page)).toHaveText('Ask');
  await expect(page.getByText(/How many charges are made by webhook\?$/)).toBeVisible();
  await on(page);
  await page.getByRole('spinbutton', { name: 'Votes for 6' }).fill('9');
  await on(page);
  await expect(stage(page)).toHaveText('Run');
  await expect(page.getByRole('img').first()).toBeVisible();
  await on(page);
  await expect(page.getByText('charges for 5 payments').first()).toBeVisible();
  const right = page.getByRole('listitem').filter({ hasText: 'right:' });
  await expect(right).toHaveText(/6.*9\svotes/);

  await page.reload();
  await expect(stage(page)).toHaveText('Compare');
  await expect(right).toHaveText(/6.*9\svotes/);
  await on(page);
  await expect(stage(page)).toHaveText('Why');
  await expect(page.getByRole('listitem').filter({ hasText: 'this run' })).toContainText('6');
  await page.keyboard.press('Home');

  await page.getByRole('link', { name: 'Card', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '✓' })).toHaveText(/6 ✓/);
  await page.getByRole('link', { name: 'Open this in the Lab' }).click();
  await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('lost-answer');
  await expect(page.getByText(/The link (names|says)/)).toHaveCount(0);
});

test('a link of an own demo that does not fit is answered by a sentence, and the lists to choose from', async ({
  page,
}) => {
  for (const [query, sentence] of [
    ['scenario=lost-answer&ask=luck&options=1.2', 'The link asks for “luck”'],
    ['scenario=lost-answer&ask=charges&options=6', 'The options must be'],
    ['scenario=atlantis', 'The link names a scenario “atlantis” that is not here.'],
    ['scenario=polling-waste&eventEveryMs=100&pollCharges=afterWork', 'too many messages'],
  ] as const) {
    await page.goto(`/#/present/own?${query}`);
    await expect(page.getByRole('status').filter({ hasText: sentence })).toBeVisible();
    await expect(page.getByRole('link', { name: 'All demos' })).toBeVisible();
  }
  await page.goto('/#/present/own?scenario=lost-answer&ask=charges&options=100.200&stage=vote');
  await expect(page.getByRole('status')).toHaveText(/No option of the link is true/);
});

test('the question of an outage has its end and the retries, the reason is theirs, and the legend names what is drawn', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('/#/present/own?scenario=outage-and-retries&ask=charges&options=0.2.5.10');
  await expect(
    page.getByText(/down from 25\ss to 1\smin 25\ss.*tries up to 5 times more/),
  ).toBeVisible();
  await page.goto(
    '/#/present/own?scenario=outage-and-retries&ask=charges&options=0.2.5.10&stage=compare',
  );
  await expect(page.getByText('✓ taken, ✕ refused, hatched: Billing is down.')).toBeVisible();
  await expect(page.getByText('? the answer')).toHaveCount(0);
  await on(page);
  await expect(
    page.getByText(/down where it is hatched\. The Store has not given up/),
  ).toBeVisible();
  // A number and its unit stay on one line.
  expect(
    await page.evaluate(() => document.querySelector('main')?.textContent.match(/\d (s|min|h)\b/)),
  ).toBeNull();
});

for (const [width, height] of projectors) {
  test(`an own demo with much that is set up is large in all stages: ${width} × ${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    for (const demo of [
      'scenario=outage-and-retries&pollEveryMs=10000&attempts=9&firstWaitMs=3000&requestTimeoutMs=4000&pollCharges=afterWork&downStops=receiver&do=1000:event&ask=webhookWaitLongestMs&options=10000.20000.30000.125000',
      'scenario=forged-and-replayed&ask=forgedAccepted&options=0.1.2.3',
      'scenario=everything-at-once&ask=emptyPolls&options=5.6.7.15',
      'scenario=everything-at-once&ask=givenUp&options=0.1.2.3',
      'scenario=provider-outage&ask=charges&options=0.6.7.12',
      'scenario=polling-waste&ask=emptyPolls&options=6.360.713.714',
    ]) {
      await page.goto(`/#/present/own?${demo}`);
      for (const name of ['Ask', 'Vote', 'Run', 'Compare', 'Why']) {
        await expect(stage(page)).toHaveText(name);
        if (/Run|Compare|Why/.test(name))
          await expect(page.getByRole('img').or(page.locator('dl')).first()).toBeVisible();
        if (name === 'Run') await page.keyboard.press(' ');
        await isLargeEnough(page);
        // What stands still goes on first.
        if (name === 'Run') await on(page);
        await on(page);
      }
    }
  });
}

for (const each of looks([360, 1024, 1920])) {
  test(`axe finds nothing in an own demo, and nothing scrolls sideways: ${each.width} px, ${each.colorScheme}`, async ({
    page,
  }) => {
    await look(page, each);
    for (const place of [
      'present/own?scenario=forged-and-replayed',
      own,
      `${own}&stage=compare&votes=1.2.3.4`,
      `${own}&stage=why&runs=1`,
      `${own}&card=on`,
    ]) {
      await page.goto(`/#/${place}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      if (/stage=/.test(place)) await expect(page.getByRole('img').first()).toBeVisible();
      expect(await violationsOn(page), place).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        place,
      ).toBeLessThanOrEqual(0);
    }
  });
}
