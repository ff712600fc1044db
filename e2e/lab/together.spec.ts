import { expect } from '@playwright/test';
import { test } from '../page/sharedContext.ts';

const hour = 'scenario=polling-waste&t=3600000';

/** `142 kB` in bytes. */
function bytes(text: string | undefined): number {
  const [, number = 'NaN', unit = ''] = /([\d.]+) (B|kB|MB)/.exec(text ?? '') ?? [];
  return Number(number) * ({ B: 1, kB: 1_000, MB: 1_000_000 }[unit] ?? NaN);
}

test('the late message leaves a wrong amount with full events, and the right one with thin and a fetch', async ({
  lab,
}) => {
  await lab.open('scenario=just-the-doorbell&t=60000');
  await expect(lab.ledger).toContainText('€20 ≠ €30');
  await expect(lab.ledger).toContainText('1 wrong amount');
  expect(await lab.compared('Orders with the right amount')).toEqual(['1 of 1', '0 of 1']);

  await lab.page.getByRole('combobox', { name: 'A webhook carries' }).selectOption('thin');

  await expect(lab.ledger).toContainText('1 order: 1 right');
  await expect(lab.ledger).toContainText('€30');
  await expect(lab.ledger).not.toContainText('wrong amount');
  expect((await lab.compared('Fetches'))[1]).toBe('3');
});

test('the newest version is right without a fetch, and says what it left out', async ({ lab }) => {
  await lab.open('scenario=just-the-doorbell&t=60000');
  await lab.page
    .getByRole('combobox', { name: 'Of two versions keep' })
    .selectOption('newestVersion');
  await expect(lab.ledger).toContainText('1 order: 1 right');

  await lab.seek(40_260);
  await expect(
    lab.page.getByText('Billing has a newer version of the order already'),
  ).not.toHaveCount(0);
});

test('a fetch travels from Billing to the Store and back, and can be opened', async ({ lab }) => {
  await lab.open('scenario=just-the-doorbell&payload=thin&t=20280');
  await expect(lab.region('Push')).toContainText('what is it now?');
  await expect(lab.region('Push')).toContainText('fetches: 1 under way');

  await lab.tab('Messages').click();
  await lab.page.getByRole('button', { name: 'fetch 2' }).click();
  const detail = lab.page.getByRole('region', { name: /^Message / });
  await expect(detail).toContainText('GET /orders/501 HTTP/1.1');
});

test('a thin event that is forged charges nothing, though no signature is checked', async ({
  lab,
}) => {
  await lab.open('scenario=forged-and-replayed&payload=thin&t=30000');
  await expect(lab.ledger).not.toContainText('fake');

  await lab.tab('Messages').click();
  await lab.page.getByRole('button', { name: 'forged evt_x1' }).click();
  await expect(lab.page.getByRole('region', { name: /^Message / })).toContainText(
    'The Store knows no such order, so nothing was charged.',
  );
});

test('conditional requests are as many as fixed ones, and fewer bytes', async ({ lab }) => {
  await lab.open(hour);
  const fixed = {
    requests: await lab.compared('Requests'),
    bytes: await lab.compared('Bytes, both ways'),
  };

  await lab.page.getByRole('combobox', { name: 'Pull by' }).selectOption('conditional');
  await expect(lab.region('Pull')).toContainText('what has changed');

  expect(await lab.compared('Requests')).toEqual(fixed.requests);
  const conditional = await lab.compared('Bytes, both ways');
  expect(bytes(conditional[0])).toBeLessThan(bytes(fixed.bytes[0]));
  expect(conditional[1]).toBe(fixed.bytes[1]);
});

test('long polling is as fresh as a webhook with few requests', async ({ lab }) => {
  await lab.open(`${hour}&pullMode=longPoll`);

  expect(await lab.compared('Worst staleness')).toEqual(['50 ms', '50 ms']);
  expect(Number((await lab.compared('Requests'))[0])).toBeLessThan(130);
});

test('levers that cannot change anything are disabled', async ({ lab }) => {
  await lab.open('scenario=polling-waste');
  await lab.allSettings();
  const lever = (role: 'slider' | 'combobox', name: string) =>
    lab.page.getByRole(role, { name, exact: true });
  await expect(lever('slider', 'Longest interval')).toBeDisabled();
  await expect(lever('slider', 'The Store holds a question for')).toBeDisabled();
  await expect(lever('combobox', 'Fetch')).toBeDisabled();
  await expect(lever('combobox', 'Of two versions keep')).toBeDisabled();

  await lever('combobox', 'Pull by').selectOption('longPoll');
  await expect(lever('slider', 'Poll every')).toBeDisabled();
  await expect(lever('slider', 'The Store holds a question for')).toBeEnabled();
  await lever('combobox', 'A webhook carries').selectOption('thin');
  await expect(lever('combobox', 'Fetch')).toBeEnabled();
  await expect(lever('slider', 'A burst ends after')).toBeDisabled();
});
