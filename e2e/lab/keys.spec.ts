import { expect, type Page } from '@playwright/test';
import { keyGroups } from '../../src/lab/page/keys/keyGroups.ts';
import { pageKeys, runKeys, tabKeys } from '../../src/lab/page/keys/keys.ts';
import { chartKeys, menuKeys, messageKeys, wireKeys } from '../../src/lab/page/keys/pictureKeys.ts';
import { look, looks, violationsOn } from '../page/looks.ts';
import { test } from '../page/sharedContext.ts';
import type { LabPage } from './labPage.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Keyboard' });

test('the dialog names every key that the page handles, and no other', async ({ lab, page }) => {
  await lab.open();
  await lab.button('Keyboard').click();
  const handled = [runKeys, wireKeys, menuKeys, tabKeys, messageKeys, chartKeys, pageKeys];
  const count = handled.reduce((sum, keys) => sum + Object.keys(keys).length, 0);
  await expect(dialog(page).locator('kbd')).toHaveCount(count);
  for (const { place, rows } of keyGroups) {
    const group = dialog(page).getByRole('region', { name: place });
    await expect(group.getByRole('definition')).toHaveText(rows.map(({ does }) => does));
  }
});

/** What the Lab shows that keys of the run change. */
async function moment(lab: LabPage): Promise<string> {
  const playing = await lab.button('Pause').isVisible();
  return `${playing ? 'plays' : 'rests'} at ${await lab.time.inputValue()}`;
}

for (const [key, act] of Object.entries(runKeys)) {
  test(`in the stage the key “${key}” does what the dialog says: ${act}`, async ({ lab, page }) => {
    await lab.open('scenario=outage-and-retries&t=60000&speed=0.25');
    const before = await moment(lab);
    await page.getByRole('group', { name: 'Stage' }).evaluate((stage: HTMLElement) => {
      stage.tabIndex = -1;
      stage.focus();
    });
    await page.keyboard.press(key);
    await expect.poll(() => moment(lab)).not.toBe(before);
  });
}

test('? shows the keys wherever nothing is typed, Escape closes them where the focus was, and it can be turned off', async ({
  lab,
  page,
}) => {
  await lab.open();
  const play = lab.button('Play');
  await play.press('?');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(play).toBeFocused();

  await lab.allSettings();
  const search = page.getByRole('searchbox', { name: 'Search settings' });
  await search.press('?');
  await expect(search).toHaveValue('?');
  await expect(dialog(page)).toHaveCount(0);

  await lab.button('Keyboard').click();
  await dialog(page).getByRole('switch', { name: 'The key ? shows this' }).uncheck();
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await expect(lab.button('Keyboard')).toBeFocused();
  await page.keyboard.press('?');
  await lab.button('Keyboard').press('Enter');
  await expect(dialog(page)).toHaveCount(1);
  await dialog(page).getByRole('switch').check();
});

for (const { colorScheme, width } of looks([360, 768, 1440, 1920])) {
  test(`axe finds nothing in the dialog, and nothing of it runs out, ${colorScheme}, ${width} px`, async ({
    lab,
    page,
  }) => {
    await look(page, { colorScheme, width });
    await lab.open();
    await expect(lab.button('Keyboard')).toBeInViewport({ ratio: 1 });
    await lab.button('Keyboard').click();
    await expect(dialog(page)).toBeInViewport({ ratio: 1 });
    expect(await violationsOn(page)).toEqual([]);
    const overflow = await dialog(page).evaluate(
      (element) => element.scrollWidth - element.clientWidth,
    );
    expect(overflow).toBe(0);
  });
}
