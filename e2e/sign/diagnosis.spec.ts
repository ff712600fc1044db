import { expect, type Locator, type Page } from '@playwright/test';
import { createHmac } from 'node:crypto';
import { look, looks, violationsOn } from '../page/looks.ts';
import { test } from '../page/sharedContext.ts';
import { choose } from './signPage.ts';

const secret = 'whsec_example_not_a_real_secret_5f2c';
const accept = /^Accept: /;
const reject = /^Reject: /;

const diagnosis = (page: Page): Locator => page.getByRole('region', { name: 'Diagnosis' });
const verdict = (page: Page): Locator =>
  page.getByRole('region', { name: 'Verdict' }).getByRole('heading').first();

const event = { id: 'evt_1', type: 'invoice.paid', data: { name: 'Zoë', amount: 1200 } };
const printed = JSON.stringify(event, null, 2);
const compact = JSON.stringify(event);

function stripeHeader(body: string, key = secret): string {
  const seconds = Math.floor(Date.now() / 1000);
  const mac = createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
}

/** What somebody copies out of a terminal: the body as a framework printed it anew. */
function curl(signed: string, sent: string, key = secret): string {
  return [
    "curl -X POST 'https://shop.example/webhooks/stripe'",
    `-H 'Stripe-Signature: ${stripeHeader(signed, key)}'`,
    "-H 'Content-Type: application/json'",
    `-H 'Content-Length: ${Buffer.byteLength(signed)}'`,
    `--data-raw '${sent}'`,
  ].join(' \\\n  ');
}

async function openSign(page: Page): Promise<void> {
  await page.goto('/#/sign');
  await expect(verdict(page)).toHaveText(accept);
}

async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Paste/ }).fill(text);
  await expect(verdict(page)).toHaveText(reject);
}

async function typeSecret(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Signing secret', exact: true }).fill(secret);
}

test('a person who has never seen the page, given only a failing curl command, reaches the cause without typing anything but the secret', async ({
  page,
}) => {
  await openSign(page);
  await paste(page, curl(printed, compact));
  await expect(diagnosis(page)).toContainText('Type the signing secret');
  await typeSecret(page);

  const found = diagnosis(page);
  await expect(found.getByRole('heading', { level: 2 })).toHaveText(
    'Found it: the body was re-formatted',
  );
  await expect(found).toContainText(
    'The signed body was indented by two spaces; the one here is compact.',
  );
  await expect(found).toContainText('all 256 bits equal the received signature');
  await expect(found).toContainText(
    `The Content-Length header says ${Buffer.byteLength(printed)} bytes, as many as were signed`,
  );
  await expect(found.getByRole('region', { name: 'Differences, byte by byte' })).toContainText(
    '"amount":·1200',
  );
  await expect(found.getByRole('radio', { name: 'Express' })).toBeChecked();
  await expect(
    found.getByRole('region', { name: 'Code for Express: read the raw body' }),
  ).toContainText("express.raw({ type: () => true, limit: '25mb' })");
  await expect(
    found.getByRole('list', { name: 'What Express cannot give: read the raw body' }),
  ).toContainText('the packed bytes cannot be had');

  await found.getByRole('radio', { name: 'Rails' }).check();
  await expect(
    found.getByRole('list', { name: 'What Rails cannot give: read the raw body' }),
  ).toContainText('Seen in Rails 6.1.7.10 with Puma 5.6.5.');
});

test('the verdict tells the cause that was found, and leads to it', async ({ page }) => {
  await openSign(page);
  await paste(page, curl(printed, compact));
  await typeSecret(page);
  const own = page.getByRole('region', { name: 'Verdict' });
  await expect(own).toContainText('Found it: the body was re-formatted.');
  await expect(own).not.toContainText('or this was not the secret');

  await own.getByRole('button', { name: 'Show how' }).click();
  await expect(diagnosis(page)).toBeFocused();
  await expect(diagnosis(page).getByRole('heading', { level: 2 })).toBeInViewport();

  await diagnosis(page).getByRole('button', { name: 'Use this' }).click();
  await expect(verdict(page)).toHaveText(accept);
  await expect(own).not.toContainText('Found it');
});

test('with only the secret typed the cause is on the screen in a sentence, without scrolling', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openSign(page);
  await paste(page, curl(printed, compact));
  await typeSecret(page);
  const cause = page
    .getByRole('region', { name: 'Verdict' })
    .getByText('The signed body was indented by two spaces; the one here is compact.');
  await expect(cause).toBeInViewport({ ratio: 1 });
});

test('a request that is not signed on purpose is told to be so, without a secret', async ({
  page,
}) => {
  await page.goto('/#/sign?scheme=bitbucket');
  await expect(verdict(page)).toHaveText(accept);
  const ping = ['POST /events HTTP/1.1', 'X-Event-Key: diagnostics:ping', '', '{"test": true}'];
  await page.getByRole('textbox', { name: /^Paste/ }).fill(ping.join('\r\n'));
  await expect(diagnosis(page).getByRole('heading', { level: 2 })).toHaveText(
    'Found it: this request is not signed',
  );
  await expect(diagnosis(page)).toContainText('Bitbucket’s test of the connection');
  await expect(diagnosis(page)).toContainText('It need not be signed');
});

test('on a phone verdict and cause stand at the edge of the screen while the secret is typed, and lead to it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openSign(page);
  await paste(page, curl(printed, compact));
  await typeSecret(page);
  const bar = page.getByRole('button', { name: /^Reject: .* Found it: the body/ });
  await expect(bar).toBeInViewport({ ratio: 1 });

  await bar.click();
  await expect(diagnosis(page)).toBeFocused();
  await expect(diagnosis(page).getByRole('heading', { level: 2 })).toBeInViewport({ ratio: 1 });

  await diagnosis(page).getByRole('button', { name: 'Use this' }).click();
  await expect(verdict(page)).toHaveText(accept);
  await expect(verdict(page)).toBeInViewport({ ratio: 1 });
});

test('on a phone nothing that the keyboard reaches lies behind the bar at the edge of the screen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openSign(page);
  await paste(page, curl(printed, compact));
  await typeSecret(page);
  const bar = page.getByRole('button', { name: /^Reject: .* Found it: the body/ });
  await expect(bar).toBeInViewport({ ratio: 1 });
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const gapPx = await page.evaluate(() => {
      const focused = document.activeElement;
      const edge = [...document.querySelectorAll('.request button')].find(
        (button) => getComputedStyle(button).position === 'sticky',
      );
      if (!focused || !edge || focused === edge || !focused.closest('.request')) return Infinity;
      return edge.getBoundingClientRect().top - focused.getBoundingClientRect().bottom;
    });
    expect(gapPx).toBeGreaterThanOrEqual(0);
  }
});

test('Use this puts the signed body into its field, and the request is accepted', async ({
  page,
}) => {
  await openSign(page);
  await paste(page, curl(printed, compact));
  await typeSecret(page);
  await diagnosis(page).getByRole('button', { name: 'Use this' }).click();
  await expect(verdict(page)).toHaveText(accept);
  await expect(page.getByRole('textbox', { name: 'Raw body' })).toHaveValue(printed);
  await expect(diagnosis(page)).toContainText('the request is accepted');
  await expect(diagnosis(page).getByText('the request is accepted')).toBeFocused();
});

test('the framework that was chosen stays for the next finding', async ({ page }) => {
  await openSign(page);
  await paste(page, curl(printed, compact));
  await typeSecret(page);
  await diagnosis(page).getByRole('radio', { name: 'Django' }).check();
  await expect(
    diagnosis(page).getByRole('region', { name: 'Code for Django: read the raw body' }),
  ).toContainText('request.body');
  await paste(page, curl(`${compact}\n`, compact));
  await expect(diagnosis(page)).toContainText('The signed body ended in a line break');
  await expect(diagnosis(page).getByRole('radio', { name: 'Django' })).toBeChecked();
});

test('a forged request gets no cause, but is told what was tried and what remains', async ({
  page,
}) => {
  await openSign(page);
  await paste(page, curl(compact, compact, 'a guess'));
  await typeSecret(page);
  const region = diagnosis(page);
  await expect(region.getByRole('heading', { level: 2 })).toHaveText(
    'Nothing that was tried explains it',
  );
  await expect(region).toContainText(/\d{3} changes tried/);
  await expect(region).toContainText('Another secret: of another endpoint');
  await expect(region.getByText('Found it')).toHaveCount(0);
  await region.getByText('What was tried').click();
  await expect(region).toContainText('90 rules of other providers');
});

/** A body that takes a moment to search, given as a file so that no field has to hold it. */
async function openLongBody(page: Page): Promise<void> {
  const items = Array.from({ length: 9_000 }, (_, n) => ({ ...event, id: `evt_${n}`, url: 'a/b' }));
  await openSign(page);
  await page.getByRole('textbox', { name: 'Signing secret', exact: true }).fill(secret);
  await page.getByRole('textbox', { name: /^Paste/ }).evaluate(
    (field, text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    curl('forged', JSON.stringify(items)),
  );
  await expect(verdict(page)).toHaveText(reject);
}

test('the page answers while a body of a megabyte is searched, and Cancel ends the search', async ({
  page,
}) => {
  // A slow machine for the search alone: what it computes with answers late.
  await page.route('**/diagnosis.worker*', async (route) => {
    const response = await route.fetch();
    const slow =
      'const sign = crypto.subtle.sign.bind(crypto.subtle);' +
      'crypto.subtle.sign = (...a) => new Promise((r) => setTimeout(r, 400)).then(() => sign(...a));';
    await route.fulfill({ response, body: slow + (await response.text()) });
  });
  await openLongBody(page);
  const region = diagnosis(page);
  await expect(region.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await expect(region.getByText(/[1-9]\d* changes? tried/)).toBeVisible();

  // What is chosen is shown while the search goes on.
  await choose(page, 'Language', 'Python');
  await expect(page.getByRole('region', { name: 'Code in Python' })).toBeVisible();
  await expect(region.getByRole('button', { name: 'Cancel' })).toBeVisible();

  await region.getByRole('button', { name: 'Cancel' }).click();
  await expect(region).toContainText(/Cancelled after [\d,]+ changes?/);
  await expect(region.getByRole('button', { name: 'Search again' })).toBeVisible();
});

test('a body of a megabyte that nothing explains is searched to the end', async ({ page }) => {
  await openLongBody(page);
  await expect(diagnosis(page).getByRole('heading', { level: 2 })).toHaveText(
    'Nothing that was tried explains it',
  );
});

test('where the browser has no workers, the page searches by itself', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'Worker', { value: undefined });
  });
  await openSign(page);
  await paste(page, curl(printed, compact));
  await typeSecret(page);
  await expect(diagnosis(page)).toContainText('The signed body was indented by two spaces');
});

test('the search leaves nothing behind: no request but for its own code, no secret in storage or address', async ({
  page,
}) => {
  await openSign(page);
  const foreign: string[] = [];
  page.on('request', (request) => {
    const isOwnCode = request.method() === 'GET' && /\/assets\/[^?]+$/.test(request.url());
    if (!isOwnCode) foreign.push(`${request.method()} ${request.url()}`);
  });
  await paste(page, curl(printed, compact));
  await typeSecret(page);
  await expect(diagnosis(page)).toContainText('Found it');
  expect(foreign).toEqual([]);
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), location.href]),
  );
  expect(kept).not.toContain(secret);
});

test('code to check with elsewhere follows the language and the provider', async ({ page }) => {
  await openSign(page);
  const region = page.getByRole('region', { name: 'Use it elsewhere' });
  await region.scrollIntoViewIfNeeded();
  await expect(region.getByRole('region', { name: 'Code in Node' })).toContainText('webhook-id');
  await region.getByRole('radio', { name: 'Python' }).check();
  await expect(region.getByRole('region', { name: 'Code in Python' })).toContainText('import hmac');
  await paste(page, curl(printed, compact));
  await expect(region.getByRole('region', { name: 'Code in Python' })).toContainText(
    'stripe-signature',
  );
});

for (const { colorScheme, width } of looks([360, 1440, 1920])) {
  for (const key of [secret, 'a guess']) {
    const what = key === secret ? 'a finding' : 'none';
    test(`axe finds nothing in the diagnosis with ${what}, ${colorScheme}, ${width} px, and nothing is cut off`, async ({
      page,
    }) => {
      await look(page, { colorScheme, width });
      await openSign(page);
      await paste(page, curl(printed, compact, key));
      await typeSecret(page);
      await expect(diagnosis(page).getByRole('heading', { level: 2 })).toHaveText(
        /^(Found it|Nothing that)/,
      );
      expect(
        await violationsOn(page, '[aria-label="Diagnosis"]', '[aria-labelledby="snippets-title"]'),
      ).toEqual([]);
      const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scroll).toBeLessThanOrEqual(width);
    });
  }
}
