import { expect } from '@playwright/test';
import { look, looks, violationsOn } from '../page/looks.ts';
import { test } from '../page/sharedContext.ts';
import { LabPage } from './labPage.ts';

/** Six payments in an outage that five of them do not outlive; ten minutes after it. */
const hole = 'scenario=the-hole&t=3120000&tab=recovery';

const reconciled = (lab: LabPage, eventId: string) =>
  lab
    .region('Reconciliation')
    .getByRole('row')
    .filter({ has: lab.page.getByRole('rowheader', { name: new RegExp(`^${eventId} `) }) });

test('GitHub’s policy loses what happens in an outage, and a redelivery brings it, charged once', async ({
  lab,
}) => {
  await lab.open('scenario=outage-and-retries&t=120000&tab=recovery');
  const policy = lab.page.getByRole('combobox', { name: 'Retry policy' });
  // Somebody who may choose brings the providers.
  await policy.hover();
  await policy.selectOption('GitHub');
  await expect(lab.ledger).toContainText('5 payments: 2 charged once');
  await expect(lab.ledger).toContainText('3 missing');

  await lab.seek(100_000);
  const letters = lab.region('Dead letters').getByRole('listitem');
  await expect(letters).toHaveCount(3);
  await expect(letters.first()).toContainText('undelivered');
  await lab.button('Resend evt_2').click();
  await lab.seek(102_000);

  await expect(letters.first()).toContainText('delivered at 01:40.1, attempt 2');
  await expect(reconciled(lab, 'evt_2')).toContainText(/charged once €25\s*resend, attempt 2/);
  await expect(lab.ledger).toContainText('3 charged once');

  await lab.button('Resend all').click();
  await lab.seek(104_000);
  await expect(lab.ledger).toContainText('5 payments: 5 charged once');
  await expect(lab.ledger).not.toContainText('missing');
  await expect(lab.region('Dead letters')).toContainText('0 still undelivered');
  await expect(lab.button('Resend all')).toHaveAttribute('aria-disabled', 'true');
});

test('Ask for redelivery every does by the clock what the buttons do by hand', async ({ lab }) => {
  await lab.open('scenario=outage-and-retries&retryPlan=off&redeliverEveryMs=30000&t=120000');

  await expect(lab.ledger).toContainText('5 payments: 5 charged once');
  await expect(lab.ledger).not.toContainText('too many');
});

test('a backfill closes a hole exactly once', async ({ lab }) => {
  await lab.open(`${hole}&backfillEveryMs=900000&backfillFrom=lastBackfill`);
  await expect(lab.ledger).toContainText('5 missing');
  await expect(reconciled(lab, 'evt_1')).toContainText('missing');

  await lab.seek(3_302_000);
  await expect(reconciled(lab, 'evt_1')).toContainText(/charged once €15\s*backfill 2/);
  await expect(reconciled(lab, 'evt_6')).toContainText(/charged once €18\s*webhook, attempt 3/);
  await expect(lab.ledger).toContainText('6 payments: 6 charged once');

  await lab.seekEnd();
  await expect(lab.ledger).toContainText('6 payments: 6 charged once');
  await expect(lab.ledger).not.toContainText(/missing|double/);

  await lab.allSettings();
  await lab.switch('Skip events already processed').uncheck();
  await expect(lab.ledger).toContainText('1 charge too many for 1 payment');
  await expect(reconciled(lab, 'evt_6')).toContainText('webhook, attempt 3; backfill 2');
});

test('Backfill now finds nothing after the newest payment stored, and all from the last backfill', async ({
  lab,
}) => {
  await lab.open(hole);
  const backfills = lab.region('Backfills');
  const newest = backfills.getByRole('table').getByRole('row').nth(1);

  await backfills.getByRole('button', { name: 'Backfill now' }).click();
  await lab.seek(3_121_000);
  await expect(newest).toContainText(/after evt_6\s*nothing listed/);
  await expect(lab.ledger).toContainText('5 missing');

  await lab.page
    .getByRole('combobox', { name: 'Backfill asks for events after' })
    .selectOption('The end of the last backfill');
  await backfills.getByRole('button', { name: 'Backfill now' }).click();
  await lab.seek(3_124_000);
  await expect(newest).toContainText(/everything\s*6 payments, 5 missing/);
  await expect(lab.ledger).toContainText('6 payments: 6 charged once');

  await newest.getByRole('button', { name: 'everything' }).click();
  await expect(lab.page.getByRole('region', { name: /^Message / })).toContainText(
    'GET /events HTTP/1.1',
  );
});

test('a server that is down cannot ask, and the button says so', async ({ lab }) => {
  await lab.open('scenario=the-hole&t=1200000&tab=recovery');
  const button = lab.region('Backfills').getByRole('button', { name: 'Backfill now' });

  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleDescription(/cannot ask what it missed/);
});

test('an endpoint that the Store has disabled says since when and why, and can be enabled again', async ({
  lab,
}) => {
  await lab.open(
    'scenario=outage-and-retries&retryPlan=off&disableAfterFailures=2&t=60000&tab=recovery',
  );
  const endpoint = lab.region('Endpoint');
  await expect(endpoint).toContainText('at 00:51.3, after 2 failures in a row');

  await endpoint.getByRole('button', { name: 'Enable again' }).click();
  await expect(endpoint).toContainText('The Store calls the endpoint');
});

test('with nothing to recover the panel says so in words', async ({ lab }) => {
  await lab.open('scenario=lost-answer&tab=recovery');

  await expect(lab.region('Reconciliation')).toContainText('No payment has happened yet');
  await expect(lab.region('Dead letters')).toContainText('has not given up on any payment');
  await expect(lab.region('Backfills')).toContainText('has not asked the Store');
});

for (const width of [320, 360, 768, 1440]) {
  test(`the recovery panel does not scroll sideways at ${width} px`, async ({ lab, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await lab.open(`${hole}&backfillEveryMs=900000`);
    await expect(lab.region('Reconciliation')).toBeVisible();
    expect(await lab.pageScrollsSideways()).toBe(false);
  });
}

for (const { colorScheme, width } of looks([360, 1440, 1920])) {
  test(`axe finds nothing in the recovery panel, ${colorScheme}, ${width} px`, async ({
    lab,
    page,
  }) => {
    await look(page, { colorScheme, width });
    await lab.open(
      'scenario=the-hole&t=3310000&tab=recovery&backfillFrom=lastBackfill&do=3302000:backfill',
    );
    await expect(lab.region('Backfills').getByRole('table')).toBeVisible();

    expect(await violationsOn(page)).toEqual([]);
  });
}
