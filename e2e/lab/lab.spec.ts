import { expect, type Locator } from '@playwright/test';
import { LabPage } from './labPage.ts';
import { freshTest, test } from '../page/sharedContext.ts';

/** One payment every 20 s, and nothing goes wrong by itself. */
const calm = 'scenario=polling-waste&eventEveryMs=20000';

test('polling every 5 s for an hour brings 720 polls, 714 of them empty; push needs 6', async ({
  lab,
}) => {
  await lab.open('scenario=polling-waste&t=3600000');

  expect(await lab.compared('Requests')).toEqual(['720', '6']);
  expect((await lab.compared('Empty polls'))[0]).toBe('714 (99.2 %)');
  expect(await lab.compared('Delivered once')).toEqual(['6 of 6', '6 of 6']);
  await expect(lab.region('Pull')).toContainText('empty 714');
});

test('Poll every changes what polling costs, at once', async ({ lab }) => {
  await lab.open('scenario=polling-waste&t=3600000');

  const slider = lab.page.getByRole('slider', { name: 'Poll every' });
  await slider.press('End');

  await expect(slider).toHaveAttribute('aria-valuetext', '10 min');
  expect((await lab.compared('Requests'))[0]).toBe('6');
});

test('shares are of the polls that have ended, and the median counts what never came', async ({
  lab,
}) => {
  await lab.open('scenario=outage-and-retries&t=0');
  await expect(lab.region('Pull')).toContainText('empty –');
  expect((await lab.compared('Empty polls'))[0]).toBe('–');

  await lab.open('scenario=outage-and-retries&t=20040');
  expect((await lab.compared('Requests'))[0]).toBe('5');
  expect((await lab.compared('Empty polls'))[0]).toBe('3 (75 %)');

  await lab.open('scenario=outage-and-retries&retryPlan=off&downStops=receiver&t=120000');
  expect((await lab.compared('Missing'))[1]).toBe('3');
  expect((await lab.compared('Median staleness'))[1]).toBe('over 46.4 s');
  expect((await lab.compared('Cost of one payment'))[1]).toMatch(/; 3 not arrived$/);
});

test('Down makes attempts fail and deliveries wait; Up lets them through', async ({ lab }) => {
  await lab.open(`${calm}&attempts=8&t=30000`);
  await lab.endpoint('Down').check();

  await lab.seek(70_000);
  await expect(lab.region('Push')).toContainText(/\bdown\b/i);
  await expect(lab.ledger).toContainText('waiting');
  await expect(
    lab
      .region('Push')
      .getByRole('listitem')
      .filter({ hasText: /try [2-9] in/ }),
  ).not.toHaveCount(0);

  await lab.seek(75_000);
  await lab.endpoint('Up').check();
  await lab.seek(240_000);

  await expect(lab.ledger).toContainText('12 payments: 12 charged once');
  await expect(lab.ledger).not.toContainText('waiting');
  expect(Number((await lab.compared('Retries'))[1])).toBeGreaterThan(0);
});

test('Down stops polling too, and one question catches up; only the endpoint leaves it asking', async ({
  lab,
}) => {
  const pull = lab.region('Pull');
  await lab.open('scenario=outage-and-retries&t=60000');
  await expect(pull).toContainText('down: it asks nothing');
  expect((await lab.compared('Requests'))[0]).toBe('5');
  await expect(pull).toContainText('still waiting 2');

  await lab.seek(85_200);
  expect((await lab.compared('Requests'))[0]).toBe('6');
  await expect(pull).not.toContainText('still waiting 2');

  await lab.open('scenario=outage-and-retries&downStops=endpoint&t=60000');
  expect((await lab.compared('Requests'))[0]).toBe('13');
  await expect(pull).not.toContainText('asks nothing');
});

test('an older link in which Billing goes down opens with what that meant, and says so', async ({
  lab,
}) => {
  await lab.open('scenario=lost-answer&do=12000:down&t=30000');
  await expect(
    lab.page.getByText(/^This link is older than the settings “Down stops” and “Polling charges”/),
  ).toBeVisible();
  expect((await lab.compared('Requests'))[0]).toBe('7');
});

test('polling works on a payment as long as a webhook does, and an older link charges at once and says so', async ({
  lab,
}) => {
  const pull = lab.region('Pull');
  await lab.open('scenario=slow-handler&t=12000');
  await expect(pull).toContainText('1 in work');
  await lab.seek(60_000);
  await expect(pull).toContainText('0 in work');
  expect(await lab.compared('Worst staleness')).toEqual(['3.8 s', '8.1 s']);
  expect(await lab.compared('Charged after, median')).toEqual(['11.8 s', '8.1 s']);

  await lab.open('scenario=slow-handler&attempts=3&t=60000');
  expect(await lab.compared('Charged after, median')).toEqual(['3.8 s, without work', '8.1 s']);
});

test('Slow and Restarting are other ways not to answer', async ({ lab }) => {
  await lab.open(`${calm}&t=30000`);
  await lab.endpoint('Slow').check();
  await lab.seek(90_000);
  await expect(lab.region('Push')).toContainText(/\bslow\b/i);
  expect(Number((await lab.compared('Failed requests'))[1])).toBeGreaterThan(0);

  await lab.endpoint('Restarting').check();
  await expect(lab.region('Push')).toContainText(/\brestarting\b/i);
  await lab.seek(101_000);
  await expect(lab.endpoint('Up')).toBeChecked();
});

test('a lost answer charges twice, and once with Skip events already processed', async ({
  lab,
}) => {
  await lab.open('scenario=lost-answer&t=75000');
  await expect(lab.ledger).toContainText('1 charge too many for 1 payment');
  expect((await lab.compared('Double charges'))[1]).toBe('1 payment, 1 charge too many');

  await lab.switch('Skip events already processed').check();

  await expect(lab.ledger).not.toContainText('too many');
  await expect(lab.ledger).toContainText('5 payments: 5 charged once');
});

test('a forged payment is charged without Verify signature and refused with it, because the MAC differs', async ({
  lab,
}) => {
  await lab.open('scenario=forged-and-replayed&t=30000');
  await expect(lab.ledger).toContainText('1 fake charge');

  await lab.open('scenario=forged-and-replayed');
  await lab.switch('Verify signature').check();
  await lab.seek(30_000);
  await expect(lab.ledger).not.toContainText('fake');

  await lab.tab('Messages').click();
  await lab.page.getByRole('button', { name: 'forged evt_x1' }).click();
  const detail = lab.page.getByRole('region', { name: /^Message / });
  await expect(detail).toContainText('HTTP/1.1 401 Unauthorized');
  await expect(detail).toContainText('the signature does not match');
  await lab.button('Open in Sign').click();
  const verdict = lab.region('Verdict');
  await expect(verdict.getByRole('heading').first()).toHaveText(
    /^Reject: the signature does not match/,
  );
  await expect(verdict).toContainText(/\d+ of 256 bits/);
});

test('a replay passes the signature alone; freshness stops the old copy and memory the young one', async ({
  lab,
}) => {
  const double = async () => (await lab.compared('Double charges'))[1];
  await lab.open('scenario=forged-and-replayed&verifySignature=on&t=500000');
  expect(await double()).toBe('1 payment, 2 charges too many');
  await expect(lab.ledger).toContainText('×3');

  await lab.switch('Reject old timestamps').check();
  await expect(lab.ledger).toContainText('×2');
  expect(await double()).toBe('1 payment, 1 charge too many');

  await lab.switch('Skip events already processed').check();
  await expect(lab.ledger).toContainText('5 payments: 5 charged once');
  await expect(lab.ledger).not.toContainText('too many');
});

test('a handler of 8 s against a timeout of 5 s: 4 charges, and the sender believes it failed', async ({
  lab,
}) => {
  await lab.open('scenario=slow-handler&t=75000');
  await expect(lab.ledger).toContainText('×4');
  await expect(lab.region('Push').getByRole('listitem').first()).toContainText('given up');

  await lab.switch('Store first, work later').check();
  await expect(lab.ledger).toContainText('1 payment: 1 charged once');
  expect((await lab.compared('Retries'))[1]).toBe('0');
});

test('the attacker comes where a scenario has one, or when somebody asks for it, and goes with Undo', async ({
  lab,
}) => {
  const push = lab.region('Push');
  await lab.open('scenario=forged-and-replayed');
  await expect(push).toContainText('Mallory');

  await lab.open('scenario=lost-answer&t=30000');
  await expect(push).not.toContainText('Mallory');
  await lab.allSettings();
  await lab.button('Forge').click();
  await expect(push).toContainText('Mallory');
  await lab.button('Undo').click();
  await expect(push).not.toContainText('Mallory');
});

test('Forge, Tamper and Replay act at the playhead', async ({ lab }) => {
  await lab.open(`${calm}&https=off&verifySignature=off&skipProcessed=off&t=30000`);
  await lab.allSettings();
  await lab.button('Replay').click();
  await lab.button('Forge').click();
  await lab.button('Tamper').click();
  await lab.seek(90_000);

  await expect(lab.ledger).toContainText(
    '1 charge too many for 1 payment, 1 fake charge, 1 wrong amount',
  );
  expect((await lab.compared('Requests by Mallory'))[1]).toBe('2');
});

test('Trigger an event brings one more payment, both ways', async ({ lab }) => {
  await lab.open('scenario=slow-handler&storeFirst=on&t=30000');
  await lab.button('Trigger an event').click();
  await lab.seekEnd();

  expect(await lab.compared('Delivered once')).toEqual(['2 of 2', '2 of 2']);
});

test('a retry policy without retries loses what a longer one saves', async ({ lab }) => {
  await lab.open('scenario=outage-and-retries&t=120000');
  await expect(lab.ledger).toContainText('5 payments: 5 charged once');

  await lab.page.getByRole('combobox', { name: 'Retry policy' }).selectOption('No retries');
  await expect(lab.ledger).toContainText('5 payments: 2 charged once');
  await expect(lab.ledger).toContainText('3 missing');
  await expect(lab.page.getByRole('slider', { name: 'First wait' })).toBeDisabled();
});

test('Share link restores scenario, settings, commands and playhead', async ({
  lab,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await lab.open('scenario=lost-answer');
  await lab.allSettings();
  await lab.switch('Verify signature').uncheck();
  await lab.seek(20_000);
  await lab.endpoint('Down').check();
  await lab.seek(33_300);
  await lab.tab('Messages').click();
  const pushed = await lab.region('Push').innerText();

  await lab.button('Share link').click();
  await expect(page.getByText('Link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const other = new LabPage(await context.newPage());
  await other.page.goto(link);
  await expect(other.toolbar).toBeVisible();
  await expect(other.time).toHaveValue('33300');
  await expect(other.page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('lost-answer');
  await expect(other.switch('Verify signature')).not.toBeChecked();
  await expect(other.endpoint('Down')).toBeChecked();
  await expect(other.tab('Messages')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => other.region('Push').innerText()).toBe(pushed);
});

test('a broken link opens the Lab with defaults and names every value it could not use', async ({
  lab,
}) => {
  await lab.open(
    'scenario=atlantis&attempts=1000000&t=%F0%9F%92%A5&colour=<b>red</b>&do=1:explode',
  );

  await expect(lab.notices.getByRole('paragraph')).toHaveText([
    /scenario “atlantis” that is not here/,
    /Attempts must be at most 200. The link says “1000000”/,
    /cannot be done: “1:explode”/,
    /The time in milliseconds must be a whole number/,
  ]);
  await expect(lab.page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('polling-waste');
  await expect(lab.time).toHaveValue('0');

  await lab.notices.getByRole('button', { name: 'Dismiss' }).first().click();
  await expect(lab.notices.getByRole('paragraph')).toHaveCount(3);
});

test('a run beyond its bounds opens as far as it fits, and says what is left out', async ({
  lab,
}) => {
  await lab.open('scenario=polling-waste&burstEveryMs=1&burstSize=50');

  // A run of this length takes a second of a worker, and many of a busy one.
  await expect(lab.notices).toContainText('The run stops at 00:0');
  await expect(lab.notices).toContainText('more than a run takes: let payments come less often');
  await lab.seekEnd();
  await expect(lab.ledger).toContainText('charged once');
});

test('a long run leaves the one before it on the screen until it is there, and Cancel stops it', async ({
  lab,
  page,
}) => {
  // Nobody brings the worker, so that the run stays under way.
  await page.route(/run\.worker/, () => {});
  await lab.open('scenario=slow-handler&t=30000');
  const status = page.getByRole('status', { name: 'Run in the background' });
  await page.evaluate(() => {
    location.hash = '#/lab?scenario=polling-waste&eventEveryMs=100';
  });

  await expect(status).toContainText('Until it is there you see the run before it.');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('slow-handler');
  await expect(lab.time).toHaveValue('30000');
  await lab.button('Cancel').click();
  await expect(status).toBeEmpty();
  await expect(page).toHaveURL(/scenario=slow-handler/);
});

test('a link stays in the address while it is read', async ({ page, lab }) => {
  await lab.open('');
  await expect(page).toHaveURL(/scenario=/);
  await page.clock.install();
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/readLink/, async (route) => {
    await released;
    await route.continue();
  });
  await lab.seek(3_000);
  const asked = page.waitForRequest(/readLink/);
  await page.goto('/#/lab?scenario=lost-answer&note=mine');
  await asked;
  await page.clock.runFor(1_000);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await expect(page).toHaveURL(/note=mine/);
  release();
  await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('lost-answer');
});

test('the link Lab leads out of a link that never comes', async ({ page }) => {
  await page.route(/readLink/, () => {});
  await page.goto('/#/lab?scenario=lost-answer');
  await page.getByRole('link', { name: 'Lab', exact: true }).click();
  await expect(page.getByRole('toolbar', { name: 'Playback' })).toBeVisible();
});

test('acting in the past drops what came later, says so, and can be undone', async ({ lab }) => {
  await lab.open(`${calm}&t=30000`);
  await lab.allSettings();
  await lab.button('Forge').click();
  await lab.seek(10_000);
  await lab.endpoint('Down').check();

  await expect(lab.notices).toContainText('1 later action was dropped');
  await lab.notices.getByRole('button', { name: 'Undo' }).click();
  await expect(lab.endpoint('Up')).toBeChecked();
  await lab.button('Redo').click();
  await expect(lab.endpoint('Down')).toBeChecked();
});

test('stepping goes from fact to fact and back, and Reset to the start', async ({ lab }) => {
  await lab.open('scenario=lost-answer');
  const at = async () => Number(await lab.time.inputValue());

  await lab.button('Step').click();
  const first = await at();
  await lab.button('Step').click();
  const second = await at();
  expect(first).toBeGreaterThan(0);
  expect(second).toBeGreaterThan(first);

  await lab.button('Step back').click();
  expect(await at()).toBe(first);
  await lab.button('Reset').click();
  expect(await at()).toBe(0);
});

freshTest('nothing plays by itself; Play plays and Pause stops it', async ({ lab, page }) => {
  await page.clock.install();
  await lab.open('scenario=lost-answer&t=5000');
  await page.clock.runFor(6_000);
  await expect(lab.time).toHaveValue('5000');

  await lab.button('Play').click();
  await page.clock.runFor(1_000);
  await lab.button('Pause').click();
  const stopped = await lab.time.inputValue();
  expect(Number(stopped)).toBeGreaterThan(5_000);
  await page.clock.runFor(3_000);
  await expect(lab.time).toHaveValue(stopped);
});

freshTest(
  'on paper, which nobody measures, the wires end before the boxes',
  async ({ lab, page }) => {
    await page.addInitScript(() => {
      const Real = ResizeObserver;
      // Paper is laid out without a word to those who observe.
      window.ResizeObserver = class extends Real {
        constructor(tell: ResizeObserverCallback) {
          super((entries, observer) => {
            if (innerWidth >= 1_000) tell(entries, observer);
          });
        }
      };
    });
    await page.setViewportSize({ width: 1_440, height: 900 });
    await lab.open('scenario=everything-at-once&t=100000');
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 760, height: 900 });

    for (const lane of ['Pull', 'Push']) {
      const wires = lab.region(lane).locator('svg:has(> line)').first();
      const overrun = await wires.evaluate((svg) => {
        const room = svg.parentElement?.getBoundingClientRect();
        const ends = [...svg.querySelectorAll('line')].map(
          (line) => line.getBoundingClientRect().right,
        );
        return Math.max(...ends) - (room?.right ?? 0);
      });
      expect(overrun).toBeLessThanOrEqual(1);
    }
  },
);

freshTest(
  'a reload while playing keeps every deed and the playhead, and plays no further',
  async ({ lab, page }) => {
    await page.clock.install();
    await lab.open('scenario=lost-answer&t=5000');
    await lab.button('Play').click();
    await page.clock.runFor(2_000);
    await lab.endpoint('Down').check();
    const played = Number(await lab.time.inputValue());

    await page.reload();
    await expect(lab.endpoint('Down')).toBeChecked();
    await expect(lab.button('Play')).toBeVisible();
    const kept = Number(await lab.time.inputValue());
    expect(kept).toBeLessThanOrEqual(played);
    // A second of the wall at twice its pace, and the frame in it.
    expect(kept).toBeGreaterThan(played - 2_200);
  },
);

freshTest(
  'at 2× what Step shows is told one after the other, each long enough to be read',
  async ({ lab, page }) => {
    await page.clock.install();
    await lab.open('scenario=outage-and-retries&t=24000&speed=2');
    const caption = page.locator('.caption p');
    const stepped: string[] = [];
    for (let step = 0; step < 4; step++) {
      const before = await caption.innerText();
      await lab.button('Step').click();
      await expect(caption).not.toHaveText(before);
      stepped.push(await caption.innerText());
    }

    await lab.seek(24_900);
    await page.clock.pauseAt(Date.now() + 3_600_000);
    const before = await caption.innerText();
    await lab.button('Play').click();
    const shown: { text: string; wallMs: number }[] = [];
    for (let wallMs = 0; wallMs < 60_000 && shown.at(-1)?.text !== stepped.at(-1); wallMs += 100) {
      await page.clock.runFor(100);
      const text = await caption.innerText();
      if (text !== (shown.at(-1)?.text ?? before)) shown.push({ text, wallMs: 0 });
      for (const each of shown.slice(-1)) each.wallMs += 100;
    }
    expect(shown.map(({ text }) => text)).toEqual(stepped);
    for (const { text, wallMs } of shown.slice(0, -1)) {
      expect(wallMs, text).toBeGreaterThanOrEqual(
        Math.max(2_000, (text.length * 1_000) / 15) - 200,
      );
    }
  },
);

freshTest(
  'at 60× the caption counts what has happened, and no question stands on the wire that is not under way',
  async ({ lab, page }) => {
    await page.clock.install();
    await lab.open('scenario=polling-waste&t=40000&skipQuiet=off');
    await page.clock.pauseAt(Date.now() + 3_600_000);
    await lab.button('Play').click();
    await page.clock.runFor(2_000);

    await expect(page.locator('.caption p')).toHaveText(
      /^Since 00:40\.0: \d+ questions, all empty\.\s*$/,
    );
    await expect(lab.region('Pull')).toContainText('On the way: 0 requests, 0 answers.');
    await expect(lab.region('Pull')).toContainText('Just now: 200, nothing new.');

    await lab.button('Pause').click();
    await expect(page.locator('.caption p')).toHaveText(
      /^Since the start: \d+ questions, all empty\.\s*$/,
    );
    await expect(lab.region('Pull')).not.toContainText('Just now');
  },
);

freshTest(
  'Space plays where nothing has the focus, and types where text is typed',
  async ({ lab, page }) => {
    await page.clock.install();
    await lab.open('scenario=lost-answer&t=5000');
    await page.keyboard.press(' ');
    await expect(lab.button('Pause')).toBeVisible();
    await page.keyboard.press(' ');
    await expect(lab.button('Play')).toBeVisible();

    await lab.allSettings();
    await page.getByLabel('The run lasts').press(' ');
    await expect(lab.button('Play')).toBeVisible();
  },
);

test('a link keeps the speed and whether quiet time is skipped', async ({ lab }) => {
  await lab.open('scenario=lost-answer&t=5000&speed=5&skipQuiet=off');
  await expect(lab.page.getByRole('combobox', { name: 'Speed' })).toHaveValue('5');
  const skip = lab.switch('Skip quiet time');
  await expect(skip).not.toBeChecked();

  await skip.click();
  await expect(lab.page).not.toHaveURL(/skipQuiet/);
  await expect(lab.page).toHaveURL(/speed=5/);
  await skip.click();
  await expect(lab.page).toHaveURL(/skipQuiet=off/);
});

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
  freshTest(
    `what is told stands beside its mark, inside of its lane and over no mark (${reducedMotion})`,
    async ({ lab, page }) => {
      await page.emulateMedia({ reducedMotion });
      await page.setViewportSize({ width: 1440, height: 900 });
      await lab.open('scenario=outage-and-retries&t=32000');
      const bar = page.locator('.caption p');
      const beside = page.locator('.wires p[aria-hidden]');
      for (let step = 0; step < 4; step++) {
        await lab.button('Step').click();
        await expect(beside).toHaveText((await bar.innerText()).trim());
        const inLane = lab.region('Push');
        const [box, room] = [await beside.boundingBox(), await inLane.boundingBox()];
        if (!box || !room) throw new Error('Nothing is told there.');
        expect(box.x).toBeGreaterThan(room.x);
        expect(box.x + box.width).toBeLessThan(room.x + room.width);
        expect(box.y).toBeGreaterThan(room.y);
        expect(box.y + box.height).toBeLessThan(room.y + room.height);
        for (const mark of await inLane.locator('.wires g[data-tone] g[data-tone]').all()) {
          const at = await mark.boundingBox();
          if (!at) continue;
          const clear =
            at.x + at.width <= box.x ||
            box.x + box.width <= at.x ||
            at.y + at.height <= box.y ||
            box.y + box.height <= at.y;
          expect(clear, JSON.stringify({ at, box })).toBe(true);
        }
        // It is said once.
        await expect(
          page.getByRole('paragraph').filter({ hasText: await bar.innerText() }),
        ).toHaveCount(1);
      }
    },
  );
}

test('what is told of a box stands beside it, and a charge that is told is ringed in its books', async ({
  lab,
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const beside = page.locator('.wires p[aria-hidden]');
  const outline = (row: Locator) => row.evaluate((element) => getComputedStyle(element).outline);

  await lab.open('scenario=lost-answer&t=31500');
  await lab.button('Step back').hover();
  await expect(beside).toHaveText('Billing charges payment evt_3: €35.');
  const row = lab.ledger.getByRole('listitem').filter({ hasText: '1003' });
  expect(await outline(row)).toContain('2px');
  expect(await outline(lab.ledger.getByRole('listitem').filter({ hasText: '1002' }))).not.toContain(
    '2px',
  );
  const [words, box] = [await beside.boundingBox(), await row.boundingBox()];
  expect((words?.x ?? 0) + (words?.width ?? 0)).toBeLessThan(box?.x ?? 0);

  await lab.open('scenario=outage-and-retries&t=25000');
  await expect(beside).toHaveText('Billing goes down.');
});

test('on a phone what is told stands in the bar only', async ({ lab, page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await lab.open('scenario=outage-and-retries&t=32000');
  await lab.button('Step').click();
  await expect(page.locator('.caption p')).toContainText('The Store sends payment evt_2');
  await expect(lab.region('Push')).toContainText('On the way: 1 request, 0 answers.');
  await expect(page.locator('.wires p[aria-hidden]')).toHaveCount(0);
});

for (const link of ['scenario=lost-answer&t=5000', 'scenario=lost-answer&t=5000&skipQuiet=on']) {
  freshTest(`quiet time is skipped as standard, and said: ${link}`, async ({ lab, page }) => {
    await page.clock.install();
    await lab.open(link);
    await expect(lab.switch('Skip quiet time')).toBeChecked();
    await lab.seek(6_000);
    await page.clock.pauseAt(Date.now() + 3_600_000);
    await lab.button('Play').click();
    const caption = page.locator('.caption p');
    const shown: string[] = [];
    for (let wallMs = 0; wallMs < 30_000 && !shown.at(-1)?.includes('sends'); wallMs += 100) {
      await page.clock.runFor(100);
      const text = await caption.innerText();
      if (text !== shown.at(-1)) shown.push(text);
    }
    expect(shown.map((text) => text.replace(/\d+ s without/, 'n s without'))).toContainEqual(
      'n s without news: 3 questions, all empty.',
    );

    await lab.button('Pause').click();
    await page.getByText('Last lines').click();
    const lines = page.locator('.lines li');
    await expect(lines.filter({ hasText: 'without news' })).toHaveText(
      /17 s without news: 3 questions, all empty\./,
    );
    await expect(lines.last()).toContainText('The Store sends payment evt_2, attempt 1.');
  });
}

freshTest('what is turned while time runs is seen at once', async ({ lab, page }) => {
  await page.clock.install();
  await lab.open('scenario=lost-answer&t=20000');
  await lab.allSettings();
  const pollEvery = page.getByRole('slider', { name: 'Poll every', exact: true });
  await expect(pollEvery).toBeVisible();
  // The last frame was a moment ago, and there is no other.
  await page.clock.pauseAt(Date.now() + 3_600_000);
  await lab.button('Play').click();
  await page.clock.runFor(1_040);

  await lab.endpoint('Down').check();
  await expect(lab.endpoint('Down')).toBeChecked();
  await page.clock.runFor(40);
  await pollEvery.fill('0');
  await expect(pollEvery).toHaveValue('0');
  await page.clock.runFor(40);
  await lab.switch('Verify signature').uncheck();
  await expect(lab.switch('Verify signature')).not.toBeChecked();
  await expect(lab.endpoint('Down')).toBeChecked();
});

test('every control of the playback is there to be pressed', async ({ lab, page }) => {
  await lab.open('scenario=lost-answer');
  const controls = page.getByRole('toolbar', { name: 'Playback' }).locator('button, select, input');
  await expect(controls).toHaveCount(7);
  for (const control of await controls.all()) {
    const { width = 0, height = 0 } = (await control.boundingBox()) ?? {};
    expect(Math.min(width, height), await control.innerText()).toBeGreaterThanOrEqual(24);
  }
});

test('keys work the playback while focus is on it, and nowhere else', async ({ lab, page }) => {
  await lab.open('scenario=lost-answer');
  await lab.allSettings();
  await lab.button('Step').focus();
  await page.keyboard.press('.');
  await expect(lab.time).not.toHaveValue('0');
  await page.keyboard.press('Home');
  await expect(lab.time).toHaveValue('0');

  await lab.button('Forge').focus();
  await page.keyboard.press('.');
  await page.keyboard.press('k');
  await expect(lab.time).toHaveValue('0');
  await expect(lab.button('Play')).toBeVisible();
});

test('coming back from the Sign page finds the Lab as it was left', async ({ lab, page }) => {
  await lab.open('scenario=lost-answer&t=42000');
  await page.getByRole('link', { name: 'Sign', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible();
  await page.getByRole('link', { name: 'Lab', exact: true }).click();

  await expect(lab.time).toHaveValue('42000');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Twice is normal');
  await lab.button('Step').click();
  await expect(lab.time).not.toHaveValue('42000');

  await page.getByRole('link', { name: 'Sign', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible();
  await page.goBack();
  const at = await lab.time.inputValue();
  await lab.button('Step').click();
  await expect(lab.time).not.toHaveValue(at);
});

freshTest(
  'with reduced motion playing is stepping, and brings the same ledger',
  async ({ lab, page }) => {
    await page.clock.install();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await lab.open('scenario=slow-handler&t=6000');
    await lab.button('Play').click();
    // One step every two seconds; the run has fewer than 60 of them.
    await page.clock.runFor(3_000);
    const early = Number(await lab.time.inputValue());
    expect(early).toBeGreaterThan(6_000);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.clock.runFor(120_000);

    await expect(lab.time).toHaveValue('75000');
    await expect(lab.ledger).toContainText('×4');
  },
);

test('the way back of the browser leads to the scenario before', async ({ lab, page }) => {
  await lab.open('scenario=lost-answer&t=33000');
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption('Night shift');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Night shift');

  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Twice is normal');
  await expect(lab.time).toHaveValue('33000');
});

test('settings can change the whole run from the middle of it', async ({ lab }) => {
  await lab.open('scenario=lost-answer&t=45000');
  await lab.allSettings();
  await expect(lab.ledger).toContainText('1 charge too many for 1 payment');
  await lab.switch('Settings change the whole run').check();
  await lab.switch('Skip events already processed').check();

  await expect(lab.ledger).not.toContainText('too many');
  await expect(lab.time).toHaveValue('45000');
});

for (const width of [320, 360, 768, 1440]) {
  test(`the Lab does not scroll sideways at ${width} px`, async ({ lab, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await lab.open('scenario=everything-at-once&t=58000');
    for (const tab of ['Sequence', 'Messages', 'Machines', 'Freshness', 'Compare']) {
      await lab.tab(tab).click();
      await expect(page.getByRole('tabpanel')).toBeVisible();
      expect(await lab.pageScrollsSideways(), tab).toBe(false);
    }
  });
}
