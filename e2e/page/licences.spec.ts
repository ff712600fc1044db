import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Readonly<Record<string, string>>;
};

test('the foot opens the licences of all that is in the page, without a network too', async ({
  page,
  context,
}) => {
  await page.goto('/#/sign');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.getByRole('textbox', { name: 'Raw body' }).fill('unsaved');
  await context.setOffline(true);

  const opened = context.waitForEvent('page');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Licences' }).click();
  const text = await (await opened).locator('body').innerText();

  for (const [name, version] of Object.entries(own.dependencies)) {
    expect(text).toContain(`\n${name} ${version} (`);
  }
  // What those stand on, what the bundler adds, and Hookscope itself.
  for (const name of ['hookscope', 'd3-path', 'clsx', 'rolldown', 'vite']) {
    expect(text).toMatch(new RegExp(`^${name} [\\d.]+ \\((MIT|ISC)\\)$`, 'm'));
  }
  expect(text.match(/^SIL OPEN FONT LICENSE Version 1\.1/gm)).toHaveLength(2);
  expect(text).toContain('[Svelte Contributors]');
  // Read as UTF-8, though the server names no encoding.
  expect(text).toContain('“AS IS”');
  await expect(page.getByRole('textbox', { name: 'Raw body' })).toHaveValue('unsaved');
});

for (const [page, width] of [
  ['lab', 360],
  ['lab', 1920],
  ['sign', 360],
  ['sign', 820],
] as const) {
  test(`the foot of the ${page} page, ${width} pixels wide, can be pressed at its end, and is not printed`, async ({
    page: tab,
  }) => {
    await tab.setViewportSize({ width, height: 740 });
    await tab.goto(`/#/${page}`);
    await expect(tab.getByRole('heading', { level: 1 })).toBeAttached();
    const foot = tab.getByRole('contentinfo');
    await tab.keyboard.press('End');
    await foot.getByRole('link', { name: 'Licences' }).click({ trial: true });
    await tab.emulateMedia({ media: 'print' });
    await expect(foot).toBeHidden();
  });
}
