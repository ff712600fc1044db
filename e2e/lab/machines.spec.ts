import { expect, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { createMachine, type AnyStateMachine } from 'xstate';
import { LabPage } from './labPage.ts';
import { look, violationsOn } from '../page/looks.ts';
import { test as base } from '../page/sharedContext.ts';

/** The Machines tab, as a reader meets it. */
class MachinesTab {
  readonly page: Page;
  readonly lab: LabPage;

  constructor(page: Page) {
    this.page = page;
    this.lab = new LabPage(page);
  }

  async open(query: string, machine: string): Promise<void> {
    await this.lab.open(query);
    await this.lab.tab('Machines').click();
    await this.choose(machine);
  }

  async choose(machine: string): Promise<void> {
    const list = this.page.getByRole('list', { name: 'Machines' });
    await list.getByRole('button', { name: new RegExp(`^${machine}\\b`) }).click();
    await expect(this.chart(machine)).toBeVisible();
  }

  chart(machine: string): Locator {
    return this.page.getByRole('group', { name: `States of ${machine}` });
  }

  machine(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }
}

const test = base.extend<{ machines: MachinesTab }>({
  machines: async ({ page }, use) => {
    await use(new MachinesTab(page));
  },
});

test('the state at the playhead is lit, and moves with the playhead', async ({ machines }) => {
  await machines.open('scenario=outage-and-retries&t=20000', 'receiver');
  const chart = machines.chart('receiver');
  await expect(chart.getByRole('button', { name: /now here/ })).toHaveAccessibleName(/^up\b/);

  await machines.lab.seek(30_000);
  await expect(chart.getByRole('button', { name: /now here/ })).toHaveAccessibleName(/^down\b/);
  await expect(machines.machine('receiver')).toContainText('by mode.set: up → down');
});

test('pressing a state lists when it was entered, and a time leads there', async ({ machines }) => {
  await machines.open('scenario=outage-and-retries&t=60000', 'delivery');
  const state = machines.chart('delivery').getByRole('button', { name: /^backingOff\b/ });
  await state.focus();
  await state.press('Enter');
  await expect(state).toHaveAttribute('aria-pressed', 'true');

  const entries = machines.machine('backingOff entered');
  await expect(entries).toContainText('times');
  const oldest = entries.getByRole('button').last();
  const [, minutes = '', seconds = ''] = /(\d+):([\d.]+)/.exec(await oldest.innerText()) ?? [];
  await oldest.click();

  const enteredAt = Number(minutes) * 60_000 + Number(seconds) * 1_000;
  const at = Number(await machines.lab.time.inputValue());
  // A clock shows tenths of a second, cut off.
  expect(at - enteredAt).toBeGreaterThanOrEqual(0);
  expect(at - enteredAt).toBeLessThan(100);
  await expect(entries.getByRole('button')).toHaveCount(1);
  await expect(machines.machine('delivery')).toContainText('is in backingOff');
});

test('one actor of several can be followed', async ({ machines }) => {
  await machines.open('scenario=outage-and-retries&t=120000', 'delivery');
  await machines.page.getByRole('combobox', { name: 'Actor' }).selectOption('dlv_1');
  await expect(machines.machine('delivery')).toContainText('dlv_1 is in delivered');
});

test('the chart can be read as tables instead', async ({ machines }) => {
  await machines.open('scenario=outage-and-retries&t=60000', 'worker');
  await machines.machine('worker').getByRole('switch', { name: 'Show as table' }).check();
  const rows = machines.page
    .getByRole('table', { name: /^Transitions of worker/ })
    .getByRole('row');
  // The work fails, is marked afterwards, or is done.
  await expect(rows.filter({ hasText: 'after work' })).toContainText([
    /^busy.*fails.*idle/s,
    /^busy.*marking/s,
    /^busy.*idle/s,
  ]);
  await expect(machines.page.getByRole('table', { name: 'States of worker' })).toBeVisible();
});

test('a machine leaves as Mermaid text, and as JSON that XState takes', async ({
  machines,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await machines.open('scenario=outage-and-retries', 'poller');
  await machines.page.getByText('Export poller').click();

  await machines.lab.button('Copy Mermaid').click();
  await expect(machines.machine('poller')).toContainText('Copied Mermaid.');
  const copied = await machines.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^stateDiagram-v2\n/);
  expect(copied).toContain('[*] --> waiting');

  const downloading = machines.page.waitForEvent('download');
  await machines.lab.button('Download JSON').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('poller.json');
  const config = JSON.parse(await readFile(await download.path(), 'utf8')) as unknown;
  const machine = createMachine(config as AnyStateMachine['config']);
  expect(Object.keys(machine.states)).toEqual(['waiting', 'asking', 'backingOff', 'stopped']);
});

test('every machine is drawn without making a narrow page wider', async ({ machines, page }) => {
  await page.setViewportSize({ width: 360, height: 900 });
  await machines.open('scenario=everything-at-once&t=122000', 'delivery');
  const cards = page.getByRole('list', { name: 'Machines' }).getByRole('button');
  for (const card of await cards.all()) {
    await card.click();
    const box = page.getByRole('region', { name: /^Statechart of / });
    await expect(box.getByRole('button').first()).toBeVisible();
    expect(await machines.lab.pageScrollsSideways()).toBe(false);
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in a chart with a state chosen, nor in its tables, ${colorScheme}`, async ({
    machines,
    page,
  }) => {
    await look(page, { colorScheme, width: 360 });
    await machines.open('scenario=forged-and-replayed&t=90000', 'attacker');
    await machines
      .chart('attacker')
      .getByRole('button', { name: /^idle\b/ })
      .click();
    const violations = () => violationsOn(page, '[role=tabpanel]');
    expect(await violations()).toEqual([]);
    await machines.machine('attacker').getByRole('switch', { name: 'Show as table' }).check();
    expect(await violations()).toEqual([]);
  });
}
