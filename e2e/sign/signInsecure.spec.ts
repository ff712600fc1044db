import { expect, test } from '@playwright/test';
import { rememberedLaunchOptions } from '../../src/tools/browser.mjs';
import { signingVectors } from '../../src/signing/providers/vectors.testkit.ts';
import { accept, paste, secretField, verdict } from './signPage.ts';

const launch = rememberedLaunchOptions();

// An address that no machine has (RFC 5737), over plain http: a browser keeps its WebCrypto from such a page.
const insecure = `http://192.0.2.1:${process.env['E2E_PORT'] ?? ''}`;

test.use({
  launchOptions: {
    ...launch,
    args: [...launch.args, '--host-resolver-rules=MAP 192.0.2.1 127.0.0.1'],
  },
});

test.beforeEach(async ({ page }) => {
  await page.goto(`${insecure}/#/sign?scheme=discord`);
  expect(await page.evaluate(() => [isSecureContext, 'subtle' in crypto])).toEqual([false, false]);
});

const unchecked = 'Not checked: Ed25519 needs an https page';

test('over plain http the example of a public key is not checked, and says so in verdict, diagnosis, foot and note', async ({
  page,
}) => {
  await expect(verdict(page)).toHaveText(unchecked);
  const card = page.getByRole('region', { name: 'Verdict' });
  await expect(card).toContainText('which browsers compute on https pages only');
  await expect(card).toContainText('The check stopped before it computed anything.');
  await expect(card).not.toContainText('WebCrypto');
  await expect(page.getByRole('region', { name: 'Diagnosis' })).toContainText(
    'No cause is searched',
  );
  const note = page.getByRole('status').filter({ hasText: 'This cannot be signed' });
  for (const name of ['Sign this body', 'Forge with a wrong secret', 'Rotate the secret']) {
    await page.getByRole('button', { name }).click();
    await expect(note).toHaveText('This cannot be signed: Ed25519 needs an https page.');
    await expect(verdict(page)).toHaveText(unchecked);
  }
});

test('over plain http a genuine request of a public key is neither rejected nor searched', async ({
  page,
}) => {
  const vector = signingVectors.find(({ schemeId }) => schemeId === 'discord');
  if (!vector) throw new Error('The vector is gone.');
  const headers = Object.entries(vector.headers).map(([name, value]) => `${name}: ${value}`);
  await paste(page, ['POST /x HTTP/1.1', ...headers, '', vector.rawBody].join('\r\n'));
  await secretField(page).fill(vector.secret as string);
  await expect(page.getByRole('list', { name: 'Steps of the check' })).toContainText(
    'Ed25519: it cannot be computed here',
  );
  await expect(verdict(page)).toHaveText(unchecked);
  await expect(page.getByRole('status').filter({ hasText: /^Not checked/ })).toHaveText(unchecked);
  await expect(page.getByText(/changes? tried|forged|the key is wrong/)).toHaveCount(0);
});

test('over plain http every other verdict is computed by the page’s own code, and a cause is found', async ({
  page,
}) => {
  await page.getByRole('combobox', { name: 'Provider' }).selectOption({ label: 'GitHub' });
  await expect(verdict(page)).toHaveText(accept);
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('@noble/hashes');
  await secretField(page).press('End');
  await secretField(page).press(' ');
  await expect(page.getByRole('region', { name: 'Diagnosis' })).toContainText('Found it');
});
