import { expect } from '@playwright/test';
import { LabPage } from './labPage.ts';
import { look, looks, violationsOn } from '../page/looks.ts';
import { test as base } from '../page/sharedContext.ts';

class PolicyPage extends LabPage {
  /** Most of what providers publish is in no scenario's levers. */
  override async open(query = ''): Promise<void> {
    await super.open(query);
    await this.allSettings();
  }

  get policy() {
    return this.page.getByRole('combobox', { name: 'Retry policy' });
  }

  get ladder() {
    return this.page.getByRole('figure', { name: 'Retry ladder' });
  }

  get runLasts() {
    return this.page.getByRole('combobox', { name: 'The run lasts' });
  }

  textbox(name: string) {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  /** Types into a field and leaves it, as a person does who is done with it. */
  async type(name: string, text: string): Promise<void> {
    await this.textbox(name).fill(text);
    await this.textbox(name).press('Enter');
  }

  /** Opens what stands under More in the card of the retry policy. */
  async more(): Promise<void> {
    await this.page.getByText('More about the retry policy').click();
  }

  /** The ladder as a table, a row an attempt. */
  async rungs(): Promise<readonly (readonly string[])[]> {
    await this.switch('Show as table').check();
    const rows = await this.ladder.getByRole('row').all();
    const cells = await Promise.all(rows.map((row) => row.getByRole('cell').allInnerTexts()));
    return cells.filter((row) => row.length > 0).map((row) => row.map((text) => text.trim()));
  }
}

const test = base.extend<{ lab: PolicyPage }>({
  lab: async ({ page }, use) => {
    await use(new PolicyPage(page));
  },
});

const night = 'scenario=provider-outage&tab=retries&t=108000000';

test('an outage of nine hours under the schedule of Svix loses nothing, and its ladder is right', async ({
  lab,
}) => {
  await lab.open(night);

  await expect(lab.policy).toHaveValue('svix');
  await expect(lab.ledger).toContainText('6 payments: 6 charged once');
  await expect(lab.ladder).toContainText(
    '8 attempts: the last one 27 h 35 min 5 s after the first',
  );
  const rungs = await lab.rungs();
  expect(rungs.map(([planned]) => planned)).toEqual([
    '0 s',
    '5 s',
    '5 min 5 s',
    '35 min 5 s',
    '2 h 35 min 5 s',
    '7 h 35 min 5 s',
    '17 h 35 min 5 s',
    '27 h 35 min 5 s',
  ]);
  const outcomes = rungs.map((cells) => cells.at(-1));
  const through = outcomes.indexOf('got through, 200') + 1;
  expect(outcomes.slice(0, through - 1)).toEqual(Array(through - 1).fill('failed, 503'));
  await expect(lab.region('Push').getByRole('listitem').filter({ hasText: 'evt_2' })).toContainText(
    `delivered, try ${through}`,
  );
});

test('an outage of 40 hours under the same schedule would lose 31.04 % of its payments', async ({
  lab,
}) => {
  await lab.open(night);
  await lab.type('Outage, typed', '40h');

  const supposed = lab.region('What if an outage lasted…');
  await expect(supposed).toContainText('31.04 %');
  await expect(supposed).toContainText('never');

  await lab.type('Outage, typed', '1 h');
  await expect(supposed).toContainText('at attempt 5, after 2 h 35 min 5 s');
  await expect(supposed).toContainText('1 h 22 min');
  await expect(supposed).toContainText('4.33');
});

test('a provider turns all its settings in one go, one undo takes them back, and a change is named', async ({
  lab,
}) => {
  await lab.open('scenario=outage-and-retries');
  await lab.policy.hover();
  await lab.policy.selectOption('Svix');

  await expect(lab.textbox('Waits')).toHaveValue('5s 5m 30m 2h 5h 10h 10h');
  await lab.more();
  await expect(lab.textbox('Request timeout, typed')).toHaveValue('15 s');
  await expect(lab.textbox('Jitter, plus or minus, typed')).toHaveValue('20 %');

  await lab.type('Attempts, typed', '9');
  await expect(lab.policy.getByRole('option', { selected: true })).toHaveText('Svix, changed');

  await lab.button('Undo').click();
  await expect(lab.policy).toHaveValue('svix');
  await lab.button('Undo').click();
  await expect(lab.policy.getByRole('option', { selected: true })).toHaveText('Exponential');
  await expect(lab.button('Undo')).toHaveAttribute('aria-disabled', 'true');
});

test('of two providers with the same settings a link opens under the one that was chosen', async ({
  lab,
}) => {
  await lab.open('scenario=provider-outage');
  await expect(lab.policy).toHaveValue('svix');
  await lab.policy.selectOption('Clerk');
  await expect(lab.page).toHaveURL(/policy=clerk/);

  await lab.page.reload();
  await expect(lab.policy).toHaveValue('clerk');

  await lab.policy.selectOption('Exponential');
  await expect(lab.page).not.toHaveURL(/policy=/);
});

test('an impossible policy is refused in the form with a sentence, and nothing of it is applied', async ({
  lab,
}) => {
  await lab.open(night);
  await lab.more();

  await lab.type('Waits', '5s -3s');
  await expect(lab.page.getByText('“-3s” is not a wait: write 5s, 30m, 2h or 1d.')).toBeVisible();
  await expect(lab.textbox('Waits')).toHaveValue('5s -3s');
  await lab.type('Attempts, typed', '1000000');
  await expect(lab.page.getByText('Attempts: at most 200.')).toBeVisible();
  await lab.type('Request timeout, typed', '0');
  await expect(lab.page.getByText('Request timeout: at least 0.5 s.')).toBeVisible();

  for (const name of ['Waits', 'Attempts, typed', 'Request timeout, typed']) {
    await expect(lab.textbox(name)).toHaveAttribute('aria-invalid', 'true');
  }
  await expect(lab.policy).toHaveValue('svix');
  await expect(lab.ladder).toContainText('8 attempts');
  await expect(lab.button('Undo')).toHaveAttribute('aria-disabled', 'true');

  await lab.type('Waits', '5s 3s');
  await lab.type('Attempts, typed', '3');
  await expect(lab.ladder).toContainText('3 attempts: the last one 8 s after the first');
});

test('the card of a provider names its source, and marks what is not the provider’s', async ({
  lab,
}) => {
  await lab.open(night);
  const card = lab.region('What is known of the policy');

  const source = card.getByRole('link', { name: 'docs.svix.com/retries.md' });
  await expect(source).toHaveAttribute('href', 'https://docs.svix.com/retries.md');
  await expect(source).toHaveAttribute('rel', /noopener/);
  await expect(card).toContainText('These links leave this page');
  await expect(card).toContainText('What the simulation leaves out of it');

  await card.getByRole('combobox', { name: 'Provider to look up' }).selectOption('Stripe');
  await expect(card).toContainText('illustrative, not the provider’s');
  await card.getByRole('button', { name: 'Follow this policy' }).click();
  await expect(lab.policy).toHaveValue('stripe');

  await card.getByRole('combobox', { name: 'Provider to look up' }).selectOption('Shopify');
  await expect(card).toContainText('8 attempts in 2 h, then the endpoint is disabled');
});

test('a policy that outlasts the run offers a run that holds it, and the link keeps it', async ({
  lab,
}) => {
  await lab.open('scenario=outage-and-retries&tab=retries');
  await lab.policy.hover();
  await lab.policy.selectOption('Svix');
  await expect(lab.page.getByText('The policy lasts longer than this run of 2 min.')).toBeVisible();

  await lab.page.getByRole('button', { name: /^Let the run last/ }).click();
  await expect(lab.runLasts).toHaveValue('34 h');
  await expect(lab.time).toHaveAttribute('max', String(34 * 3_600_000));
  await expect(lab.page.getByText('The policy lasts longer')).toHaveCount(0);
  await expect(lab.page).toHaveURL(/length=122400000/);
});

test('a run lasts from 10 s to 31 days, and says why not longer', async ({ lab }) => {
  await lab.open('scenario=polling-waste');
  await lab.runLasts.fill('32 d');
  await lab.runLasts.press('Enter');
  await expect(lab.page.getByText('A run lasts from 10 s to 31 d.')).toBeVisible();
  await expect(lab.time).toHaveAttribute('max', '3600000');

  await lab.runLasts.fill('31 d');
  await lab.runLasts.press('Enter');
  await expect(lab.time).toHaveAttribute('max', '2678400000');
  await expect(lab.page.getByText(/So that it can be simulated, polls come every/)).toBeVisible();
});

for (const { colorScheme, width } of looks([360, 1440, 1920])) {
  test(`axe finds nothing in the retries, and they fit, ${colorScheme}, ${width} px`, async ({
    lab,
  }) => {
    await look(lab.page, { colorScheme, width });
    await lab.open(night);
    await expect(lab.ladder).toBeVisible();
    await expect(lab.region('What is known of the policy')).toContainText('Sources');
    await lab.more();

    expect(await violationsOn(lab.page)).toEqual([]);
    expect(await lab.pageScrollsSideways()).toBe(false);
  });
}
