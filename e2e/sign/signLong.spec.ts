import { expect, test, type Page } from '@playwright/test';
import { accept, reject, openSign, paste, pasteField, secretField, verdict } from './signPage.ts';

// Eight million characters, as a request that its provider's header makes a GitHub one.
const long = `POST /x HTTP/1.1\r\nX-Hub-Signature-256: sha256=${'00'.repeat(32)}\r\n\r\n{"a":[${'{"n":1},'.repeat(990_000)}1]}`;
const bytes = '7,920,009 bytes';

const cancel = (page: Page) => page.getByRole('button', { name: 'Cancel', exact: true }).first();
const understood = (page: Page) => page.getByRole('status').filter({ hasText: 'Read as' });

/** Keeps every worker from its task until `letWorkersWork`. */
async function holdWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const held: (() => void)[] = [];

    const { postMessage: post } = Worker.prototype as {
      postMessage: (this: Worker, ...given: unknown[]) => void;
    };
    Worker.prototype.postMessage = function (this: Worker, ...given: unknown[]) {
      held.push(() => {
        post.apply(this, given);
      });
    };
    Object.assign(window, {
      letWorkersWork: () => {
        Worker.prototype.postMessage = post;
        for (const send of held.splice(0)) send();
      },
    });
  });
}

async function letWorkersWork(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as unknown as { letWorkersWork: () => void }).letWorkersWork();
  });
}

test('eight million characters are read beside the page, which answers keys meanwhile', async ({
  page,
}) => {
  test.slow();
  await holdWorkers(page);
  await openSign(page, 'stripe');
  await paste(page, long);
  await expect(page.getByText(/^Reading 7,920,\d{3} characters/)).toBeVisible();
  await secretField(page).fill('typed meanwhile');
  await expect(secretField(page)).toHaveValue('typed meanwhile');
  await expect(understood(page)).toHaveCount(0);

  await letWorkersWork(page);
  await expect(understood(page)).toContainText(bytes);
  await expect(page.getByRole('group', { name: 'Body' })).toContainText(bytes);
  await expect(secretField(page)).toHaveValue('typed meanwhile');
  await expect(page.getByRole('combobox', { name: 'Provider' })).toHaveValue('github');
  await expect(verdict(page)).toHaveText(reject);
  await page.getByRole('button', { name: 'Sign this body' }).click();
  await expect(verdict(page)).toHaveText(accept);
});

test('a reading that is cancelled changes no field, keeps the text, and can be begun again', async ({
  page,
}) => {
  test.slow();
  await holdWorkers(page);
  await openSign(page, 'stripe');
  const body = page.getByRole('textbox', { name: 'Raw body' });
  const before = await body.inputValue();
  await paste(page, long);
  await cancel(page).click();
  await expect(page.getByText(/was not read to its end. It is kept here/)).toBeVisible();
  await expect(body).toHaveValue(before);
  await expect(verdict(page)).toHaveText(accept);

  await letWorkersWork(page);
  await page.getByRole('button', { name: 'Read it again' }).click();
  await expect(understood(page)).toContainText(bytes);
});

test('a newer paste takes the place of one that is still being read', async ({ page }) => {
  await holdWorkers(page);
  await openSign(page, 'stripe');
  await paste(page, long);
  await expect(cancel(page)).toBeVisible();
  await paste(page, 'X-Hub-Signature-256: sha256=00\r\n\r\n{"newer":1}');
  await expect(understood(page)).toContainText('11 bytes');
  await letWorkersWork(page);
  await expect(page.getByRole('textbox', { name: 'Raw body' })).toHaveValue('{"newer":1}');
  await expect(pasteField(page)).toHaveValue(/newer/);
});

test('where there are no workers a long text is read all the same', async ({ page }) => {
  test.slow();
  await page.addInitScript(() => {
    Object.assign(window, { Worker: undefined });
  });
  await openSign(page, 'stripe');
  await paste(page, long);
  await expect(understood(page)).toContainText(bytes);
  await expect(verdict(page)).toHaveText('Reject: there is no secret to check with');
});

test('megabytes pasted as the body become its bytes, with every CR, and Undo brings the text back', async ({
  page,
}) => {
  test.slow();
  await openSign(page, 'github');
  const body = page.getByRole('textbox', { name: 'Raw body' });
  const before = await body.inputValue();
  await body.evaluate((field: HTMLTextAreaElement) => {
    field.select();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'line\r\n'.repeat(1_300_000));
    field.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, cancelable: true, bubbles: true }),
    );
  });
  await expect(page.getByRole('group', { name: 'Body' })).toContainText(
    '7,800,000 bytes · ASCII · CRLF line ends',
  );
  await expect(page.getByRole('status').filter({ hasText: 'is the body now' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign this body' }).click();
  await expect(verdict(page)).toHaveText(accept);
  // What is copied before is told only until the signed request takes its place.
  await expect(page.getByRole('status').filter({ hasText: /^Signed: / })).toBeVisible();
  await page.getByRole('button', { name: 'Copy as curl' }).click();
  await expect(page.getByText(/too long to be copied by hand/)).toBeVisible();

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(body).toHaveValue(before);
});
