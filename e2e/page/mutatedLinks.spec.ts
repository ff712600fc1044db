import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { parseHash } from '../../src/page/route.svelte.ts';
import { answersTo, mutatedLink } from '../../src/tools/mutatedLinks.testkit.ts';
import { runs } from '../../src/tools/runs.testkit.ts';

test('links that were mutated never break the page, and what they ask for in vain is answered on the screen', async ({
  page,
}) => {
  const links = fc.sample(mutatedLink, runs(40, 1_000));
  test.setTimeout(links.length * 5_000 + 60_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const link of links) {
    await test.step(JSON.stringify(link), async () => {
      // A browser writes a hash its own way, and what does not change it is no link.
      const read = await page.evaluate((to) => {
        location.hash = '#/';
        location.hash = to;
        return location.hash;
      }, link);
      for (const answer of answersTo(parseHash(read)))
        await expect(page.locator('body'), link).toContainText(answer);
      await expect(page.getByRole('heading').first(), link).toBeAttached();
      await expect(page.getByText('Something went wrong'), link).toHaveCount(0);
      expect([link, complaints]).toEqual([link, []]);
    });
  }
});

test('a file that was mutated is answered with a sentence, or opens and says what did not fit', async ({
  page,
}) => {
  await page.goto('/#/lab');
  await page.getByRole('button', { name: 'Take away' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take away' });
  const give = (name: string, contents: string) =>
    dialog
      .getByLabel('Open a scenario')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(contents) });
  const said = dialog.getByRole('status', { name: 'Files' });
  await give('bytes.json', '\u0000\uFFFF{');
  await expect(said).toHaveText('“bytes.json” is no scenario of Hookscope, so it is left alone.');
  await give('large.json', '['.repeat(1_000_001));
  await expect(said).toHaveText(/^“large.json” is too large for a scenario/);
  await give(
    'mine.json',
    JSON.stringify({
      ...{ format: 'hookscope-scenario', version: 1, scenario: 'lost-answer', seed: -1 },
      ...{ lengthMs: 75_000, settings: { attempts: 1e9 }, commands: ['1:explode'] },
    }),
  );
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Twice is normal/);
  await expect(page.getByRole('status', { name: 'Notices' }).getByRole('paragraph')).toHaveText([
    /Attempts must be at most/,
    /The seed must be a whole number/,
    /cannot be done: “1:explode”/,
  ]);
});
