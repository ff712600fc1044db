import { expect, type Locator, type Page } from '@playwright/test';
import { schemeById } from '../../src/signing/schemes.ts';
import type { SigningVector } from '../../src/signing/providers/vectors.testkit.ts';

export const accept = /^Accept: /;
export const reject = /^Reject: /;

export async function openSign(page: Page, scheme = ''): Promise<void> {
  await page.goto(`/#/sign${scheme && `?scheme=${scheme}`}`);
  await expect(verdict(page)).toHaveText(accept);
}

export function verdict(page: Page): Locator {
  return page.getByRole('region', { name: 'Verdict' }).getByRole('heading');
}

export function secretField(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Signing secret', exact: true });
}

export function pasteField(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Paste anything' });
}

/** A radio is a transparent square over its label, so the label is what a person clicks. */
export async function choose(page: Page, group: string, option: string): Promise<void> {
  await page
    .getByRole('radiogroup', { name: group, exact: true })
    .getByRole('radio', { name: option, exact: true })
    .check();
}

export async function chooseProvider(page: Page, provider: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Provider' }).selectOption({ label: provider });
}

/** The request of a vector as a log shows it. */
function rawRequest({ url, method = 'POST', headers, rawBody }: SigningVector): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${url ?? '/hook'} HTTP/1.1`, ...lines, '', rawBody].join('\r\n');
}

/** As the clipboard brings it: a text field would turn CR LF into LF. */
export async function paste(page: Page, text: string): Promise<void> {
  await pasteField(page).evaluate((field: HTMLTextAreaElement, pasted) => {
    field.value = '';
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
  }, text);
}

/** Pastes a request and fills in what no request tells: its provider where others share its headers, secrets, time. */
export async function bringIn(page: Page, vector: SigningVector): Promise<void> {
  await paste(page, rawRequest(vector));
  await expect(
    page.getByRole('status').filter({ hasText: 'Read as a raw HTTP request' }),
  ).toBeVisible();
  await chooseProvider(page, schemeById(vector.schemeId).provider);

  const secrets = typeof vector.secret === 'string' ? [vector.secret] : vector.secret;
  const fields = page.getByRole('textbox', { name: /^Signing secret( \d)?$/ });
  while ((await fields.count()) > secrets.length) {
    await page
      .getByRole('button', { name: /^Remove/ })
      .last()
      .click();
  }
  for (const [index, secret] of secrets.entries()) {
    if (index === (await fields.count())) {
      await page.getByRole('button', { name: 'Add another secret' }).click();
    }
    await fields.nth(index).fill(secret);
  }
  if (!schemeById(vector.schemeId).timestamp) return;
  if (vector.nowSeconds === undefined) {
    await choose(page, 'Now', 'Not checked');
  } else {
    await choose(page, 'Now', 'A fixed time');
    await page.getByRole('textbox', { name: 'Unix seconds' }).fill(String(vector.nowSeconds));
  }
}
