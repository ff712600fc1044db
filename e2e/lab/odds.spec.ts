import { expect } from '@playwright/test';
import { test } from '../page/sharedContext.ts';

/** A lossy way back and no duplicate check: some runs charge twice, and some do not. */
const lossy = 'scenario=lost-answer&lostAnswersPercent=5&tab=odds';

test('a hundred runs are counted, with the interval in which the truth lies', async ({ lab }) => {
  await lab.open(lossy);
  await lab.page.getByRole('radio', { name: '100 times', exact: true }).check();
  await lab.button('Run 100 times').click();

  const odds = lab.page.getByRole('table', { name: /^100 runs/ });
  await expect(odds).toBeVisible();
  // The answer to payment 3 is lost by plan, so that every run has its double charge.
  const double = odds.getByRole('row', { name: /A payment is charged twice/ });
  await expect(double.getByRole('cell').nth(1)).toContainText('100 %');
  await expect(double.getByRole('cell').nth(1)).toContainText('96 % to 100 %');
  await expect(double.getByRole('cell').nth(0)).toContainText('0 %');
  await expect(lab.page.getByRole('status').filter({ hasText: '100 runs' })).toBeVisible();
});

test('a run that went wrong can be looked at', async ({ lab }) => {
  await lab.open(lossy);
  await lab.page.getByRole('radio', { name: '100 times', exact: true }).check();
  await lab.button('Run 100 times').click();
  await lab.page.getByRole('button', { name: 'Look at the run with seed 2' }).first().click();
  await lab.tab('Compare').click();
  await lab.seekEnd();

  expect((await lab.compared('Double charges'))[1]).toMatch(/^[1-9]\d* payments?, [1-9]/);
  await expect(lab.page).toHaveURL(/seed=2/);
});

test('while ten thousand runs are made, time is sought and a setting turned, and both take effect', async ({
  lab,
}) => {
  await lab.open(lossy);
  await lab.page.getByRole('radio', { name: '10,000 times', exact: true }).check();
  await lab.button('Run 10,000 times').click();
  const progress = lab.page.getByRole('progressbar');
  await expect.poll(() => progress.getAttribute('value').then(Number)).toBeGreaterThan(0);

  await lab.seek(60_000);
  await expect(lab.time).toHaveAttribute('aria-valuetext', /1 minute/);
  await expect(lab.ledger).toContainText('×2');
  await lab.seek(30_000);
  await lab.switch('Skip events already processed').click();
  await lab.seek(60_000);
  await expect(lab.ledger).not.toContainText('×2');
  // All of it happened meanwhile.
  await expect(progress).toBeVisible();
});

test('ten thousand runs can be cancelled', async ({ lab }) => {
  await lab.open(lossy);
  await lab.page.getByRole('radio', { name: '10,000 times', exact: true }).check();
  await lab.button('Run 10,000 times').click();
  await expect(lab.page.getByRole('progressbar')).toBeVisible();
  await lab.button('Cancel').click();

  await expect(lab.page.getByRole('status').filter({ hasText: 'Cancelled after' })).toBeVisible();
  await expect(lab.page.getByRole('progressbar')).toHaveCount(0);
  await expect(lab.button('Run 10,000 times')).toBeEnabled();
});

test('more runs than a machine can bear are refused before they start', async ({ lab }) => {
  await lab.open('scenario=lost-answer&eventEveryMs=500&tab=odds');
  await lab.page.getByRole('radio', { name: '10,000 times', exact: true }).check();

  await expect(
    lab.page.getByText(/each would take about \d+ min on 2 cores; 2 min is the most/),
  ).toBeVisible();
  await expect(lab.button('Run 10,000 times')).toBeDisabled();
});

test('odds of another run are said to be of another run', async ({ lab }) => {
  await lab.open(lossy);
  await lab.page.getByRole('radio', { name: '100 times', exact: true }).check();
  await lab.button('Run 100 times').click();
  await expect(lab.page.getByRole('table', { name: /^100 runs/ })).toBeVisible();
  await lab.switch('Skip events already processed').click();

  await expect(lab.page.getByText(/of the run before your last change/)).toBeVisible();
});
