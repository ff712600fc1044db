import { expect, type Page } from '@playwright/test';
import { look, looks, violationsOn } from '../page/looks.ts';
import { test } from '../page/sharedContext.ts';
import {
  accept,
  chooseProvider,
  openSign,
  paste,
  reject,
  secretField,
  verdict,
} from './signPage.ts';

const own = (page: Page) => page.getByRole('region', { name: 'A rule of your own' });
const field = (page: Page, name: string) => own(page).getByRole('textbox', { name, exact: true });
const use = (page: Page) => own(page).getByRole('button', { name: 'Use this rule' });

const acme =
  'scheme=own&name=Acme&header=Acme-Signature&value=ts%3D%7Btimestamp%7D%3Bh1%3D%7Bsignature%7D&content=%7Btimestamp%7D.%7Bbody%7D&tolerance=300';

test('a rule that is made in the form is checked, signed, diagnosed, written out as code and told by the address', async ({
  page,
}) => {
  await openSign(page);
  await chooseProvider(page, 'A rule of your own');
  await field(page, 'Name of the sender').fill('Acme');
  await field(page, 'Header of the signature').fill('Acme-Signature');
  await field(page, 'What is signed').fill('{method} {url}\\n{body}');
  await own(page).getByRole('combobox', { name: 'Algorithm' }).selectOption('HMAC-SHA-512');
  await use(page).click();
  await expect(verdict(page)).toHaveText(accept);
  await expect(
    page.getByRole('combobox', { name: 'Provider' }).locator('option:checked'),
  ).toHaveText('Acme');
  await expect(page).toHaveURL(/scheme=own&name=Acme&header=Acme-Signature&algorithm=HMAC-SHA-512/);
  await expect(page.getByRole('region', { name: 'Code in Node' })).toContainText('acme-signature');

  await secretField(page).fill(`${await secretField(page).inputValue()} `);
  await expect(verdict(page)).toHaveText(reject);
  await expect(page.getByRole('region', { name: 'Diagnosis' })).toContainText('space');
});

test('a link opens the rule, and keeps no secret', async ({ page }) => {
  await page.goto(`/#/sign?${acme}`);
  await expect(page.getByRole('textbox', { name: 'Acme-Signature' })).toHaveValue(/^ts=\d+;h1=/);
  await expect(verdict(page)).toHaveText(accept);
  await expect(field(page, 'What that header says')).toHaveValue('ts={timestamp};h1={signature}');
  await secretField(page).fill('a secret of my own');
  await page.getByRole('button', { name: 'Sign this body' }).click();
  await expect(verdict(page)).toHaveText(accept);
  expect(page.url()).not.toContain('secret');

  await chooseProvider(page, 'Stripe');
  await expect(page).toHaveURL(/scheme=stripe$/);
});

test('a rule whose signature, time and parts are fields of the body is checked, pasted, told by its link and written out as code', async ({
  page,
}) => {
  await openSign(page);
  await chooseProvider(page, 'A rule of your own');
  await field(page, 'Header of the signature').fill('body.meta.sig');
  await expect(own(page)).toContainText('the body as a whole cannot be signed');
  await field(page, 'What is signed').fill('{timestamp}.{body.data.id}');
  await field(page, 'Header of the time').fill('body.sent');
  await field(page, 'Oldest age in seconds').fill('300');
  await use(page).click();
  await expect(verdict(page)).toHaveText(accept);
  await expect(page).toHaveURL(/header=body.meta.sig&content=%7Btimestamp%7D.%7Bbody.data.id%7D/);
  const code = page.getByRole('region', { name: 'Code in Node' });
  await expect(code).toContainText("field('meta', 'sig')");
  const body = page.getByRole('textbox', { name: 'Raw body' });
  const good = await body.inputValue();
  const secret = await secretField(page).inputValue();
  expect(good).toContain('"meta":{"sig":"');

  await body.fill(good.replace(/"sig":"./, '"sig":"x'));
  await expect(verdict(page)).toHaveText(reject);
  await paste(page, `POST /in HTTP/1.1\r\nHost: a.example\r\n\r\n${good}`);
  await expect(page.getByText('Read as a raw HTTP request')).toBeVisible();
  await secretField(page).fill(secret);
  await expect(verdict(page)).toHaveText(accept);
});

test('a rule by ECDSA signs, refuses a changed body, and is written out as code with the public key', async ({
  page,
}) => {
  await page.goto(
    '/#/sign?scheme=own&header=X-Sig&algorithm=ECDSA+P-256&encoding=base64&key=base64',
  );
  await expect(verdict(page)).toHaveText(accept);
  await expect(page.getByRole('region', { name: 'Code in Node' })).toContainText('createPublicKey');
  await expect(own(page).getByRole('combobox', { name: 'Algorithm' })).toHaveValue('ECDSA P-256');
  expect(page.url()).not.toContain('secret');
  const body = page.getByRole('textbox', { name: 'Raw body' });
  await body.fill(`${await body.inputValue()} `);
  await expect(verdict(page)).toHaveText(reject);
});

test('a link with a rule that cannot be is told in a sentence, and changes nothing', async ({
  page,
}) => {
  await page.goto('/#/sign?scheme=own&header=X%20Y&content=%7Bbody%7D');
  await expect(own(page).getByRole('alert')).toContainText(
    'The link holds no rule that can be used. The signature’s header needs a name',
  );
  await expect(page.getByRole('combobox', { name: 'Provider' })).toHaveValue('standard-webhooks');
  await expect(field(page, 'Header of the signature')).toHaveAttribute('aria-invalid', 'true');
  // It can be reached, to hear why it does nothing.
  await use(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Provider' })).toHaveValue('standard-webhooks');
  await field(page, 'Header of the signature').fill('X-Y');
  await use(page).press('Enter');
  await expect(page.getByRole('textbox', { name: 'X-Y', exact: true })).toBeVisible();
});

test('a request that is pasted stays under the rule of one’s own, though a provider has the same header', async ({
  page,
}) => {
  await page.goto('/#/sign?scheme=own&header=X-Signature&content=%7Bbody%7D!');
  await expect(page.getByRole('textbox', { name: 'X-Signature' })).toHaveValue(/^[0-9a-f]{64}$/);
  const signature = await page.getByRole('textbox', { name: 'X-Signature' }).inputValue();
  const body = await page.getByRole('textbox', { name: 'Raw body' }).inputValue();
  const secret = await secretField(page).inputValue();
  await paste(page, `POST /in HTTP/1.1\r\nX-Signature: ${signature}\r\n\r\n${body}`);
  await expect(page.getByText('Read as a raw HTTP request')).toBeVisible();
  await secretField(page).fill(secret);
  await expect(verdict(page)).toHaveText(accept);
});

test('of a genuine request of an unknown sender the search finds the rule, which is in force at once, and Undo takes it back', async ({
  page,
}) => {
  await page.goto(
    '/#/sign?scheme=own&header=X-Acme-Hmac&time=X-Acme-Sent&content=%7Btimestamp%7D%7C%7Bbody%7D',
  );
  const read = (name: string) => page.getByRole('textbox', { name, exact: true }).inputValue();
  await expect(page.getByRole('textbox', { name: 'X-Acme-Hmac' })).toHaveValue(/^[0-9a-f]{64}$/);
  const [hmac, sent, body] = [
    await read('X-Acme-Hmac'),
    await read('X-Acme-Sent'),
    await read('Raw body'),
  ];
  const secret = await secretField(page).inputValue();

  await openSign(page, 'stripe');
  await page.getByRole('button', { name: 'Tamper', exact: true }).focus();
  await paste(
    page,
    `POST /in HTTP/1.1\r\nX-Acme-Hmac: ${hmac}\r\nX-Acme-Sent: ${sent}\r\nX-Acme-Id: e_1\r\n\r\n${body}`,
  );
  await secretField(page).fill(secret);
  await expect(verdict(page)).toHaveText('Not checked: the sender is not known');
  await own(page).getByRole('button', { name: 'Find the rule of this request' }).click();
  await expect(
    own(page).getByText(/^Found after [\d,]+ rules?: it stands in the form/),
  ).toBeVisible();
  await expect(verdict(page)).toHaveText(accept);
  await expect(field(page, 'What is signed')).toHaveValue('{timestamp}|{body}');
  await expect(field(page, 'Header of the time')).toHaveValue('X-Acme-Sent');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('combobox', { name: 'Provider' })).toHaveValue('stripe');
});

test('a search is told while it goes on, can be cancelled by keyboard, and says when it had nothing to try', async ({
  page,
}) => {
  await openSign(page, 'stripe');
  await page.getByRole('button', { name: 'Tamper', exact: true }).focus();
  const find = () => own(page).getByRole('button', { name: 'Find the rule of this request' });
  await paste(page, 'POST /in HTTP/1.1\r\nX-Id: e_1\r\n\r\n{"amount":4200}');
  await find().click();
  await expect(own(page)).toContainText('Give the signing secret first');
  await secretField(page).fill('a secret of my own');
  await find().click();
  await expect(own(page)).toContainText('No header of this request looks like a signature');

  const ids = ['X-Id', 'X-Event', 'X-Nonce', 'X-Message', 'X-Delivery'].map((name) => `${name}: 1`);
  const signature = `X-Sig: ${'ab'.repeat(32)}`;
  const lines = ['POST /in HTTP/1.1', 'Host: a.example', signature, 'X-Time: 1700000000', ...ids];
  await paste(page, `${lines.join('\r\n')}\r\n\r\n{"amount":4200}`);
  await expect(page.getByText('Read as a raw HTTP request')).toBeVisible();
  await find().click();
  const cancel = own(page).getByRole('button', { name: 'Cancel the search' });
  await cancel.focus();
  await page.keyboard.press('Enter');
  await expect(own(page)).toContainText(/Cancelled after [\d,]+ rules?/);
  await expect(find()).toBeVisible();
});

for (const { colorScheme, width } of looks([360, 1920])) {
  test(`axe finds nothing in the form at ${width} px, ${colorScheme}`, async ({ page }) => {
    await look(page, { colorScheme, width });
    await page.goto('/#/sign?scheme=own&time=X-Time&key=base64&content=x');
    await expect(own(page).getByRole('alert')).toContainText('holds no rule');
    expect(await violationsOn(page)).toEqual([]);
  });
}
