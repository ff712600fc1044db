import { expect } from '@playwright/test';
import { look, looks, violationsOn } from '../page/looks.ts';
import { test } from '../page/sharedContext.ts';

test('the way in asks first, moves only after Play, and earns its numbers', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('How many of 720 questions come back empty?')).toBeVisible();
  const time = page.getByRole('slider', { name: 'Time' });
  await expect(time).toHaveValue('0');

  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Polling' })).toContainText('came back empty');
  await time.press('End');
  await expect(page.getByRole('region', { name: 'Polling' })).toContainText('714 of 720 questions');
  await expect(page.getByRole('region', { name: 'Webhook' })).toContainText(
    /6\s*calls,\s*none empty/,
  );

  await page.getByRole('button', { name: 'Play again' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(time).not.toHaveValue('1');
});

test('its three doors lead to Learn, the Lab and Sign', async ({ page }) => {
  for (const [name, title] of [
    ['Learn', 'Learn'],
    ['Lab', 'Lab'],
    ['Sign', 'Sign'],
  ] as const) {
    await page.goto('/#/');
    await page
      .getByRole('navigation', { name: 'Go on' })
      .getByRole('link', { name, exact: true })
      .click();
    await expect(page).toHaveTitle(new RegExp(`^${title} · Hookscope`));
  }
});

test('it leads an instructor to Present', async ({ page }) => {
  await page.goto('/#/');
  await page.getByRole('link', { name: 'Present it to a class' }).click();
  await expect(page).toHaveTitle(/^Present · Hookscope/);
});

test('an address that leads nowhere opens it with a sentence', async ({ page }) => {
  await page.goto('/#/nowhere');
  await expect(page.getByText('There is no page “nowhere” here.')).toBeVisible();
});

for (const { colorScheme, width } of looks([360, 1024, 1920])) {
  test(`axe finds nothing in the way in, ${colorScheme}, ${width} px`, async ({ page }) => {
    await look(page, { colorScheme, width });
    await page.goto('/');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('slider', { name: 'Time' }).press('End');
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    );
  });
}
