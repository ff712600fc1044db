import { expect, type Locator } from '@playwright/test';
import { LabPage } from './labPage.ts';
import { look, violationsOn } from '../page/looks.ts';
import { test as base } from '../page/sharedContext.ts';

class LoadTab extends LabPage {
  async openLoad(query = ''): Promise<void> {
    await this.open(`tab=load&${query}`);
    await expect(this.panel).toBeVisible();
  }

  get panel(): Locator {
    return this.page.getByRole('tabpanel', { name: 'Load' });
  }

  figure(name: string): Locator {
    return this.panel.getByRole('figure', { name });
  }
}

const test = base.extend<{ lab: LoadTab }>({
  lab: async ({ page }, use) => {
    await use(new LoadTab(page));
  },
});

test('a stampede in step delivers 0 of 60, and with a cap and full jitter 60 of 60', async ({
  lab,
}) => {
  await lab.openLoad('scenario=polling-waste');

  await lab.button('Fixed 5 s').click();
  await expect(lab.panel).toContainText('0 of 60 delivered after 2 min');
  await expect(lab.figure('Stampede')).toContainText(
    'the busiest second after the outage brought 60',
  );

  await lab.button('Doubling + cap 20 s + full jitter').click();
  await expect(lab.panel).toContainText(/60 of 60 delivered after 4\d/);
  await expect(lab.page).toHaveURL(/loadPolicy=doublingCap20sJitter/);

  const row = (name: string) => lab.panel.getByRole('row').filter({ has: lab.button(name) });
  await expect(row('Fixed 5 s').getByRole('cell')).toHaveText([
    '0 of 60',
    'not in 2 min',
    '60',
    '1,260',
  ]);
});

test('the stampede goes by the retry policy of the Lab, until another is chosen', async ({
  lab,
}) => {
  await lab.openLoad('scenario=polling-waste&retryPlan=off');
  await expect(lab.figure('Stampede')).toContainText('60 calls in all');
  await expect(lab.figure('Stampede')).toContainText('The sender gave up 60 deliveries.');
});

test('a fleet of 1,000 clients asks 200 times a second for what 1.67 webhooks bring', async ({
  lab,
}) => {
  await lab.openLoad('scenario=polling-waste');
  await lab.panel.getByRole('radio', { name: 'Fleet' }).check();
  await expect(lab.panel).toContainText('200 polls a second, or 1.67 webhooks a second');

  await lab.panel.getByRole('spinbutton', { name: 'Clients' }).fill('10000');
  await expect(lab.panel).toContainText('2,000 polls a second');
  const held = lab.panel.getByRole('table', { name: /^While nothing happens/ });
  await expect(held.getByRole('row', { name: /^WebSocket/ }).getByRole('cell')).toHaveText([
    '10,000',
    '667',
    '5.33 kB',
  ]);
  await expect(lab.page).toHaveURL(/loadView=fleet&loadClients=10000/);
});

test('contention runs beside the page, can be cancelled, and is drawn with its numbers', async ({
  lab,
}) => {
  await lab.openLoad('scenario=polling-waste&loadView=contention&loadRepeats=100');
  await lab.button('Run the contention').click();
  await expect(lab.figure('Contention')).toBeVisible();
  await lab.button('Cancel').click();
  await expect(lab.panel).toContainText(/Cancelled after \d+ of 95 points\./);
  const outdated = lab.panel.getByText(/This picture is from before your last change/);
  await expect(outdated).toHaveCount(0);

  await lab.panel.getByRole('spinbutton', { name: 'Runs of each' }).fill('2');
  await expect(outdated).toBeVisible();
  await lab.panel.getByRole('spinbutton', { name: 'Clients up to' }).fill('100');
  await lab.button('Run the contention').click();
  await expect(lab.figure('Contention')).toContainText('With 100 clients, full jitter takes');
  await lab.panel.getByRole('switch', { name: 'Show as table' }).check();
  await expect(lab.panel.getByRole('row')).toHaveCount(11);
});

test('a time is typed with its units, and one that does not fit is refused', async ({ lab }) => {
  await lab.openLoad('scenario=polling-waste&loadPolicy=fixed5s');
  const runFor = lab.panel.getByRole('textbox', { name: 'Run for' });
  await expect(runFor).toHaveValue('2 min');
  await runFor.fill('3 min');
  await runFor.press('Enter');
  await expect(lab.panel).toContainText('0 of 60 delivered after 3 min');
  await expect(lab.page).toHaveURL(/loadForSeconds=180/);

  await runFor.fill('4 d');
  await runFor.press('Enter');
  await expect(runFor).toHaveAccessibleDescription('Run for: at most 72 h.');
  await expect(lab.panel).toContainText('after 3 min');
});

test('what cannot be is refused in a sentence, before anything starts', async ({ lab }) => {
  await lab.openLoad('scenario=polling-waste');
  const deliveries = lab.panel.getByRole('spinbutton', { name: 'Deliveries' });
  await deliveries.fill('0');
  await expect(deliveries).toHaveAccessibleDescription(
    'Deliveries must be a whole number from 1 to 10,000.',
  );
  await expect(lab.panel).toContainText('of 60 delivered');

  await lab.openLoad(
    'scenario=polling-waste&loadView=fleet&loadClients=100000&loadFleetSeconds=86400',
  );
  await expect(lab.panel).toContainText('a fleet takes 50,000,000 at most.');
});

test('a fleet that is more than one takes shows the clients so far, and says where it stopped', async ({
  lab,
}) => {
  await lab.openLoad(
    'scenario=polling-waste&pollEveryMs=3600000&loadView=fleet&loadClients=100000&loadFleetSeconds=250&loadEventEverySeconds=1',
  );
  await expect(lab.panel).toContainText(
    'The fleet stops after 39,992 of 100,000 clients: more polls and payments than one takes.',
    { timeout: 25_000 },
  );
  await expect(lab.figure('Fleet')).toContainText('39,992 clients asked');
});

test('the chart is read with the arrow keys, second by second, and as a table', async ({ lab }) => {
  await lab.openLoad('scenario=polling-waste&loadPolicy=fixed5s');
  const chart = lab.page.getByRole('slider', { name: 'Moment in this chart' });
  await chart.focus();
  await chart.press('End');
  await expect(chart).toHaveAttribute('aria-valuetext', '01:59: calls 0, delivered 0, open 60');
  await chart.press('Home');
  await expect(chart).toHaveAttribute('aria-valuetext', '00:00: calls 60, delivered 0, open 60');

  await lab.panel.getByRole('switch', { name: 'Show as table' }).check();
  await expect(lab.panel.getByRole('table', { name: /^Stampede by time/ })).toContainText('00:05');
});

for (const [view, colorScheme] of [
  ['stampede', 'light'],
  ['stampede', 'dark'],
  ['fleet', 'light'],
  ['contention', 'dark'],
] as const) {
  test(`axe finds nothing in the Load tab’s ${view}, ${colorScheme}, 360 px, and it is whole`, async ({
    lab,
    page,
  }) => {
    await look(page, { colorScheme, width: 360 });
    await lab.openLoad(`scenario=polling-waste&loadView=${view}&loadRepeats=1&loadContenders=20`);
    if (view === 'contention') await lab.button('Run the contention').click();
    await expect(lab.panel.getByRole('figure')).toBeVisible();

    expect(await violationsOn(page, '[role="tabpanel"]')).toEqual([]);
    expect(await lab.pageScrollsSideways()).toBe(false);
  });
}
