import { expect } from '@playwright/test';
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
