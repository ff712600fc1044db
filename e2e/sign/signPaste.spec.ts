import { expect } from '@playwright/test';
import { signingVectors } from '../../src/signing/providers/vectors.testkit.ts';
import { test } from '../page/sharedContext.ts';
import {
  accept,
  reject,
  openSign,
  verdict,
  secretField,
  pasteField,
  choose,
  chooseProvider,
  paste,
} from './signPage.ts';

test('a failing curl command and its secret are enough to see what is wrong', async ({ page }) => {
  const vector = signingVectors.find(({ id }) => id === 'stripe/gen-compact');
  if (!vector) throw new Error('The vector is gone.');
  await openSign(page, 'github');
  const curl = [
    'curl https://billing.example/stripe',
    ...Object.entries(vector.headers).map(([name, value]) => `-H '${name}: ${value}'`),
    `--data-binary '${vector.rawBody}'`,
  ].join(' ');
  await pasteField(page).fill(curl);
  await expect(
    page.getByRole('status').filter({ hasText: 'Read as a curl command' }),
  ).toContainText('This is Stripe, by stripe-signature.');
  await expect(verdict(page)).toHaveText('Reject: there is no secret to check with');
  await secretField(page).fill(vector.secret as string);
  await expect(verdict(page)).toHaveText('Reject: the timestamp is too old');
  await expect(page).toHaveURL(/scheme=stripe$/);
});

test('a pasted request can be undone, and read by another provider’s rule without being lost', async ({
  page,
}) => {
  await openSign(page, 'stripe');
  const body = page.getByRole('textbox', { name: 'Raw body' });
  const before = await body.inputValue();
  await paste(page, 'POST /x HTTP/1.1\r\nX-Hub-Signature-256: sha256=00\r\n\r\n{"mine":1}');
  await expect(page.getByRole('combobox', { name: 'Provider' })).toHaveValue('github');
  await expect(body).toHaveValue('{"mine":1}');

  await page.getByRole('group', { name: 'It could also be' }).getByRole('button').first().click();
  await expect(page.getByRole('combobox', { name: 'Provider' })).not.toHaveValue('github');
  await expect(body).toHaveValue('{"mine":1}');

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(body).toHaveValue(before);
  await expect(verdict(page)).toHaveText(accept);
});

test('what may be the body is offered with its size where nothing says which it is, and Undo goes back', async ({
  page,
}) => {
  await openSign(page, 'github');
  const body = page.getByRole('textbox', { name: 'Raw body' });
  const headers = { 'X-GitHub-Event': 'push', 'X-Hub-Signature-256': 'sha256=00' };
  await paste(page, JSON.stringify({ headers, data: '{"a":1}', text: '{"other":"body"}' }));
  await expect(body).toHaveValue('{"a":1}');
  const offered = page.getByRole('group', { name: 'The body may be' });
  await expect(offered.getByRole('button')).toHaveText(['data, 7 bytes', 'text, 16 bytes']);
  await expect(offered.getByRole('button', { pressed: true })).toHaveText('data, 7 bytes');

  await offered.getByRole('button', { name: 'text, 16 bytes' }).click();
  await expect(body).toHaveValue('{"other":"body"}');
  await expect(offered.getByRole('button', { pressed: true })).toHaveText('text, 16 bytes');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(body).toHaveValue('{"a":1}');
});

test('eight million characters, half a header and a picture are taken without freezing or losing anything', async ({
  page,
}) => {
  test.slow();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await openSign(page, 'github');
  const understood = page.getByRole('status').filter({ hasText: 'Read as' });
  for (const text of [
    'Stripe-Sig',
    'POST',
    'curl',
    '{"headers":',
    '\0\ufffd\u202e',
    '}{'.repeat(50_000),
  ]) {
    await paste(page, text);
    await expect(understood).toBeVisible();
  }
  await pasteField(page).evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'a: b\n'.repeat(3_300_000));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
  });
  await expect(page.getByText(/longer than 16 million/)).toBeVisible();

  const photo = Buffer.alloc(5_000_000, 'ÿØÿà\r\n', 'latin1');
  await page.getByLabel('Open a file as the body').setInputFiles({
    name: 'photo.jpg',
    mimeType: 'image/jpeg',
    buffer: photo,
  });
  await expect(page.getByText('photo.jpg · 5,000,000 bytes · not UTF-8')).toBeVisible();
  await chooseProvider(page, 'GitHub');
  await secretField(page).fill('s');
  await page.getByRole('button', { name: 'Sign this body' }).click();
  await expect(verdict(page)).toHaveText(accept);
  await page.getByRole('button', { name: 'Tamper', exact: true }).click();
  await expect(verdict(page)).toHaveText(reject);
  expect(errors).toEqual([]);
});

test('CR LF, a BOM and what cannot be seen are told and can be shown', async ({ page }) => {
  await openSign(page, 'github');
  await paste(
    page,
    'POST /x HTTP/1.1\r\nX-Hub-Signature-256: sha256=00\r\n\r\n\ufeff{ \r\n\u200b}',
  );
  const group = page.getByRole('group', { name: 'Body' });
  await expect(group).toContainText('11 bytes · UTF-8 · CRLF line ends · with a BOM');
  await page.getByRole('switch', { name: 'Show invisible characters' }).check();
  await expect(page.getByRole('region', { name: 'Body with invisible characters' })).toContainText(
    '[BOM]{·␍↵[U+200B]}',
  );
  await choose(page, 'Body as', 'Base64');
  await expect(page.getByRole('textbox', { name: 'Raw body' })).toHaveValue('77u/eyANCuKAi30=');
});

test('a signature alone goes into its header, and a line of an access log changes no field and leaves no verdict', async ({
  page,
}) => {
  await openSign(page, 'stripe');
  const understood = page.getByRole('status').filter({ hasText: 'Read as' });
  const body = page.getByRole('textbox', { name: 'Raw body' });
  const before = await body.inputValue();
  await paste(page, 'POST /webhooks 400 12ms');
  await expect(understood).toContainText(
    'it holds no headers and no body, so it cannot be checked',
  );
  await expect(body).toHaveValue(before);
  await expect(verdict(page)).toHaveText('Not checked: no request was found in the text');
  await secretField(page).fill('mine');
  await expect(verdict(page)).toHaveText('Not checked: no request was found in the text');

  await paste(page, `sha256=${'ab'.repeat(32)}`);
  await expect(understood).toContainText('in the form of GitHub');
  await expect(page.getByRole('textbox', { name: 'X-Hub-Signature-256' })).toHaveValue(
    `sha256=${'ab'.repeat(32)}`,
  );
});

test('a request of an unknown sender is not refused by a rule that nobody chose: choice and search are offered', async ({
  page,
}) => {
  await openSign(page);
  await paste(
    page,
    'POST /x HTTP/1.1\r\nHost: a.example\r\nX-Acme-Signature: sha256=00\r\n\r\n{"a":1}',
  );
  await expect(verdict(page)).toHaveText('Not checked: the sender is not known');
  const own = page.getByRole('region', { name: 'Verdict' });
  await expect(own).toContainText('The rule of Standard Webhooks, which stood here before');
  await own.getByRole('button', { name: 'Find the rule of its sender' }).click();
  await expect(page.getByRole('button', { name: 'Find the rule of this request' })).toBeFocused();
  await own.getByRole('button', { name: 'Choose the provider' }).click();
  await expect(page.getByRole('combobox', { name: 'Provider' })).toBeFocused();

  await secretField(page).fill('mine');
  await expect(page.getByRole('heading', { name: 'No signature to compare' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Diagnosis' })).toContainText('Another rule:');
  await chooseProvider(page, 'GitHub');
  await expect(verdict(page)).toHaveText('Reject: a header is missing');
});

test('what was lost on the way of a signed request is told before its age, in both cards alike', async ({
  page,
}) => {
  await openSign(page);
  await paste(
    page,
    `GET /x HTTP/1.1\r\nHost: a.example\r\nReferer: https://b.example/x\r\nPaddle-Signature: ts=1;h1=${'ab'.repeat(32)}\r\n\r\n`,
  );
  await secretField(page).fill('pdl_ntfset_x');
  await expect(verdict(page)).toHaveText('Reject: there is no body, and the body is signed');
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText(
    'Found it: the body is not here.',
  );
  const diagnosis = page.getByRole('region', { name: 'Diagnosis' });
  await expect(diagnosis).toContainText('a redirect made it that and dropped the body');
  await expect(diagnosis).toContainText('https://b.example/x: that address was called first');
});
