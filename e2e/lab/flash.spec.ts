import { expect, type Page } from '@playwright/test';
import { isFull } from '../../src/tools/runs.testkit.ts';
import { freshTest } from '../page/sharedContext.ts';
import { LabPage } from './labPage.ts';

/** A quarter of 10 degrees of sight at 1024 by 768 (WCAG 2.2, general flash threshold), in px. */
const largePx = 21_824;
const frameMs = 100 / 3;

/** Of how many pixels the relative luminance differs by a tenth or more in two pictures of the page. */
function changedPixels(page: Page, pictures: readonly string[]): Promise<number> {
  return page.evaluate(async ([one, other]) => {
    const luminances = async (base64: string) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const { data } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {
        data: new Uint8ClampedArray(),
      };
      const linear = (value: number) =>
        value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
      return Array.from(
        { length: data.length / 4 },
        (_, pixel) =>
          0.2126 * linear(data[4 * pixel] ?? 0) +
          0.7152 * linear(data[4 * pixel + 1] ?? 0) +
          0.0722 * linear(data[4 * pixel + 2] ?? 0),
      );
    };
    const [before, after] = [await luminances(one ?? ''), await luminances(other ?? '')];
    return before.filter((value, pixel) => Math.abs(value - (after[pixel] ?? 0)) >= 0.1).length;
  }, pictures);
}

const runs = [
  ['scenario=everything-at-once&t=1560000&speed=60', 'light'],
  ['scenario=outage-and-retries&t=24000&speed=5', 'dark'],
  ['scenario=polling-waste&t=600000&speed=300', 'light'],
] as const;

// The busiest of them every day.
for (const [query, colorScheme] of isFull ? runs : runs.slice(0, 1)) {
  freshTest(
    `no large part of the page flashes three times a second while it plays: ${query}`,
    async ({ page }) => {
      await page.clock.install();
      await page.setViewportSize({ width: 1024, height: 768 });
      await page.emulateMedia({ colorScheme });
      const lab = new LabPage(page);
      await lab.open(query);
      await lab.button('Play').click();
      await expect(lab.button('Pause')).toBeVisible();
      await page.clock.runFor(500);
      const changed: number[] = [];
      let before = (await page.screenshot()).toString('base64');
      for (let frame = 0; frame < 30; frame++) {
        await page.clock.runFor(frameMs);
        const after = (await page.screenshot()).toString('base64');
        changed.push(await changedPixels(page, [before, after]));
        before = after;
      }
      expect(Math.max(...changed)).toBeGreaterThan(0);
      // Three flashes are six changes; so many of a large part within a second are none too few.
      expect(changed.filter((pixels) => pixels >= largePx).length).toBeLessThan(6);
    },
  );
}
