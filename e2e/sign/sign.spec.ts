import { expect, type Page } from '@playwright/test';
import { schemes } from '../../src/signing/schemes.ts';
import { look, looks, violationsOn } from '../page/looks.ts';
import { freshTest, test } from '../page/sharedContext.ts';
import {
  accept,
  reject,
  openSign,
  verdict,
  secretField,
  choose,
  chooseProvider,
  paste,
} from './signPage.ts';

test('the answer to Zoom’s test of the endpoint is computed from the request', async ({ page }) => {
  await openSign(page, 'zoom');
  await secretField(page).fill('zoom-secret');
  await page
    .getByRole('textbox', { name: 'Raw body' })
    .fill('{"event":"endpoint.url_validation","payload":{"plainToken":"abc"}}');
  await expect(page.getByRole('region', { name: 'The answer to send' })).toContainText(
    /"encryptedToken":"[0-9a-f]{64}"/,
  );
});

test('the notes name the secret, the traps and where documentation and library differ', async ({
  page,
}) => {
  await openSign(page, 'stripe');
  await page.getByRole('contentinfo').scrollIntoViewIfNeeded();
  const notes = page.getByRole('region', { name: 'What trips people up with Stripe' });
  await expect(notes).toContainText('whsec_…, the whole text');
  await expect(
    notes.getByRole('heading', { name: 'Documentation and library differ' }),
  ).toBeVisible();
  await expect(notes.getByRole('link')).toHaveAttribute('href', /^https:\/\//);
});

test('a recorded request is refused for its age, and passes when nobody checks', async ({
  page,
}) => {
  await openSign(page, 'stripe');
  await choose(page, 'Now', 'A fixed time');
  const now = page.getByRole('textbox', { name: 'Unix seconds' });
  const signedAt = Number(await now.inputValue());

  await now.fill(String(signedAt + 3600));
  await expect(verdict(page)).toHaveText('Reject: the timestamp is too old');
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText(
    'The signature itself matches',
  );

  await page.getByRole('textbox', { name: 'Tolerance in seconds' }).fill('4000');
  await expect(verdict(page)).toHaveText(accept);
  await page.getByRole('textbox', { name: 'Tolerance in seconds' }).fill('');
  await choose(page, 'Now', 'Not checked');
  await expect(verdict(page)).toHaveText(accept);
});

test('the same bytes as hex keep their verdict, and a carriage return stays hex', async ({
  page,
}) => {
  await openSign(page, 'github');
  const body = page.getByRole('textbox', { name: 'Raw body' });

  await choose(page, 'Body as', 'Hex');
  await expect(body).toHaveValue(/^7b 22 /);
  await expect(verdict(page)).toHaveText(accept);
  await choose(page, 'Body as', 'Text');
  await expect(body).toHaveValue(/^\{"/);

  await choose(page, 'Body as', 'Hex');
  await body.fill('610d0a');
  await page.getByRole('button', { name: 'Sign this body' }).click();
  await expect(verdict(page)).toHaveText(accept);
  await page
    .getByRole('radiogroup', { name: 'Body as' })
    .getByRole('radio', { name: 'Text' })
    .click();
  await expect(
    page.getByRole('status').filter({ hasText: 'stay as they are shown' }),
  ).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Hex' })).toBeChecked();
  await body.fill('61 0');
  await expect(verdict(page)).toHaveText('Reject: the body is not hexadecimal');
});

freshTest('nothing leaves the page, and the secret is kept nowhere', async ({ page, baseURL }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await openSign(page);
  await page.waitForLoadState('networkidle');
  page.on('request', (request) => {
    // The page's own parts come when they are needed; nothing else may be asked for, and nothing sent.
    const isPart = request.url().startsWith(`${baseURL ?? ''}/assets/`);
    if (!isPart || request.method() !== 'GET') complaints.push(request.url());
  });

  const secret = 'a-secret-nobody-else-should-see';
  for (const { provider, secret: rule } of schemes) {
    await chooseProvider(page, provider);
    if (rule.kind !== 'Ed25519') await secretField(page).fill(secret);
    await page.getByRole('button', { name: 'Sign this body' }).click();
    await page.getByRole('button', { name: 'Tamper', exact: true }).click();
  }
  await paste(page, "curl https://billing.example/x -H 'Stripe-Signature: t=1,v1=00' -d 'a'");
  await secretField(page).fill(secret);
  await expect(verdict(page)).toHaveText(reject);

  const kept = await page.evaluate(() =>
    JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      location.href,
      document.title,
    ]),
  );
  expect(kept).not.toContain(secret);
  expect(page.url().startsWith(baseURL ?? '')).toBe(true);
  await expect(secretField(page)).toHaveAttribute('type', 'password');
  expect(complaints).toEqual([]);
});

test('a verdict is announced once it stands, in a polite region', async ({ page }) => {
  await openSign(page);
  await page.getByRole('textbox', { name: 'Raw body' }).fill('something else');
  await expect(page.getByRole('status').filter({ hasText: reject })).toHaveText(
    'Reject: the signature does not match this body',
  );
});

test('every control is reached with Tab, and Space tampers', async ({ page }) => {
  await openSign(page, 'stripe');
  await page.getByRole('combobox', { name: 'Provider' }).focus();
  const reached: string[] = [];
  for (let presses = 0; presses < 26; presses += 1) {
    reached.push(
      await page.evaluate(() => {
        const { activeElement } = document;
        const labels =
          activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement
            ? activeElement.labels
            : null;
        return (labels?.[0]?.firstChild?.textContent ?? activeElement?.textContent ?? '').trim();
      }),
    );
    await page.keyboard.press('Tab');
  }
  for (const name of [
    'Signing secret',
    'Stripe-Signature',
    'Raw body',
    'Sign this body',
    'Tamper',
    'Copy as curl',
    'Rotate the secret',
    'Tolerance in seconds',
  ]) {
    expect(
      reached.some((text) => text.startsWith(name)),
      `${name} in ${reached.join(' | ')}`,
    ).toBe(true);
  }

  await page.getByRole('button', { name: 'Tamper', exact: true }).focus();
  await page.keyboard.press('Space');
  await expect(verdict(page)).toHaveText(reject);
});

test('a megabyte of body is checked, and only its beginning is shown', async ({ page }) => {
  await openSign(page, 'github');
  await page.getByRole('textbox', { name: 'Raw body' }).fill('é'.repeat(500_000));
  await page.getByRole('button', { name: 'Sign this body' }).click();
  await expect(verdict(page)).toHaveText(accept);
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('999,600 more bytes');
});

test('without WebCrypto the same verdict comes from the page’s own code, and it says so', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });
  });
  await openSign(page, 'stripe');
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('@noble/hashes');
});

test('an unknown provider in a link is named, and the page opens all the same', async ({
  page,
}) => {
  await openSign(page, 'nobody');
  await expect(page.getByText('There is no provider “nobody” here')).toBeVisible();
});

test('on paper: the choice made, the whole body, ticks that show, and nothing to press', async ({
  page,
}) => {
  await openSign(page, 'stripe');
  const body = page.getByRole('textbox', { name: 'Raw body' });
  await body.fill('"one line of a long body"\n'.repeat(60));
  await page.getByRole('button', { name: 'Sign this body' }).click();
  await expect(verdict(page)).toHaveText(accept);

  await page.emulateMedia({ media: 'print' });

  const request = page.getByRole('region', { name: 'The request' });
  await expect(request.getByRole('combobox', { name: 'Provider' })).toHaveValue('stripe');
  await expect(request.getByRole('button', { name: 'GitHub' })).toBeHidden();
  await expect(request.getByRole('button')).toHaveCount(0);
  await expect(request.getByText('Tamper flips')).toBeHidden();
  expect(await body.evaluate((field) => field.scrollHeight - field.clientHeight)).toBe(0);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const code = page.getByRole('region', { name: /^Code in / });
  await expect(code).toBeVisible();
  const boxes = page.locator('.sign :is(pre, [tabindex="0"])');
  expect(
    await boxes.evaluateAll(
      (all) =>
        all.filter(
          (box) => box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth,
        ).length,
    ),
  ).toBe(0);
  // Without this a browser leaves out the green under the white tick.
  await expect(page.getByText('✓').first()).toHaveCSS('print-color-adjust', 'exact');
});

test('printed before it was touched, the page has no heading without what belongs under it', async ({
  page,
}) => {
  // So low that the code is not near the screen on paper either, where there is less above it.
  await page.setViewportSize({ width: 1_280, height: 240 });
  await openSign(page, 'stripe');
  const code = page.getByRole('heading', { name: 'Use it elsewhere' });
  await expect(code).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(code).toBeHidden();

  // The way to a printer is a touch.
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(code).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What trips people up' })).toBeVisible();
  await expect(page.getByText('Loading the code')).toHaveCount(0);
});

for (const { colorScheme, width } of looks([360, 768, 1920])) {
  test(`axe finds nothing at ${width} px, ${colorScheme}, and nothing is cut off`, async ({
    page,
  }) => {
    test.slow();
    await look(page, { colorScheme, width });
    // One of each kind of page: a signed time, a signed URL and method, several headers, a public key.
    for (const id of ['stripe', 'hubspot-v3', 'box', 'discord']) {
      await openSign(page, id);
      await expectSound(page);
      await page.getByRole('button', { name: 'Forge with a wrong secret' }).click();
      await expect(verdict(page)).toHaveText(reject);
      await expectSound(page);
    }
  });
}

async function expectSound(page: Page): Promise<void> {
  expect(await violationsOn(page)).toEqual([]);
  // Not scrollWidth: the gutter kept for a scroll bar would hide a little too much width.
  const cutOff = await page.evaluate(() =>
    Array.from(document.querySelectorAll('main *, header *'))
      .filter(
        (element) =>
          // Code keeps its lines and scrolls inside its own frame.
          !element.parentElement?.closest('pre') &&
          element.getBoundingClientRect().right > document.documentElement.clientWidth,
      )
      .map((element) => element.outerHTML.slice(0, 100)),
  );
  expect(cutOff).toEqual([]);
}
