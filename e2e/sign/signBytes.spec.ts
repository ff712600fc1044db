import { expect, type Locator } from '@playwright/test';
import { isFull } from '../../src/tools/runs.testkit.ts';
import { test } from '../page/sharedContext.ts';
import { choose, openSign, paste } from './signPage.ts';

/** How many characters each visible line of a text field holds, as the browser breaks them. */
function rowsOf(field: Locator): Promise<readonly string[]> {
  return field.evaluate((element: HTMLTextAreaElement) => {
    const twin = document.createElement('div');
    const style = getComputedStyle(element);
    for (const name of ['font', 'letter-spacing', 'overflow-wrap', 'word-break', 'white-space']) {
      twin.style.setProperty(name, style.getPropertyValue(name));
    }
    const inner =
      element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    twin.style.width = `${inner}px`;
    twin.style.position = 'absolute';
    const text = document.createTextNode(element.value);
    twin.append(text);
    document.body.append(twin);
    const rows: string[] = [];
    let top: number | undefined;
    for (let at = 0; at < element.value.length; at += 1) {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const place = range.getClientRects()[0];
      if (place && element.value[at] !== ' ' && (top === undefined || place.top > top + 4)) {
        rows.push('');
        top = place.top;
      }
      rows[rows.length - 1] = `${rows.at(-1) ?? ''}${element.value[at] ?? ''}`;
    }
    twin.remove();
    return rows.map((row) => row.trim());
  });
}

/** The narrowest, and both sides of the width at which the page gets a second column. */
const widths = isFull ? [320, 360, 430, 768, 901, 1024, 1440, 1920] : [320, 901, 1440];

for (const width of widths) {
  test(`hex at ${width} px: no byte is broken in two, and a row holds 8 bytes or 16`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await openSign(page, 'stripe');
    await choose(page, 'Body as', 'Hex');
    const field = page.getByRole('textbox', { name: 'Raw body' });
    await expect(field).toHaveValue(/^7b 0a /);
    const rows = await rowsOf(field);
    const [first = ''] = rows;
    expect([8, 16]).toContain(first.split(' ').length);
    for (const row of rows.slice(0, -1)) expect(row).toHaveLength(first.length);
  });

  test(`a file at ${width} px: its lines are whole`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await openSign(page, 'github');
    await page.getByLabel('Open a file as the body').setInputFiles({
      name: 'photo.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.alloc(1000, 'ÿØÿà\r\n', 'latin1'),
    });
    const field = page.getByRole('textbox', { name: 'Raw body' });
    await expect(field).toHaveValue(/^0000 {2}ff d8 /);
    const cut = () => field.evaluate((element) => element.scrollWidth - element.clientWidth);
    await expect.poll(cut).toBe(0);
    for (const row of (await rowsOf(field)).slice(0, -1)) {
      expect(row).toMatch(/^[0-9a-f]{4} {2}(?:(?:[0-9a-f]{2} ){4}){1,4} /);
    }
  });
}

test('hex that is pasted without spaces gets them', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSign(page, 'github');
  await choose(page, 'Body as', 'Hex');
  const field = page.getByRole('textbox', { name: 'Raw body' });
  await page.evaluate(() => navigator.clipboard.writeText('7B7D0a'));
  await field.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(field).toHaveValue('7b 7d 0a');
});

test('a picture copied as text: what was lost is told beside the body', async ({ page }) => {
  await openSign(page, 'github');
  const body = page.getByRole('textbox', { name: 'Raw body' });
  await expect(body).not.toHaveAccessibleDescription(/lost/);
  const copied = '\ufffd\ufffd\ufffd\ufffd\u0010JFIF\r\n\ufffd\n';
  await paste(page, `POST /x HTTP/1.1\r\nX-Hub-Signature-256: sha256=00\r\n\r\n${copied}`);
  await expect(body).toHaveAccessibleDescription(
    /Bytes were lost when this was copied as text: .* in 5 places .* A file keeps every byte/,
  );
});

test('signs that a font may lack are drawn as words, and read as they were', async ({ page }) => {
  await openSign(page, 'github');
  await paste(page, 'POST /x HTTP/1.1\r\nX-Hub-Signature-256: sha256=00\r\n\r\na\tb\u00a0\r\n');
  await page.getByRole('switch', { name: 'Show invisible characters' }).check();
  const shown = page.getByRole('region', { name: 'Body with invisible characters' });
  await expect(shown).toContainText('a→b⍽␍↵');
  await expect(shown).toContainText('· space, → tab, ↵ line feed, ␍ carriage return, ⍽ no-break');
  const drawn = await shown.locator('i').evaluateAll((signs) =>
    signs.map((sign) => {
      const word = getComputedStyle(sign, '::before').content.replace(/"([A-Z]+)".*/, '$1');
      return word === 'none' ? sign.textContent : word;
    }),
  );
  expect(drawn).toEqual(['TAB', 'NBSP', 'CR', 'LF', '·', 'TAB', 'LF', 'CR', 'NBSP']);
});
