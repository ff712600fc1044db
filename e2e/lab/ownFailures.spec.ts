import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { test } from '../page/sharedContext.ts';
import type { LabPage } from './labPage.ts';

const days = 'scenario=which-status&t=518400000';
const crashes = 'scenario=seen-before-or-after&t=60000';

/** What stands on the card of one option: its verdict, and its figures by what they are of. */
function side(lab: LabPage, name: string) {
  const card = lab.page.getByRole('group', { name, exact: true });
  return {
    card,
    says: async (verdict: string, figures: readonly string[]) => {
      await expect(card).toContainText(verdict);
      await expect(card.getByRole('definition')).toHaveText([...figures]);
    },
  };
}

/*
 * A payment every day at 10:00, six of them; the work fails from payment 2 (34 h) until 94 h, so for payments 2, 3 and 4.
 * Waits after failures: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h, so that 8 attempts take 27 h 35 min 5 s.
 *   500  Payment 1: 1 call. Payment 2: 8 calls, the last at 61:35. Payment 3 (58 h): 7 calls up to 75:35, the next due at
 *        85:35. Payment 4 (82 h): its fifth call, at 84:35, is failure 8 + 7 + 5 = 20: disabled, 50 h 35 min after 34 h.
 *        1 + 8 + 7 + 5 = 21 calls; nothing reaches payments 3 to 6 any more: 5 can be sent again.
 *   400  One call each: 6. Payments 2, 3 and 4 are dropped; 5 (106 h) and 6 (130 h) come after the repair: 3 charged.
 *   200  The same, and all 6 count as delivered: nothing is left to send again.
 *   410  Payment 1 and the first call of payment 2: 2 calls, then nothing: 5 can be sent again.
 * Figures: charged once, calls, counted as delivered, can be sent again.
 */
test('which status: retried for days and then disabled, dropped, believed delivered and lost, unsubscribed', async ({
  lab,
}) => {
  await lab.open(days);
  await side(lab, '500, it failed').says(
    'Retried for 50 h 35 min, then the endpoint is disabled.',
    ['1 of 6', '21', '1', '5'],
  );
  await side(lab, '400, the request is at fault').says('Dropped at once: 3 payments.', [
    '3 of 6',
    '6',
    '3',
    '3',
  ]);
  await side(lab, '200, as if all were well').says('Believed delivered, and lost: 3 payments.', [
    '3 of 6',
    '6',
    '6',
    '0',
  ]);
  await side(lab, '410, do not call again').says('Unsubscribed after 1 failed call.', [
    '1 of 6',
    '2',
    '1',
    '5',
  ]);
  expect(await lab.compared('Requests')).toEqual(['144', '21']);
  expect(await lab.compared('Missing')).toEqual(['0', '5']);
});

/*
 * Mended after an hour, at 35 h. Payment 2 is tried at 34:00:00, :05, 34:05:05 and 34:35:05, all in vain, and at 36:35:05:
 * 5 calls, and one for each of the five others: 10.
 */
test('which status: an error of an hour is bridged by 500 alone', async ({ lab }) => {
  await lab.open(`${days}&faultMs=3600000`);
  await side(lab, '500, it failed').says('Every payment is charged.', ['6 of 6', '10', '6', '0']);
  await side(lab, '200, as if all were well').says('Believed delivered, and lost: 1 payment.', [
    '5 of 6',
    '6',
    '6',
    '0',
  ]);
});

test('which status: another answer is put on the stage with one click, for all of the run', async ({
  lab,
}) => {
  await lab.open(days);
  const dropped = side(lab, '400, the request is at fault').card;
  await dropped.getByRole('button', { name: /^Show this run/ }).click();
  await expect(dropped).toContainText('this run');
  await expect(lab.page.getByRole('combobox', { name: 'An error of its own' })).toHaveValue('400');
  await expect(lab.page).toHaveURL(/scenario=which-status&errorStatus=400/);
  await expect(lab.time).toHaveValue('518400000');
  expect(await lab.compared('Requests')).toEqual(['144', '6']);
});

/*
 * Work and mark take 2 s each, travel 50 ms; the Store tries again 5 s after a failure.
 *   Payment 2 (14 s) is worked on from 14.05 to 16.05 s; the crash at 15 s cuts it off. At 20.05 s it comes again: marked
 *   before, it is taken for a duplicate and lost; else it is charged then.
 *   Payment 3 (30 s) is charged at 32.05 s; a mark after that would be written at 34.05 s, and the crash at 33 s comes in
 *   between: it comes again at 38.05 s and is charged once more. Marked before or with the charge it was answered by then.
 * Four calls and one retry, or two where the mark comes after: 5, 6, 5. Figures: charged once, lost, too many, calls.
 */
test('seen before or after: lost, doubled, right', async ({ lab }) => {
  await lab.open(crashes);
  await side(lab, 'Before the work').says('Payment 2 lost.', ['3 of 4', '1', '0', '5']);
  await side(lab, 'After the work').says('Payment 3 charged too often.', ['3 of 4', '0', '1', '6']);
  await side(lab, 'With the charge, in one transaction').says('Every payment is charged once.', [
    '4 of 4',
    '0',
    '0',
    '5',
  ]);
});

test('seen before or after: the guess is judged by the run, and each crash is told', async ({
  lab,
}) => {
  await lab.open('scenario=seen-before-or-after');
  await lab.page.getByRole('heading', { level: 1 }).hover();
  await lab.page.getByRole('radio', { name: 'One lost' }).check();
  await lab.seekEnd();
  await expect(lab.region('What happened')).toContainText('You guessed “One lost”, and so it was.');

  await lab.seek(20_150);
  await lab.page.getByText('Last lines').click();
  await expect(
    lab.page.getByText(/Billing has marked .* as seen, so it does not do its work/).first(),
  ).toBeVisible();
});

test('seen before or after: the worker is seen to write a mark, in the Machines tab too', async ({
  lab,
}) => {
  await lab.open('scenario=seen-before-or-after&markSeen=after&t=33000&tab=machines');
  const worker = lab.page.getByRole('button', { name: /^worker/i });
  await worker.first().click();
  await expect(lab.page.getByText('marking', { exact: true }).first()).toBeVisible();
});

for (const query of [days, crashes]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${query}: the cards fit a phone and axe finds nothing, ${colorScheme}`, async ({
      lab,
    }) => {
      await lab.page.emulateMedia({ colorScheme });
      await lab.page.setViewportSize({ width: 360, height: 780 });
      await lab.open(query);
      await expect(lab.page.getByRole('button', { name: /^Show this run/ }).first()).toBeVisible();
      const wide = await lab.page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(wide).toBe(false);
      const { violations } = await new AxeBuilder({ page: lab.page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    });
  }
}
