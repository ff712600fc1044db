import { expect, test, type Page } from '@playwright/test';
import { openSign } from './signPage.ts';

/** A browser that does not know `field-sizing`, as WebKit did not for long. */
async function withoutFieldSizing(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const supports = CSS.supports.bind(CSS) as (...given: string[]) => boolean;
    CSS.supports = (...given: string[]) => given[0] !== 'field-sizing' && supports(...given);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { field-sizing: fixed !important }');
    document.adoptedStyleSheets = [sheet];
  });
}

test('without field-sizing a signature and a URL are seen whole, at every width', async ({
  page,
}) => {
  await withoutFieldSizing(page);
  await openSign(page, 'square');
  const fields = [
    page.getByRole('textbox', { name: 'URL', exact: true }),
    page.getByRole('textbox', { name: 'x-square-hmacsha256-signature' }),
  ];
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const field of fields) {
      for (const length of [10, 130]) {
        await field.fill('v'.repeat(length));
        const rest = () => field.evaluate((one) => one.scrollHeight - one.clientHeight);
        await expect.poll(rest).toBe(0);
        const spare = () =>
          field.evaluate((one: HTMLTextAreaElement) => {
            const high = one.clientHeight;
            one.rows -= 1;
            const isNeeded = one.rows < 1 || one.scrollHeight > one.clientHeight;
            one.rows += 1;
            return isNeeded && high === one.clientHeight;
          });
        if (length > 100) await expect.poll(spare).toBe(true);
      }
    }
  }
});

test('without field-sizing the first wait is as wide as what it says', async ({ page }) => {
  await withoutFieldSizing(page);
  // Where the levers have a column of their own.
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/#/lab?scenario=outage-and-retries');
  const field = page.getByRole('textbox', { name: 'First wait, typed' });
  await expect(field).toHaveAttribute('size', '4');
  const { width } = (await field.boundingBox()) ?? { width: 0 };
  expect(width).toBeGreaterThan(60);
  expect(width).toBeLessThan(110);
});
