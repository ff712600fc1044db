import { expect } from '@playwright/test';
import { test } from '../page/sharedContext.ts';
import { accept, reject, openSign, verdict, secretField, pasteField, paste } from './signPage.ts';

test('Tamper is called that and no more, and pressed twice it changes more of the body', async ({
  page,
}) => {
  await openSign(page, 'github');
  const body = page.getByRole('textbox', { name: 'Raw body' });
  const tamper = page.getByRole('button', { name: 'Tamper', exact: true });
  await expect(tamper).toHaveAccessibleDescription('Tamper flips one bit of the body.');

  await body.fill('{"amount": 4200}');
  await page.getByRole('button', { name: 'Sign this body' }).click();
  await expect(verdict(page)).toHaveText(accept);
  await tamper.dblclick();
  await expect(body).toHaveValue('{"amount": 5300}');
  await expect(verdict(page)).toHaveText(reject);
});

test('the last Undo keeps the focus, says that it is spent, and can be pressed to no effect', async ({
  page,
}) => {
  await openSign(page, 'stripe');
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeDisabled();
  await page.getByRole('button', { name: 'Tamper', exact: true }).click();
  await undo.focus();
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toHaveText(accept);

  await expect(undo).toBeFocused();
  await expect(undo).toBeDisabled();
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toHaveText(accept);
});

test('the curl line holds the bytes and never the secret', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSign(page, 'stripe');
  await page.getByRole('button', { name: 'Copy as curl' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'without the secret' })).toBeVisible();

  const line = await page.evaluate(() => navigator.clipboard.readText());
  const body = await page.getByRole('textbox', { name: 'Raw body' }).inputValue();
  const secret = await secretField(page).inputValue();
  expect(line).toContain(`--data-binary '${body}'`);
  expect(line).not.toContain(secret);
});

test('what was copied is told below all buttons, and moves none of them', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSign(page, 'stripe');
  /** From the top of the page, which may scroll meanwhile. */
  const places = () =>
    page
      .getByRole('region', { name: 'The request' })
      .locator('button, legend')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top + window.scrollY));
  const before = await places();
  await page.getByRole('button', { name: 'Copy as curl' }).click();
  const said = page.getByRole('status').filter({ hasText: 'Copied' });
  await expect(said).toBeVisible();
  expect(await places()).toEqual(before);

  await page.getByRole('button', { name: 'Replay later' }).click();
  await expect(said).toHaveCount(0);
});

test('a text that cannot be copied is offered to be copied by hand', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { get: () => undefined });
  });
  await openSign(page, 'stripe');
  await page.getByRole('button', { name: 'Copy as curl' }).click();
  await expect(page.getByRole('textbox', { name: 'Copy this by hand' })).toHaveValue(/^curl /);
});

test('Undo says what it took back while the request is still refused', async ({ page }) => {
  await openSign(page, 'github');
  const tamper = page.getByRole('button', { name: 'Tamper', exact: true });
  for (let presses = 0; presses < 3; presses += 1) await tamper.click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Undone' })).toHaveText(
    /^Undone: the bit in byte \d+ is flipped back\. 2 earlier steps can be undone too\.$/,
  );
  await expect(verdict(page)).toHaveText(reject);
});

test('a replay of a request that fails already is not told to be good', async ({ page }) => {
  await openSign(page, 'stripe');
  await page.getByRole('button', { name: 'Tamper', exact: true }).click();
  await page.getByRole('button', { name: 'Replay later' }).click();
  const told = page.getByRole('status').filter({ hasText: 'A copy of this request arrives' });
  await expect(told).toContainText('its signature does not match either');
});

test('Sign is the first button always, and the one to press only while there is an example', async ({
  page,
}) => {
  await openSign(page, 'github');
  const sign = page.getByRole('button', { name: 'Sign this body' });
  const tamper = page.getByRole('button', { name: 'Tamper', exact: true });
  const colour = (button: typeof sign) =>
    button.evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await colour(sign)).not.toBe(await colour(tamper));

  await paste(page, 'X-Hub-Signature-256: sha256=00');
  await expect(page.getByText('The request you pasted')).toBeVisible();
  await page.mouse.move(0, 0);
  await expect.poll(async () => (await colour(sign)) === (await colour(tamper))).toBe(true);
});

test('a body pasted over the example: what was taken away with it is told', async ({ page }) => {
  await openSign(page, 'github');
  await pasteField(page).fill('hello');
  await expect(page.getByRole('status').filter({ hasText: 'Read as a body' })).toContainText(
    'The example’s headers and secret were taken away',
  );
  await expect(page.getByRole('textbox', { name: 'X-Hub-Signature-256' })).toHaveValue('');
  await expect(secretField(page)).toHaveValue('');
});

test('what was only not filled in yet is not shown as refused', async ({ page }) => {
  await openSign(page, 'github');
  const banner = page.getByRole('region', { name: 'Verdict' }).locator('.banner');
  const colour = () => banner.evaluate((element) => getComputedStyle(element).borderTopColor);
  const accepted = await colour();
  await page.getByRole('textbox', { name: 'Raw body' }).fill('other');
  await expect(verdict(page)).toHaveText(reject);
  const rejected = await colour();
  await secretField(page).fill('');
  await expect(verdict(page)).toHaveText('Reject: there is no secret to check with');
  expect([accepted, rejected]).not.toContain(await colour());
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what passes behind the verdict is covered up to the edges of the card, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1440, height: 700 });
    await openSign(page, 'stripe');
    const steps = page.getByRole('list', { name: 'Steps of the check' });
    await steps
      .getByRole('listitem')
      .nth(4)
      .evaluate((step) => {
        window.scrollTo(0, window.scrollY + step.getBoundingClientRect().top - 30);
      });
    // Something of the steps stands behind all of the banner's height.
    expect((await steps.boundingBox())?.y).toBeLessThan(-50);
    const card = page.getByRole('region', { name: 'Verdict' });
    const seenThrough = await card.evaluate((section) => {
      const pinned = section.querySelector('.pinned');
      const banner = section.querySelector('.banner');
      if (!pinned || !banner) return undefined;
      const { left, right } = section.getBoundingClientRect();
      const { top, bottom } = banner.getBoundingClientRect();
      const found: string[] = [];
      for (let y = 1; y < bottom; y += 2) {
        for (const x of [left + 3, left + 22, (left + right) / 2, right - 22, right - 3]) {
          const at = document.elementFromPoint(x, y);
          if (!pinned.contains(at)) found.push(`${x},${y}: ${at?.className ?? ''}`);
        }
      }
      const cover = getComputedStyle(pinned).backgroundColor;
      const own = getComputedStyle(section).backgroundColor;
      return { found, top, isOpaque: cover === own && !cover.includes('rgba') };
    });
    expect(seenThrough).toEqual({ found: [], top: 8, isOpaque: true });
  });
}

test('a public key is named, and Sign says why it cannot be pressed', async ({ page }) => {
  await openSign(page, 'discord');
  const sign = page.getByRole('button', { name: 'Sign this body' });
  await expect(secretField(page)).toHaveAccessibleDescription(
    'Private key The public key, 64 hex digits, checks. A private key, 128 digits, signs too.',
  );
  await expect(sign).toBeEnabled();

  const pair = await secretField(page).inputValue();
  await secretField(page).fill(pair.slice(64));
  await expect(verdict(page)).toHaveText(accept);
  await expect(secretField(page)).toHaveAccessibleDescription(/^Public key/);
  await expect(sign).toBeDisabled();
  await expect(sign).toHaveAccessibleDescription(/To sign here, give a private key\.$/);
  await sign.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('This cannot be signed')).toHaveCount(0);
  await expect(verdict(page)).toHaveText(accept);

  await openSign(page, 'github');
  await expect(secretField(page)).toHaveAccessibleDescription('');
});

test('after many picks the well-known providers are still at hand', async ({ page }) => {
  await openSign(page, 'stripe');
  const list = page.getByRole('combobox', { name: 'Provider' });
  for (const id of ['zoom', 'box', 'xero', 'asana', 'twitch', 'line', 'meta']) {
    await list.selectOption(id);
    await expect(list).toHaveValue(id);
  }
  await expect(
    page.getByRole('group', { name: 'Often used providers' }).getByRole('button'),
  ).toHaveText(['Standard Webhooks', 'Stripe', 'GitHub', 'Slack', 'Shopify', 'LINE', 'Meta']);
});
