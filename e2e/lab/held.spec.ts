import { expect } from '@playwright/test';
import { look, looks, violationsOn } from '../page/looks.ts';
import { test } from '../page/sharedContext.ts';

/*
 * Six payments in an hour, at 5, 15, … 55 minutes; Billing is down from 30:00 to 40:00, so that the fourth, at 35:00,
 * happens meanwhile. A travel takes 50 ms, a heartbeat is written every 30 s.
 *
 * Connections: one from the start, one from 40:00 on: 2.
 *
 * Heartbeats: the Store's end is open from 0.050 s, and until it hears that Billing is gone, at 1,800.050 s: the one that
 * is due at that very instant is still written, 1,800 / 30 = 60. Again from 2,400.050 s to the end: at 2,430.050, …
 * 3,570.050 s, 39. Together 99; pongs are one fewer, for the 60th comes to nobody.
 *
 * Bytes, server-sent events: handshakes of 133 and, with `last-event-id: evt_3\r\n`, 133 + 22 = 155; two answers of 90
 * with `retry: 3000` and its two ends of a line; 99 comments of 3; payments of `id: evt_1\n` (10), `data: ` (6), the
 * JSON and two ends of a line (2): 180 each, but 179 for payment 4 of €9.00, whose amount has a digit less.
 *   288 + 180 + 297 + 5 × 180 + 179 = 1,844
 *
 * Bytes, WebSocket: two handshakes of 194, two answers of 129, 99 pings of 2, 98 pongs of 2 + 4 for the mask, and
 * payments of a head of 4, for their JSON is longer than 125 bytes, and that JSON of 162: 166, five of them.
 *   388 + 258 + 198 + 588 + 830 = 2,262
 * With the place kept: `?after=` makes each handshake 7 longer, `evt_3` the second 5 more, and payment 4 comes with 165.
 *   388 + 19 + 258 + 198 + 588 + 830 + 165 = 2,446
 *
 * Staleness: 50 ms, the travel. The fourth waits until 40:00 and for a handshake, its answer, and what comes behind it:
 * 300 s and 100 ms, told as 5 min. Without a place it never comes, and has waited for 25 minutes at the end.
 */
const ways = {
  'server-sent events': {
    query: '&pullMode=serverSentEvents&pollCharges=afterWork',
    bytes: '1.84 kB',
    worst: '5 min',
    missing: '0',
  },
  'a WebSocket': { query: '', bytes: '2.26 kB', worst: '25 min', missing: '1' },
  'a WebSocket that keeps the place': {
    query: '&socketCursor=on&pollCharges=afterWork',
    bytes: '2.45 kB',
    worst: '5 min',
    missing: '0',
  },
} as const;

for (const [name, { query, bytes, worst, missing }] of Object.entries(ways)) {
  test(`six payments in an hour with an outage of ten minutes, by ${name}`, async ({ lab }) => {
    await lab.open(`scenario=held-connection&t=3600000${query}`);
    expect((await lab.compared('Requests'))[0]).toBe('2');
    expect((await lab.compared('Bytes, both ways'))[0]).toBe(bytes);
    expect((await lab.compared('Median staleness'))[0]).toBe('50 ms');
    expect((await lab.compared('Worst staleness'))[0]).toContain(worst);
    expect((await lab.compared('Delivered once'))[0]).toBe(`${6 - Number(missing)} of 6`);
    expect((await lab.compared('Missing'))[0]).toBe(missing);
  });
}

test('what goes over the connection can be opened, as it is written', async ({ lab, page }) => {
  await lab.open(
    'scenario=held-connection&pullMode=serverSentEvents&pollCharges=afterWork&t=310000&tab=messages',
  );
  const detail = page.getByRole('region', { name: /^Message / });
  await page.getByRole('button', { name: 'connection 1', exact: true }).click();
  await expect(detail).toContainText('accept: text/event-stream');
  await expect(detail).toContainText('retry: 3000');
  await page.getByRole('button', { name: 'evt_1', exact: true }).click();
  await expect(detail).toContainText(/id: evt_1\s+data: \{"id":"evt_1"/);
  await expect(detail).toContainText('Brought a payment.');
});

test('what goes over the connection is told of on the lane of pull, clear of its heading', async ({
  lab,
  page,
}) => {
  for (const width of [768, 1024, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await lab.open('scenario=held-connection&t=1500020');
    const label = lab.region('Pull').getByText('payment 3', { exact: true });
    await expect(label).toBeVisible();
    const { y: top = 0 } = (await label.boundingBox()) ?? {};
    for (const each of await lab.region('Pull').locator('header :is(p, dd), text').all()) {
      const { y = 0, height = 0 } = (await each.boundingBox()) ?? {};
      // The letters begin 4 px below the top of their line.
      if (y < top) expect(top + 4, `${width} px`).toBeGreaterThan(y + height - 4);
    }
  }

  await lab.open('scenario=held-connection&t=2400120&tab=sequence');
  await expect(
    lab.region('Pull').getByText('Billing’s connection to the Store is open'),
  ).toBeVisible();
  const frame = page.locator('[data-message^="frame_"]').first();
  await expect(frame).toHaveAttribute('data-tone', 'pull');
  await expect(page.getByText(/^Up to 40:00.1: 2 connections;/)).toBeVisible();
});

test('a link that polls over a held connection is answered with a sentence', async ({
  lab,
  page,
}) => {
  await lab.open('scenario=held-connection&pollEveryMs=5000');
  await expect(page.getByText('Over a held connection Billing asks nothing')).toBeVisible();
});

for (const { colorScheme, width } of looks([360, 768, 1440, 1920])) {
  test(`axe finds nothing on a held connection, ${colorScheme}, ${width} px`, async ({
    lab,
    page,
  }) => {
    await look(page, { colorScheme, width });
    await lab.open('scenario=held-connection&t=300025');
    await expect(lab.region('Pull')).toContainText('connected');
    expect(await violationsOn(page)).toEqual([]);
  });
}
