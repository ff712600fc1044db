import { expect } from '@playwright/test';
import { look, looks, violationsOn } from '../page/looks.ts';
import { test } from '../page/sharedContext.ts';

test('a burst against a limit: the webhooks wait in line and come whole, the questions are refused', async ({
  lab,
}) => {
  // Twenty payments at 78 s. The Store calls twice a second: the n-th call starts (n − 1) · 0.5 s later, the
  // last 9.5 s later, and travels for 50 ms: all are in after 9.55 s. The first call waits for nobody.
  // Billing asks every 2 s, and 6 times a minute are allowed. The first six of the second minute are asked
  // from 60.1 to 70.1 s; the seventh reaches the Store at 72.15 s: 47.85 s are left of the minute, so that it
  // says 48 s. Its answer is back at 72.2 s, the next question goes at 120.2 s and its answer, with all
  // twenty, is back at 120.3 s: 42.3 s after the burst. Refused is the seventh of each of three minutes.
  await lab.open('scenario=burst-and-limit&t=150000');
  const card = lab.region('What happened');
  await expect(card).toContainText(
    'By push all 20 payments are in after 9.6 s: 19 of 20 calls waited for their turn, 0 met a 429.',
  );
  await expect(card).toContainText(
    'By pull all 20 payments are in after 42.3 s: 3 of 21 questions met a 429.',
  );
});

test('a queue that is fetched: the outage loses nothing, and the third of a batch is charged twice', async ({
  lab,
}) => {
  // Every journey takes 50 ms, and the work 8 s. Payment 1 is handed out at 10.00 s, charged at 18.05 s and
  // deleted at 18.10 s. Payments 2 to 4 happen in the outage, from 30 to 60 s, and wait in the queue: the
  // question of 60.00 s is there at 60.05 s and gets all three, hidden until 80.05 s. They are charged at
  // 68.10, 76.10 and 84.10 s; the third is offered again by then, and its acknowledgement, at 84.15 s, is too
  // late. The question behind it gets it again: charged once more at 92.20 s, deleted at 92.25 s.
  await lab.open('scenario=fetched-queue&t=120000');
  const card = lab.region('What happened');
  await expect(card).toContainText(
    'By pull 3 of 4 payments are charged once, for the right amount; wrong: 1 charge too many.',
  );
  await expect(card).toContainText(
    'From the queue payments were received 5 times: 4 acknowledged in time, 1 offered again, 0 dead letters.',
  );
  expect(await lab.compared('Acknowledgements')).toEqual(['5', '0']);

  await card.getByRole('button', { name: /^Receive one at a time/ }).click();
  await lab.seekEnd();
  await expect(card).toContainText('By pull 4 payments are charged once');
});

test('a question of a queue, its answer with receipt handles and an acknowledgement can be read', async ({
  lab,
}) => {
  await lab.open('scenario=fetched-queue&t=85000&tab=messages');
  const detail = lab.page.getByRole('region', { name: /^Message / });
  await lab.page.getByRole('button', { name: 'poll 3', exact: true }).click();
  await expect(detail).toContainText('POST /queue/receive?wait=30s HTTP/1.1');
  await expect(detail).toContainText('"visibility_timeout_seconds":20');
  await expect(detail).toContainText('"receipt_handle":"evt_4.1","receive_count":1');

  await lab.page.getByRole('button', { name: 'ack 4', exact: true }).click();
  await expect(detail).toContainText('{"receipt_handle":"evt_4.1"}');
  await expect(detail).toContainText('400 Bad Request');
  await expect(detail).toContainText('the receipt handle has expired');
});

test('a link that polls a queue every five seconds is answered with a sentence', async ({
  lab,
}) => {
  await lab.open('scenario=fetched-queue&pollEveryMs=5000');
  await expect(
    lab.page.getByText('From a queue Billing fetches as soon as it has done what it has'),
  ).toBeVisible();
});

for (const { colorScheme, width } of looks([360, 768, 1440, 1920])) {
  test(`axe finds nothing on a queue that is fetched, ${colorScheme}, ${width} px`, async ({
    lab,
    page,
  }) => {
    await look(page, { colorScheme, width });
    await lab.open('scenario=fetched-queue&t=72000&tab=sequence');
    expect(await violationsOn(page)).toEqual([]);
  });
}
