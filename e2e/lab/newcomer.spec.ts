import { expect, type Locator } from '@playwright/test';
import { catalogue } from '../../src/lessons/catalogue.ts';
import { test } from '../page/sharedContext.ts';
import type { LabPage } from './labPage.ts';

/** A hand on what is in sight: nothing scrolls for it, and every click is counted. */
class Hand {
  readonly lab: LabPage;
  clicks = 0;

  constructor(lab: LabPage) {
    this.lab = lab;
  }

  async click(what: Locator, options: Parameters<Locator['click']>[0] = {}): Promise<void> {
    await this.sees(what);
    await what.click(options);
    this.clicks++;
    await this.staysAtTop();
  }

  async sees(...all: readonly Locator[]): Promise<void> {
    for (const each of all) await expect(each).toBeInViewport({ ratio: 0.99 });
  }

  async staysAtTop(): Promise<void> {
    expect(await this.lab.page.evaluate(() => scrollY)).toBe(0);
  }
}

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
] as const) {
  test.describe(`at ${width} x ${height}`, () => {
    test.beforeEach(async ({ lab }) => {
      await lab.page.setViewportSize({ width, height });
    });

    test('from Play over Down and Up to the end and what to try takes no scroll, and eight clicks at most', async ({
      lab,
    }) => {
      const hand = new Hand(lab);
      await lab.open();
      await hand.sees(lab.page.getByRole('heading', { level: 1 }));
      await hand.click(lab.button('Play'));
      await hand.click(lab.endpoint('Down'));
      await expect(lab.region('Push')).toContainText(/\bdown\b/);
      await hand.click(lab.endpoint('Up'));
      const box = await lab.time.boundingBox();
      await hand.click(lab.time, { position: { x: (box?.width ?? 0) - 1, y: 20 } });

      const card = lab.region('What happened');
      await hand.sees(card, lab.ledger);
      await hand.click(card.getByRole('button', { name: /^Long polling/ }));
      await expect(lab.page.getByRole('combobox', { name: 'Pull by' })).toHaveValue('longPoll');
      expect(hand.clicks).toBeLessThanOrEqual(8);
    });

    test('a double charge is seen, cured and compared without leaving the stage', async ({
      lab,
    }) => {
      const hand = new Hand(lab);
      await lab.open('scenario=lost-answer&t=65000');
      await hand.sees(lab.ledger.getByText('double charge'));
      await hand.click(lab.switch('Skip events already processed'));
      await hand.click(lab.button('See it from the start with this on'));

      const before = lab.region('Ledger before');
      const after = lab.region('Ledger after');
      await expect(before).toContainText('double charge');
      await expect(after).not.toContainText('double charge');
      await hand.sees(before, after, lab.region('Push'), lab.ledger);
      await hand.staysAtTop();
    });

    test('the question, both lanes, the caption, the clock and the levers are seen together, also at the end', async ({
      lab,
    }) => {
      test.setTimeout(90_000);
      for (const { id } of catalogue) {
        const hand = new Hand(lab);
        const together = [
          lab.page.getByRole('heading', { level: 1 }),
          lab.region('Pull'),
          lab.region('Push'),
          lab.page.getByText('Last lines'),
          lab.toolbar,
          lab.page.getByRole('radiogroup', { name: 'Your endpoint' }),
        ];
        const levers = lab.region('Levers of this scenario');
        // At its end the endpoint is disabled: its card says so and is higher, and so is the one beside it.
        const atEnd = id === 'which-status' ? levers.getByRole('slider').last() : levers;
        await lab.open(`scenario=${id}`);
        await lab.time.focus();
        await expect(lab.page.getByText(/^Guess first/)).toBeVisible();
        await hand.sees(...together, levers);

        await lab.seekEnd();
        await hand.sees(...together, atEnd, lab.region('What happened'), lab.ledger);
        await hand.staysAtTop();
      }
    });

    test('the picture keeps its size while a run goes on', async ({ lab }) => {
      await lab.open('scenario=outage-and-retries');
      const sizes = new Set<string>();
      for (const ms of [0, 5_000, 40_000, 61_000, 74_000, 100_000, 119_000]) {
        await lab.seek(ms);
        const boxes = [lab.region('Pull'), lab.region('Push'), lab.toolbar];
        sizes.add(JSON.stringify(await Promise.all(boxes.map((box) => box.boundingBox()))));
      }
      expect([...sizes]).toHaveLength(1);
    });
  });
}

test('on a phone one whole lane is seen with what is said of it', async ({ lab }) => {
  await lab.page.setViewportSize({ width: 360, height: 640 });
  await lab.open('scenario=outage-and-retries&t=73600');
  const pull = lab.region('Pull');
  await pull.evaluate((lane) => {
    scrollTo(0, lane.getBoundingClientRect().top + scrollY - 4);
  });
  await expect(pull).toBeInViewport({ ratio: 0.99 });
  await expect(lab.page.getByText('Last lines')).toBeInViewport({ ratio: 0.99 });
  const [lane, said] = await Promise.all([
    pull.boundingBox(),
    lab.page.getByText('Last lines').boundingBox(),
  ]);
  expect((lane?.y ?? 0) + (lane?.height ?? 0)).toBeLessThanOrEqual(said?.y ?? 0);
});

test('the door takes Billing down and brings it back, as the levers do, and Undo undoes it', async ({
  lab,
}) => {
  await lab.open('scenario=lost-answer&t=30000');
  const door = (name: string) => lab.page.getByRole('button', { name });
  await door('take Billing down').press('Enter');
  await expect(lab.endpoint('Down')).toBeChecked();
  await expect(door('bring Billing back')).toBeFocused();
  await expect(lab.page).toHaveURL(/do=30000:down/);

  await door('bring Billing back').click();
  await expect(lab.endpoint('Up')).toBeChecked();
  await lab.button('Undo').click();
  await expect(lab.endpoint('Down')).toBeChecked();
});

test('a row of the ledger leads to its messages', async ({ lab }) => {
  await lab.open('scenario=lost-answer&t=65000');
  await lab.ledger.getByRole('button', { name: 'order 1003' }).click();
  await expect(lab.tab('Messages')).toHaveAttribute('aria-selected', 'true');
  const rows = lab.page.getByRole('table', { name: 'Messages' }).getByRole('rowheader');
  await expect(rows).toHaveText(['evt_3 attempt 2', /^poll/, 'evt_3 attempt 1']);
  await expect(lab.page.getByRole('search')).toBeInViewport();
});
