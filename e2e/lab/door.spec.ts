import { expect } from '@playwright/test';
import { test } from '../page/sharedContext.ts';

/** Payments at 4.3, 24.4, 42.6, 55.1 and 73.8 s; Mallory forges at 18 s and tampers from 33 s on. */
const door = 'scenario=forged-and-replayed';

test('over HTTPS Tamper says why it cannot, and nothing is changed', async ({ lab }) => {
  await lab.open(`${door}&https=on&t=5000`);
  await expect(lab.button('Tamper')).toHaveAccessibleDescription(/sees only ciphertext/);
  await expect(lab.button('Replay')).toHaveAccessibleDescription(/has no copy/);
  await lab.button('Tamper').click();

  await lab.seek(24_400);
  await expect(lab.region('Push')).toContainText('Mallory cannot change what is encrypted');
  await expect(lab.region('Push')).toContainText('sees only ciphertext');
  await lab.seekEnd();
  await expect(lab.ledger).not.toContainText('wrong amount');
});

test('in the clear Mallory reads the payment, and changes the next one', async ({ lab }) => {
  await lab.open(`${door}&t=5000`);
  await expect(lab.region('Push')).toContainText('"customer":"cus_1","amount":1000');
  await expect(lab.button('Tamper')).toHaveAccessibleDescription(
    'Mallory changes the next payment on its way.',
  );
  await lab.button('Tamper').click();

  await lab.seek(30_000);
  await expect(lab.ledger).toContainText('1 wrong amount');
});

test('only the Store’s addresses keep a forged payment out, and let a tampered one in', async ({
  lab,
}) => {
  await lab.open(`${door}&t=30000`);
  await expect(lab.ledger).toContainText('1 fake charge');
  await lab.allSettings();
  await lab.switch('Settings change the whole run').check();
  await lab.switch('Only the Store’s addresses').check();
  await expect(lab.ledger).not.toContainText('fake');

  await lab.seek(50_000);
  await expect(lab.ledger).toContainText('1 wrong amount');
  await lab.tab('Messages').click();
  await lab.page.getByRole('button', { name: 'forged evt_x1' }).click();
  await expect(lab.page.getByRole('region', { name: /^Message / })).toContainText(
    'HTTP/1.1 403 Forbidden',
  );
});

test('a stolen secret gets a forgery charged, and a rotation stops the next one', async ({
  lab,
}) => {
  await lab.open(
    `${door}&verifySignature=on&secretLeaked=on&rotationOverlapMs=0&rotationLagMs=0&t=5000`,
  );
  await lab.button('Forge').click();
  await lab.seek(10_000);
  await expect(lab.ledger).toContainText('1 fake charge');

  await lab.allSettings();
  await lab.button('Rotate the secret').click();
  await expect(lab.button('Rotate the secret')).toHaveAccessibleDescription(
    'The Store signs with secret 2; Billing takes 2.',
  );
  await lab.seek(18_200);
  await expect(lab.region('Push')).toContainText('401');
  await lab.seek(30_000);
  await expect(lab.ledger).toContainText('2 payments: 2 charged once');
  await expect(lab.ledger).toContainText('1 fake charge');
});

test('a receiver that parses and writes again refuses a Store that writes spaces, whose signature holds', async ({
  lab,
}) => {
  await lab.open(`${door}&verifySignature=on&signedBytes=parsedAgain&t=5000`);
  await expect(lab.ledger).toContainText('1 payment: 1 charged once');

  await lab.allSettings();
  await lab.switch('Settings change the whole run').check();
  await lab.page.getByText('More about the open door').click();
  await lab.page
    .getByRole('combobox', { name: 'The Store writes its JSON' })
    .selectOption('With spaces and 10.0');
  await expect(lab.ledger).toContainText('1 payment: 0 charged once, 1 waiting');

  await lab.tab('Messages').click();
  await lab.page.getByRole('button', { name: 'evt_1 attempt 1' }).click();
  const detail = lab.page.getByRole('region', { name: /^Message / });
  await expect(detail).toContainText('"amount": 1000.0');
  await expect(detail).toContainText('HTTP/1.1 401 Unauthorized');
  await lab.button('Open in Sign').click();
  await expect(lab.region('Verdict').getByRole('heading').first()).toHaveText(/^Accept/);
});

test('a request with two signatures is accepted on the Sign page by the secret that Billing had', async ({
  lab,
}) => {
  await lab.open(`${door}&verifySignature=on&do=20000:rotate&t=25000`);
  await expect(lab.button('Rotate the secret')).toHaveAccessibleDescription(
    'The Store signs with secrets 2 and 1; Billing takes 1.',
  );
  await lab.tab('Messages').click();
  await lab.page.getByRole('button', { name: 'evt_2 attempt 1' }).click();
  const detail = lab.page.getByRole('region', { name: /^Message / });
  await expect(detail).toContainText(/webhook-signature: v1,\S+ v1,\S+/);
  await lab.button('Open in Sign').click();
  await expect(lab.region('Verdict').getByRole('heading').first()).toHaveText(/^Accept/);
});
