import { expect } from '@playwright/test';
import { evidenceTabs } from '../../src/lab/evidence/evidenceTab.ts';
import { tabNames } from '../../src/lab/evidence/panel.ts';
import { print, runsOut } from '../page/paper.ts';
import { test } from '../page/sharedContext.ts';

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const Real = ResizeObserver;
    window.ResizeObserver = class extends Real {
      constructor(tell: ResizeObserverCallback) {
        super((entries, observer) => {
          if (innerWidth >= 1_000) tell(entries, observer);
        });
      }
    };
  });
  await page.setViewportSize({ width: 1_440, height: 900 });
});

for (const tab of evidenceTabs) {
  test(`nothing of the tab ${tabNames[tab]} runs out of its box on paper`, async ({
    lab,
    page,
  }) => {
    await lab.open(`scenario=everything-at-once&t=100000&tab=${tab}`);
    await expect(page.getByText('Loading.')).toHaveCount(0);
    await print(page);
    expect(await runsOut(page)).toEqual([]);
  });
}

test('a ledger with many faults is whole on paper', async ({ lab, page }) => {
  await lab.open('scenario=everything-at-once&t=180000');
  await expect(lab.region('What happened')).toBeVisible();
  await print(page);
  expect(await runsOut(page)).toEqual([]);
});

test('an opened message is whole on paper', async ({ lab, page }) => {
  await lab.open('scenario=outage-and-retries&tab=messages&t=120000');
  await lab.button('evt_1 attempt 1').click();
  await expect(lab.region('Message evt_1 attempt 1')).toBeVisible();
  await print(page);
  expect(await runsOut(page)).toEqual([]);
});

test('a finished run is printed with its answer, and an open dialog is not', async ({
  lab,
  page,
}) => {
  await lab.open('scenario=outage-and-retries&t=120000');
  const answer = lab.region('What happened');
  await expect(answer).toBeVisible();
  await lab.button('Keyboard').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await print(page);
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(answer).toBeVisible();
  await expect(answer.getByRole('button', { name: 'Close' })).toBeHidden();
  expect(await runsOut(page)).toEqual([]);
});
