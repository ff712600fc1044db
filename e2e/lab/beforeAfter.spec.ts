import { expect } from '@playwright/test';
import { look, looks, violationsOn } from '../page/looks.ts';
import { test } from '../page/sharedContext.ts';
import { LabPage } from './labPage.ts';

const afterTheHarm = 'scenario=lost-answer&t=65000';
const skip = 'Skip events already processed';
const fromTheStart = 'See it from the start with this on';

test('a double charge is seen, cured and compared: one charge too many before, none after', async ({
  lab,
}) => {
  await lab.open(afterTheHarm);
  await expect(lab.ledger).toContainText('double charge');
  await lab.switch(skip).check();
  await expect(lab.ledger).toContainText('double charge');
  await expect(lab.page.getByRole('group', { name: 'A late change' })).toContainText(
    'Billing had 1 charge too many for 1 payment by 01:05.0.',
  );

  await lab.button(fromTheStart).click();

  const both = lab.region('Before and after');
  await expect(both).toContainText(`${skip}: on, from the start`);
  await expect(lab.region('Ledger before')).toContainText('double charge');
  await expect(lab.region('Ledger after')).not.toContainText('double charge');
  const row = both.getByRole('row', { name: /^Double charges, push/ });
  await expect(row.getByRole('cell')).toHaveText(['1 payment, 1 charge too many', '0']);
  await expect(lab.ledger).not.toContainText('double charge');
  await expect(lab.time).toHaveValue('65000');
  await expect(lab.page).toHaveURL(
    /scenario=lost-answer&skipProcessed=on&pollCharges=afterWork&t=65000$/,
  );

  await lab.button('Undo').click();
  await expect(both).toHaveCount(0);
  await expect(lab.ledger).toContainText('double charge');
  await expect(lab.button('Undo')).toHaveAttribute('aria-disabled', 'true');
});

test('a backfill that asked from the wrong place is seen to have asked from the right one', async ({
  lab,
}) => {
  await lab.open('scenario=the-hole&do=3000000:backfill&t=3600000');
  await lab.page
    .getByRole('combobox', { name: 'Backfill asks for events after' })
    .selectOption('lastBackfill');
  await expect(lab.page.getByRole('group', { name: 'A late change' })).toContainText(
    'No backfill comes after 1:00:00.0.',
  );
  await lab.button(fromTheStart).click();
  await expect(lab.region('Before and after')).toContainText(
    'Up to 1:00:00.0 the ledger had 5 missing; now it has nothing wrong.',
  );
});

test('a setting that is turned at the end, for the whole run, can be compared with before', async ({
  lab,
}) => {
  await lab.open('scenario=lost-answer&t=75000');
  await lab.switch(skip).check();
  await lab.button('Compare before and after').click();
  await expect(lab.region('Ledger before')).toContainText('double charge');
  await expect(lab.region('Ledger after')).toContainText('5 payments: 5 charged once');
});

test('the offer can be dismissed, and is gone with the next change', async ({ lab }) => {
  await lab.open(afterTheHarm);
  const offer = lab.page.getByRole('group', { name: 'A late change' });
  await lab.switch(skip).check();
  await offer.getByRole('button', { name: 'Dismiss' }).click();
  await expect(offer).toHaveCount(0);
  await expect(lab.page.getByRole('group', { name: 'Stage' })).toBeFocused();

  await lab.switch(skip).uncheck();
  await lab.switch(skip).check();
  await expect(offer).toBeVisible();
  await lab.button('Trigger an event').click();
  await expect(offer).toHaveCount(0);
});

test('with the keyboard the focus goes from the offer to what it opens, and is told; closing gives it to the stage', async ({
  lab,
}) => {
  await lab.open(afterTheHarm);
  await lab.switch(skip).check();
  const told = lab.page.getByRole('status', { name: 'What a late change leaves' });
  await expect(told).toContainText('1 charge too many for 1 payment');
  await lab.button(fromTheStart).press('Enter');
  await expect(lab.page.getByRole('heading', { name: /^Before and after/ })).toBeFocused();
  await expect(told).toHaveText(
    'Up to 01:05.0 the ledger had 1 charge too many for 1 payment; now it has nothing wrong.',
  );
  await lab.page.keyboard.press('Tab');
  await expect(lab.button('Close before and after')).toBeFocused();
  await lab.page.keyboard.press('Enter');
  await expect(lab.region('Before and after')).toHaveCount(0);
  await expect(lab.page.getByRole('group', { name: 'Stage' })).toBeFocused();
});

test('a run that is made beside the page is compared when it is there', async ({ lab }) => {
  test.slow();
  await lab.open('scenario=outage-and-retries&attempts=2&eventEveryMs=80&t=100000');
  const background = lab.page.getByRole('status', { name: 'Run in the background' });
  await expect(background).toBeEmpty();
  await lab.allSettings();
  await lab.switch('Verify signature').uncheck();
  await lab.button('See it from the start with this off').click();
  await expect(lab.region('Before and after')).toContainText(
    'Up to 01:40.0 the ledger has the same as before',
  );
  await expect(lab.page.getByRole('heading', { name: /^Before and after/ })).toBeFocused();
  await expect(background).toBeEmpty();
});

test('on a phone what a lever leads to comes into sight beside it', async ({ lab }) => {
  await lab.page.setViewportSize({ width: 360, height: 740 });
  await lab.open(afterTheHarm);
  await lab.switch(skip).check();
  await expect(lab.button(fromTheStart)).toBeInViewport();
  await lab.button(fromTheStart).click();
  await expect(lab.page.getByRole('heading', { name: /^Before and after/ })).toBeInViewport();
  expect(await lab.pageScrollsSideways()).toBe(false);
});

test('on paper the comparison stands and the offer does not', async ({ lab }) => {
  await lab.open(afterTheHarm);
  await lab.switch(skip).check();
  const offer = lab.page.getByRole('group', { name: 'A late change' });
  await expect(offer).toBeVisible();
  await lab.page.emulateMedia({ media: 'print' });
  await expect(offer).toBeHidden();
  await lab.page.emulateMedia({ media: 'screen' });
  await lab.button(fromTheStart).click();
  await lab.page.emulateMedia({ media: 'print' });
  await expect(lab.region('Ledger before')).toBeVisible();
  await expect(lab.button('Close before and after')).toBeHidden();
});

for (const { colorScheme, width } of looks([360, 1024, 1920])) {
  test(`axe finds nothing in the offer and in what it opens, ${colorScheme}, ${width} px`, async ({
    page,
  }) => {
    await look(page, { colorScheme, width });
    const lab = new LabPage(page);
    await lab.open(afterTheHarm);
    await lab.switch(skip).check();
    await expect(lab.button(fromTheStart)).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
    await lab.button(fromTheStart).click();
    await expect(lab.region('Before and after')).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
  });
}
