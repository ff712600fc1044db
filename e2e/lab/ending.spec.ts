import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { test } from '../page/sharedContext.ts';

const nobodyHome = 'scenario=outage-and-retries';

test('a run ends on a card that answers the question of its scenario from the run', async ({
  lab,
}) => {
  await lab.open(nobodyHome);
  const card = lab.region('What happened');
  await expect(card).toHaveCount(0);

  await lab.seekEnd();
  await expect(card).toContainText('By push all 5 payments arrived with 18 calls');

  await lab.page.getByRole('combobox', { name: 'Retry policy' }).selectOption('off');
  await expect(card).toContainText('payments 2, 3 and 4 have not arrived');
});

test('the moment that decided leads there, and the card comes back at the next end', async ({
  lab,
}) => {
  await lab.open(`${nobodyHome}&t=120000`);
  const card = lab.region('What happened');
  await card.getByRole('button', { name: /Payment 2 gets in on attempt 6/ }).click();
  await expect(lab.time).toHaveValue('95000');
  await expect(card).toHaveCount(0);

  await lab.seekEnd();
  await card.getByRole('button', { name: 'Close' }).click();
  await expect(card).toHaveCount(0);

  await lab.seek(60_000);
  await lab.seekEnd();
  await expect(card).toBeVisible();
});

test('what is to be tried carries the sign of Play only where something then plays', async ({
  lab,
}) => {
  for (const [scenario, signs] of [
    ['polling-waste&t=3600000', 0],
    ['outage-and-retries&t=120000', 3],
  ] as const) {
    await lab.open(`scenario=${scenario}`);
    const tries = lab.page.getByRole('list', { name: /^Try next/ });
    await expect(tries.getByRole('button')).toHaveCount(3);
    await expect(tries.locator('svg')).toHaveCount(signs);
  }
});

test('what is to be tried runs with one click, and one click undoes it', async ({ lab }) => {
  await lab.open(`${nobodyHome}&t=120000`);
  const card = lab.region('What happened');
  await card.getByRole('button', { name: /^No retries/ }).click();
  await expect(lab.toolbar.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(lab.page.getByRole('combobox', { name: 'Retry policy' })).toHaveValue('off');

  await lab.seekEnd();
  await expect(card).toContainText('payments 2, 3 and 4 have not arrived');
  await lab.button('Undo').click();
  await expect(card).toContainText('all 5 payments');
});

test('what is worth no more than its numbers stands at the end at once', async ({ lab }) => {
  await lab.open('scenario=polling-waste&t=3600000');
  const card = lab.region('What happened');
  await expect(card).toContainText('714 of 720 answers');
  await card.getByRole('button', { name: /^Poll every minute/ }).click();
  await expect(card).toContainText('54 of 60 answers');

  await card.getByRole('button', { name: 'As it came' }).click();
  await expect(card).toHaveCount(0);
});

test('the next scenario is the one after it in the list, and the last has none', async ({
  lab,
}) => {
  await lab.open(`${nobodyHome}&t=120000`);
  await lab.button('Next: The long night').click();
  await expect(lab.page.getByRole('heading', { level: 1 })).toHaveText('The long night');
  await expect(lab.region('What happened')).toHaveCount(0);

  await lab.page.getByRole('combobox', { name: 'Scenario' }).selectOption('everything-at-once');
  await lab.seekEnd();
  await expect(lab.region('What happened')).toBeVisible();
  await expect(lab.page.getByRole('button', { name: /^Next:/ })).toHaveCount(0);
});

test('a guess is one tap, and the end says whether it was right', async ({ lab }) => {
  await lab.open(nobodyHome);
  await lab.button('Step').hover();
  const guess = lab.page.getByRole('radiogroup', {
    name: 'How many of the 5 payments arrive by push?',
  });
  await guess.getByRole('radio', { name: '3', exact: true }).check();

  await lab.seekEnd();
  const card = lab.region('What happened');
  await expect(card).toContainText('You guessed “3”. It was “All 5”.');

  await lab.seek(0);
  await guess.getByRole('radio', { name: 'All 5' }).check();
  await lab.seekEnd();
  await expect(card).toContainText('You guessed “All 5”, and so it was.');
});

test('a guess is not asked for twice, nor is it needed: nothing is said of it where there was none', async ({
  lab,
}) => {
  await lab.open(`${nobodyHome}&t=120000`);
  await expect(lab.region('What happened')).toBeVisible();
  await expect(lab.region('What happened')).not.toContainText('You guessed');
  await expect(lab.page.getByRole('radiogroup', { name: /^How many of the 5/ })).toHaveCount(0);
});

test('the card and the guess have no accessibility faults, in both themes, and take no focus', async ({
  lab,
}) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await lab.page.emulateMedia({ colorScheme });
    await lab.open(nobodyHome);
    await lab.button('Step').hover();
    await expect(lab.page.getByRole('radiogroup', { name: /^How many/ })).toBeVisible();
    expect((await new AxeBuilder({ page: lab.page }).analyze()).violations).toEqual([]);

    await lab.seekEnd();
    await expect(lab.region('What happened')).toBeVisible();
    await expect(lab.time).toBeFocused();
    expect((await new AxeBuilder({ page: lab.page }).analyze()).violations).toEqual([]);
  }
});

test('a screen reader is told the answer when steps have led to the end', async ({ lab }) => {
  await lab.open(`${nobodyHome}&t=119999`);
  await lab.button('Step').click();
  await expect(lab.region('What happened')).toBeVisible();
  await expect(
    lab.page.locator('[aria-live=polite]', { hasText: 'By push all 5 payments arrived' }),
  ).toHaveCount(1);
});

test('on a phone the card leaves the page no wider, and its buttons can be pressed', async ({
  lab,
}) => {
  await lab.page.setViewportSize({ width: 360, height: 740 });
  await lab.open('scenario=the-hole&t=6300000');
  await lab
    .region('What happened')
    .getByRole('button', { name: /^Six attempts/ })
    .click();
  await expect(lab.region('What happened')).toHaveCount(0);
  expect(await lab.pageScrollsSideways()).toBe(false);
});

test('a card that was closed comes back for another run at the same end, and is heard', async ({
  lab,
}) => {
  await lab.open('scenario=polling-waste&t=3600000');
  const card = lab.region('What happened');
  await card.getByRole('button', { name: 'Close' }).click();
  await expect(card).toBeHidden();

  await lab.page.getByRole('slider', { name: 'Poll every' }).press('End');
  await expect(card).toBeVisible();
  await expect(card).toContainText('6');
});

test('who closes the card, or goes to its moment, with the keyboard goes on in the stage', async ({
  lab,
}) => {
  const stage = lab.page.getByRole('group', { name: 'Stage' });
  const presses = [
    ['lost-answer&t=75000', 'Close'],
    ['outage-and-retries&t=120000', /^\d\d:\d\d/],
  ] as const;
  for (const [scenario, name] of presses) {
    await lab.open(`scenario=${scenario}`);
    await lab.region('What happened').getByRole('button', { name }).press('Enter');
    await expect(stage).toBeFocused();
  }
});
