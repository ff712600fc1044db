import { expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { test } from '../page/sharedContext.ts';
import { accept, choose, openSign, paste, reject, secretField, verdict } from './signPage.ts';

/** The card, which comes with the first touch. */
async function card(page: Page) {
  await page.getByRole('button', { name: 'Tamper', exact: true }).focus();
  return page.getByRole('region', { name: 'Test requests to take away' });
}

test('a genuine, a forged and a stale curl line are pasted back as what they are', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSign(page, 'stripe');
  const requests = await card(page);
  const secret = await secretField(page).inputValue();
  await expect(requests).toContainText(secret);

  for (const [kind, outcome] of [
    ['Genuine', accept],
    ['Forged', reject],
    ['Stale', 'Reject: the timestamp is too old'],
    ['Duplicate', accept],
  ] as const) {
    await choose(page, 'Kind of request', kind);
    await requests.getByRole('button', { name: 'Copy the curl line' }).click();
    await expect(requests.getByRole('status').last()).toContainText('its secret is for tests');
    await paste(page, await page.evaluate(() => navigator.clipboard.readText()));
    await expect(page.getByText('Read as a curl command')).toBeVisible();
    await secretField(page).fill(secret);
    await expect(verdict(page)).toHaveText(outcome);
  }
});

test('by keyboard alone a .http file is saved, with a test secret and never the one that was typed', async ({
  page,
}) => {
  await openSign(page, 'gitlab');
  await secretField(page).fill('a secret of my own');
  const requests = await card(page);
  await requests.getByRole('radio', { name: 'Genuine' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(requests.getByRole('radio', { name: 'Forged' })).toBeChecked();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(requests.getByRole('button', { name: 'Save the .http file' })).toBeFocused();
  const saving = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const download = await saving;
  expect(download.suggestedFilename()).toBe('gitlab-genuine.http');
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toMatch(/^POST http:\/\/localhost:3000\/webhooks HTTP\/1.1\n/);
  expect(text).toContain('X-Test-Request: genuine; its secret is for tests');
  expect(text).not.toContain('a secret of my own');
});

test('where a provider sends no time the page says that nothing is stale, and offers nothing', async ({
  page,
}) => {
  await openSign(page, 'github');
  const requests = await card(page);
  await choose(page, 'Kind of request', 'Stale');
  await expect(requests).toContainText('There is none: GitHub sends no time');
  await expect(requests.getByRole('button', { name: 'Copy the curl line' })).toHaveCount(0);
});

test('an address that nothing can be sent to is told, and another event has another id', async ({
  page,
}) => {
  await openSign(page, 'standard-webhooks');
  const requests = await card(page);
  await requests.getByRole('textbox', { name: 'Send to' }).fill('localhost:3000');
  await requests.getByRole('button', { name: 'Copy the curl line' }).click();
  await expect(requests.getByRole('status').last()).toContainText(
    'Not made. No request can be sent to this URL',
  );
  await choose(page, 'Kind of request', 'Duplicate');
  const sentence = requests.getByText(/with its id msg_/);
  const before = await sentence.textContent();
  await requests.getByRole('button', { name: 'Another event' }).click();
  await expect(sentence).not.toHaveText(before ?? '');
});
