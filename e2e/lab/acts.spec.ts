import { expect } from '@playwright/test';
import { look, violationsOn } from '../page/looks.ts';
import { test } from '../page/sharedContext.ts';
import type { LabPage } from './labPage.ts';

/** Payment 4 has just left, and payments 2 and 3 wait for their next try. */
const leaving = 'scenario=outage-and-retries&t=73600';

const payment = (lab: LabPage) =>
  lab.page.getByRole('button', { name: 'Payment 4, attempt 1, on its way to Billing' });
const menu = (lab: LabPage) => lab.page.getByRole('dialog', { name: /^Payment 4, attempt 1/ });
const item = (lab: LabPage, name: string) => menu(lab).getByRole('button', { name, exact: true });

test('a message is lost on its way by two clicks; the link says so, and Undo takes it back', async ({
  lab,
}) => {
  await lab.open(leaving);
  await payment(lab).click();
  await item(lab, 'Lose it').click();
  await expect(menu(lab)).toHaveCount(0);
  await expect(lab.page).toHaveURL(/do=73600:lose:dlv_4\.1/);
  await lab.seek(73_700);
  await expect(lab.region('Push')).toContainText('request lost');

  await lab.button('Undo').click();
  await expect(lab.page).not.toHaveURL(/lose/);
});

test('the keyboard reaches a message and its menu, and Escape leads back to it', async ({
  lab,
}) => {
  await lab.open(leaving);
  await payment(lab).focus();
  await payment(lab).press('Enter');
  await expect(item(lab, 'Lose it')).toBeFocused();
  await lab.page.keyboard.press('ArrowDown');
  await expect(item(lab, 'Tamper')).toBeFocused();
  await lab.page.keyboard.press('ArrowUp');
  await lab.page.keyboard.press('ArrowUp');
  await expect(item(lab, 'Open')).toBeFocused();
  await expect(lab.time).toHaveValue('73600');

  await lab.page.keyboard.press('Escape');
  await expect(menu(lab)).toHaveCount(0);
  await expect(payment(lab)).toBeFocused();
});

test('with reduced motion and forced colours a message, its menu and the door act as ever, and axe finds nothing', async ({
  lab,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  await lab.open(leaving);
  await payment(lab).click();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  expect(await violationsOn(page)).toEqual([]);
  await item(lab, 'Lose it').click();
  await expect(page).toHaveURL(/do=73600:lose:dlv_4\.1/);
  await page.getByRole('button', { name: /bring Billing back/ }).click();
  await expect(page).toHaveURL(/73600:up/);
});

test('what the moment does not allow stays in its place and says why', async ({ lab }) => {
  await lab.open(leaving);
  await payment(lab).click();
  for (const name of ['Tamper', 'Copy for a replay']) {
    await expect(item(lab, name)).toBeDisabled();
    await expect(item(lab, name)).toHaveAccessibleDescription(
      'Over HTTPS Mallory sees only ciphertext.',
    );
  }
  await item(lab, 'Tamper').click({ force: true });
  await expect(menu(lab)).toBeVisible();
  await expect(lab.page).not.toHaveURL(/do=/);
});

for (const [name, verb] of [
  ['Tamper', 'tamper'],
  ['Copy for a replay', 'copy'],
] as const) {
  test(`in the clear, ${name} asks for Mallory, who goes with Undo`, async ({ lab }) => {
    await lab.open(`${leaving}&https=off`);
    const push = lab.region('Push');
    await expect(push).not.toContainText('Mallory');
    await payment(lab).click();
    await item(lab, name).click();
    await expect(push).toContainText('Mallory');
    await expect(lab.page).toHaveURL(new RegExp(`do=73600:${verb}:dlv_4\\.1`));

    await lab.button('Undo').click();
    await expect(push).not.toContainText('Mallory');
  });
}

test('Open shows the message among the messages, and focus goes with it', async ({ lab }) => {
  await lab.open(leaving);
  await payment(lab).click();
  await item(lab, 'Open').click();
  await expect(lab.tab('Messages')).toHaveAttribute('aria-selected', 'true');
  await expect(lab.page.getByRole('heading', { name: 'Message evt_4 attempt 1' })).toBeFocused();
});

test('time stands still while a menu is open, and goes on when it closes', async ({ lab }) => {
  await lab.open(`${leaving}&latencyMs=2000&speed=1&quiet=off`);
  await lab.button('Play').click();
  await expect(lab.button('Pause')).toBeVisible();
  await payment(lab).press('Enter');
  await expect(menu(lab)).toBeVisible();
  await expect(lab.button('Play')).toBeVisible();
  await lab.page.keyboard.press('Escape');
  await expect(lab.button('Pause')).toBeVisible();
});

test('a retry that waits is sent now, and Undo lets it wait again', async ({ lab }) => {
  await lab.open(leaving);
  await lab.button('Send evt_2 now').click();
  await expect(lab.page).toHaveURL(/do=73600:now:dlv_2/);
  await expect(lab.page.getByRole('button', { name: /^Payment 2, attempt 6/ })).toBeVisible();
  await expect(lab.button('Send evt_2 now')).toHaveCount(0);

  await lab.button('Undo').click();
  await expect(lab.button('Send evt_2 now')).toBeVisible();
});

for (const [scheme, width, height] of [
  ['light', 1024, 768],
  ['dark', 360, 640],
] as const) {
  test(`axe finds nothing in an open menu, and it is whole, ${scheme}, ${width} px`, async ({
    lab,
  }) => {
    await look(lab.page, { colorScheme: scheme, width });
    await lab.page.setViewportSize({ width, height });
    await lab.open(leaving);
    await payment(lab).click();
    await expect(menu(lab)).toBeInViewport({ ratio: 1 });
    expect(await violationsOn(lab.page)).toEqual([]);
    expect(await lab.pageScrollsSideways()).toBe(false);
  });
}
