import { expect, type Locator } from '@playwright/test';
import { violationsOn } from '../page/looks.ts';
import { test } from '../page/sharedContext.ts';
import type { LabPage } from './labPage.ts';

const caption = (lab: LabPage) => lab.page.locator('.caption');

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error('It is not drawn.');
  return { top: box.y, bottom: box.y + box.height };
}

/** How much of the window stays free beside what stands over the page, from the top of it. */
async function freeHeight(lab: LabPage): Promise<number> {
  return lab.page.evaluate(() => {
    const over = [...document.querySelectorAll('body *')].filter((element) =>
      ['fixed', 'sticky'].includes(getComputedStyle(element).position),
    );
    const tops = over
      .map((element) => element.getBoundingClientRect())
      .filter(({ top, height }) => height > 1 && top > 0 && top < innerHeight)
      .map(({ top }) => top);
    return Math.min(innerHeight, ...tops);
  });
}

/** A window of 1440 × 900 at a zoom, and a phone; with the lanes that fit there with the caption. */
const windows = [
  { name: 'at 200 %', width: 720, height: 450, lanes: ['Pull', 'Push'] },
  { name: 'at 400 %', width: 360, height: 225, lanes: ['Pull'] },
  { name: 'on a phone', width: 390, height: 740, lanes: ['Pull'] },
  { name: 'on a small phone', width: 360, height: 740, lanes: ['Pull'] },
] as const;

for (const { name, width, height, lanes } of windows) {
  for (const lane of lanes) {
    test(`${name} all of the ${lane} lane and its caption are seen while time runs`, async ({
      lab,
      page,
    }) => {
      await page.setViewportSize({ width, height });
      await lab.open('scenario=outage-and-retries&t=40000&speed=0.25');
      await lab.button('Play').click();
      const region = lab.region(lane);
      await region.evaluate((element) => {
        scrollBy(0, element.getBoundingClientRect().top - 4);
      });
      await expect(caption(lab)).toBeInViewport({ ratio: 1 });
      const box = await boxOf(region);
      expect(box.top).toBeGreaterThanOrEqual(0);
      expect(box.bottom).toBeLessThanOrEqual((await boxOf(caption(lab))).top + 1);
      await page.keyboard.press(' ');
    });
  }
}

test('at 400 % more than half of the window is free beside the caption, and nothing scrolls sideways', async ({
  lab,
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 225 });
  await lab.open('scenario=outage-and-retries&t=40000');
  await lab.region('Push').evaluate((element) => {
    element.scrollIntoView({ block: 'start' });
  });
  await expect(caption(lab)).toBeInViewport({ ratio: 1 });
  expect(await freeHeight(lab)).toBeGreaterThan(225 / 2);
  expect(await lab.pageScrollsSideways()).toBe(false);
});

for (const [width, height] of [
  [720, 450],
  [360, 225],
] as const) {
  test(`in ${width} × ${height} the end, all settings and the keys can be reached and read`, async ({
    lab,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await lab.open('scenario=outage-and-retries&t=120000');
    const end = lab.region('What happened');
    // The terms become buttons when the glossary has come, and each of them takes the places of those behind it.
    await expect(async () => {
      for (const button of await end.getByRole('button').all()) {
        await button.focus();
        await expect(button).toBeInViewport({ ratio: 0.9, timeout: 1_000 });
      }
    }).toPass();
    await lab.button('Keyboard').click();
    const dialog = page.getByRole('dialog', { name: 'Keyboard' });
    await expect(dialog).toBeInViewport({ ratio: 1 });
    await dialog.getByRole('button', { name: 'Close' }).click();
    await lab.allSettings();
    const search = page.getByRole('searchbox', { name: 'Search settings' });
    await search.fill('jitter');
    await expect(search).toBeInViewport({ ratio: 1 });
    await page.getByRole('combobox', { name: 'Jitter' }).focus();
    await expect(page.getByRole('combobox', { name: 'Jitter' })).toBeInViewport({ ratio: 1 });
    expect(await violationsOn(page)).toEqual([]);
    expect(await lab.pageScrollsSideways()).toBe(false);
  });
}
