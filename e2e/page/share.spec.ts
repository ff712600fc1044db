import { expect, test, type Page } from '@playwright/test';
import jsQR from 'jsqr';
import { LabPage } from '../lab/labPage.ts';
import { isLargeEnough, projectors } from '../learn/largeTexts.ts';
import { look, looks, violationsOn } from './looks.ts';

test.use({ serviceWorkers: 'block' });

/**
 * What a camera reads off the screen. From the last row, six heights of the picture away, a phone that sees 69° has of its 1920
 * pixels 231 for the height of it.
 */
async function readFrom(
  page: Page,
  where: 'the desk' | 'the last row',
): Promise<string | undefined> {
  const shot = (await page.screenshot()).toString('base64');
  const blank = await page.context().newPage();
  const { width, pixels } = await blank.evaluate(
    async ({ shot, height }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${shot}`;
      await image.decode();
      const scale = (height ?? image.height) / image.height;
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(image.width * scale);
      canvas.height = Math.round(image.height * scale);
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('There is no canvas.');
      pen.imageSmoothingQuality = 'high';
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
      let text = '';
      for (let at = 0; at < data.length; at += 8_192)
        text += String.fromCharCode(...data.subarray(at, at + 8_192));
      return { width: canvas.width, pixels: btoa(text) };
    },
    { shot, height: where === 'the last row' ? 231 : undefined },
  );
  await blank.close();
  const data = new Uint8ClampedArray(Buffer.from(pixels, 'base64'));
  return jsQR(data, width, data.length / 4 / width)?.data;
}

async function isRead(page: Page, hash: string): Promise<void> {
  const link = new URL(`/${hash}`, page.url()).href;
  await expect(page.getByRole('img', { name: `QR code of ${link}` })).toBeVisible();
  expect(await readFrom(page, 'the desk')).toBe(link);
  expect(await readFrom(page, 'the last row')).toBe(link);
}

for (const [width, height] of projectors) {
  test(`a code is read off the screen from the last row: of a demo, a chapter and the Lab, ${width} × ${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto('/#/present/5?stage=compare');
    await expect(page.getByText('2 of 5').first()).toBeVisible();
    await page.keyboard.press('q');
    await isRead(page, '#/learn/3');
    await isLargeEnough(page, 3);
    await page.getByRole('radio', { name: 'Lab', exact: true }).check();
    await isRead(page, '#/lab?scenario=chapter-demo-5&tab=sequence');
    expect(await violationsOn(page)).toEqual([]);
    // As behind a blank screen, the next key brings the picture back, and does nothing else.
    await page.keyboard.press('PageDown');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('list', { name: 'Stages' }).locator('[aria-current]')).toHaveText(
      'Compare',
    );

    await page.goto('/#/present');
    await page
      .getByRole('combobox', { name: 'It leads to' })
      .selectOption('Learn: 7, Anyone can knock');
    await page.getByRole('button', { name: 'Show the QR code' }).click();
    await isRead(page, '#/learn/7');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    const lab = new LabPage(page);
    await lab.open('scenario=outage-and-retries&attempts=9&t=73600');
    await lab.button('Share link').click();
    const link = await page.getByRole('textbox', { name: /This link restores/ }).inputValue();
    await lab.button('Show it large').click();
    await isRead(page, new URL(link).hash);
  });
}

test('Q and Escape close the code of a demo, and its button opens it', async ({ page }) => {
  await page.goto('/#/present/1');
  for (const closes of ['q', 'Escape']) {
    await page.getByRole('button', { name: 'QR', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Are we there yet?' })).toBeVisible();
    await page.keyboard.press(closes);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

for (const each of looks([360, 1024, 1920])) {
  test(`axe finds nothing in what is shared: ${each.width} px, ${each.colorScheme}`, async ({
    page,
  }) => {
    await look(page, each);
    const lab = new LabPage(page);
    await lab.open('scenario=lost-answer');
    await lab.button('Share link').click();
    await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
    await lab.button('Show it large').click();
    await expect(page.getByRole('img', { name: /^QR code of http/ })).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
  });
}
