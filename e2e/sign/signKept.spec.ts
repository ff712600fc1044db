import { expect, test, type Page } from '@playwright/test';
import {
  accept,
  reject,
  openSign,
  verdict,
  secretField,
  pasteField,
  choose,
  paste,
} from './signPage.ts';

const pasted = 'POST /x HTTP/1.1\r\nX-Hub-Signature-256: sha256=00\r\n\r\n{"mine":1}';
const secret = 'a-secret-nobody-else-should-see';

const body = (page: Page) => page.getByRole('textbox', { name: 'Raw body' });
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });

async function toLab(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Lab', exact: true }).click();
  await expect(page.getByRole('toolbar', { name: 'Playback' })).toBeVisible();
}

async function backToSign(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Sign', exact: true }).click();
}

/** A request of one's own, with its secret. */
async function work(page: Page): Promise<void> {
  await openSign(page, 'stripe');
  await paste(page, pasted);
  await expect(body(page)).toHaveValue('{"mine":1}');
  await secretField(page).fill(secret);
  await expect(verdict(page)).toHaveText(reject);
}

test('Sign is found as it was left: fields, box, verdict, place and what can be undone', async ({
  page,
}) => {
  await work(page);
  await page.getByRole('button', { name: 'Sign this body' }).click();
  await expect(verdict(page)).toHaveText(accept);
  await page.getByRole('button', { name: 'Tamper', exact: true }).click();
  await expect(verdict(page)).toHaveText(reject);
  const tampered = await body(page).inputValue();
  await page.evaluate(async () => {
    scrollTo(0, 300);
    // Where it is scrolled to is told with the next frame.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  });

  // By the address: to press a link would scroll to it.
  await page.goto('/#/lab');
  await expect(page.getByRole('toolbar', { name: 'Playback' })).toBeVisible();
  await page.goto('/#/sign');
  await expect(verdict(page)).toHaveText(reject);
  await expect(body(page)).toHaveValue(tampered);
  await expect(secretField(page)).toHaveValue(secret);
  await expect(secretField(page)).toHaveAttribute('type', 'password');
  await expect(pasteField(page)).toHaveValue(pasted.replaceAll('\r\n', '\n'));
  await expect(page.getByRole('status').filter({ hasText: 'Read as' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Provider' })).toHaveValue('github');
  await expect(page).toHaveURL(/#\/sign\?scheme=github$/);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(300);

  await undo(page).click();
  await expect(verdict(page)).toHaveText(accept);
  await page.goBack();
  await expect(page.getByRole('toolbar', { name: 'Playback' })).toBeVisible();
  await page.goForward();
  await expect(verdict(page)).toHaveText(accept);
  await expect(body(page)).toHaveValue('{"mine":1}');
});

test('a pasted text that is being read when the page is left is there on coming back', async ({
  page,
}) => {
  await openSign(page, 'stripe');
  await paste(page, pasted);
  await toLab(page);
  await backToSign(page);
  await expect(body(page)).toHaveValue('{"mine":1}');
});

test('a link to another provider opens that one, and a request of one’s own stays in it', async ({
  page,
}) => {
  await work(page);
  await toLab(page);
  await page.goto('/#/sign?scheme=slack');
  await expect(page.getByRole('combobox', { name: 'Provider' })).toHaveValue('slack');
  await expect(body(page)).toHaveValue('{"mine":1}');
});

test('what the Lab hands over says that it took a place, and Undo gives the place back', async ({
  page,
}) => {
  await work(page);
  await toLab(page);
  await page.goto('/#/lab?scenario=lost-answer&t=42000');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Twice is normal');
  await page.getByRole('tab', { name: 'Messages', exact: true }).click();
  await page.getByRole('button', { name: 'evt_1 attempt 1' }).click();
  await page.getByRole('button', { name: 'Open in Sign' }).click();
  await expect(page.getByText('This request comes from the Lab.')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Undo brings that back' })).toBeVisible();
  await expect(pasteField(page)).toHaveValue('');
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);

  await undo(page).click();
  await expect(body(page)).toHaveValue('{"mine":1}');
  await expect(secretField(page)).toHaveValue(secret);
  await expect(pasteField(page)).toHaveValue(/"mine"/);
  await expect(page.getByRole('combobox', { name: 'Provider' })).toHaveValue('github');
});

test('what is kept for coming back lies in no storage, address or history', async ({ page }) => {
  await work(page);
  await choose(page, 'Body as', 'Hex');
  await toLab(page);
  const kept = await page.evaluate(async () =>
    JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      await indexedDB.databases(),
      (await cookieStore.getAll()).map(({ value }) => value),
      history.state,
      location.href,
      document.title,
      window.name,
    ]),
  );
  for (const word of [secret, 'mine', '6d 69 6e 65', 'sha256=00']) {
    expect(kept).not.toContain(word);
  }
});

test('closing the page asks first while it holds a secret that was typed, on every page', async ({
  page,
}) => {
  await work(page);
  await toLab(page);
  const asked = page.waitForEvent('dialog');
  void page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();

  await backToSign(page);
  await expect(secretField(page)).toHaveValue(secret);
});

test('closing the page asks nothing when only an example was played with, or the secret is gone', async ({
  page,
}) => {
  let asked = 0;
  page.on('dialog', (dialog) => {
    asked += 1;
    void dialog.accept();
  });
  await openSign(page, 'stripe');
  await body(page).press('End');
  await body(page).press('x');
  await secretField(page).press('End');
  await secretField(page).press('y');
  await secretField(page).press('Backspace');
  await expect(verdict(page)).toHaveText(reject);
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
  expect(asked).toBe(0);
});
