import { expect, type Locator, type Page } from '@playwright/test';
import { glossary, termIds, type TermId } from '../../src/lessons/glossary.ts';
import { tabNames } from '../../src/lab/evidence/panel.ts';
import { look, violationsOn } from '../page/looks.ts';
import { test } from '../page/sharedContext.ts';
import type { LabPage } from './labPage.ts';

type Place = 'head' | 'levers' | 'end' | keyof typeof tabNames;

/** Where each term of the glossary stands in the Lab and explains itself. */
const standsIn: Readonly<Partial<Record<TermId, Place>>> = {
  polling: 'head',
  webhook: 'head',
  forgedRequest: 'head',
  replayAttack: 'head',

  retry: 'compare',
  exactlyOnce: 'compare',
  duplicate: 'compare',
  staleness: 'compare',

  event: 'sequence',
  sideEffect: 'sequence',
  outOfOrder: 'sequence',
  clientAndServer: 'messages',
  statusCode: 'messages',
  attempt: 'messages',
  signature: 'messages',
  rawBody: 'messages',
  trace: 'machines',
  eventualConsistency: 'freshness',
  providerAndReceiver: 'retries',
  backoff: 'retries',
  ladder: 'retries',
  ssrf: 'retries',
  subscription: 'recovery',
  deadLetterQueue: 'recovery',
  backfill: 'recovery',
  cursor: 'recovery',
  resend: 'recovery',
  reconciliation: 'recovery',
  ledger: 'odds',
  seed: 'odds',
  atLeastOnce: 'odds',
  idempotent: 'odds',
  thunderingHerd: 'load',
  retryStorm: 'load',

  api: 'levers',
  endpoint: 'levers',
  longPolling: 'levers',
  etag: 'levers',
  payload: 'levers',
  fatAndThin: 'levers',
  acknowledgement: 'levers',
  timeout: 'levers',
  cap: 'levers',
  jitter: 'levers',
  deduplication: 'levers',
  idempotencyKey: 'levers',
  queue: 'levers',
  worker: 'levers',
  rateLimit: 'levers',
  hmac: 'levers',
  sharedSecret: 'levers',
  keyRotation: 'levers',
  constantTime: 'levers',
  tolerance: 'levers',
  clockSkew: 'levers',
};

/** Opens a place, and says what of the page it is. */
async function openPlace(lab: LabPage, place: Place): Promise<Locator> {
  const { page } = lab;
  const query = 'scenario=forged-and-replayed&t=60000';
  if (place === 'head' || place === 'end') {
    await lab.open(place === 'end' ? 'scenario=outage-and-retries&t=120000' : query);
    return page.getByRole('main');
  }
  if (place !== 'levers') {
    await lab.open(place === 'compare' ? query : `${query}&tab=${place}`);
    return page.getByRole('tabpanel', { name: tabNames[place] });
  }
  await lab.open(query);
  await lab.allSettings();
  const levers = page.getByRole('complementary', { name: 'Levers' });
  for (const more of await levers.getByText(/^More about/).all()) await more.click();
  return levers;
}

const touch = (page: Page) => page.getByRole('heading', { level: 1 }).hover();
const explained = (page: Page) => page.locator('[popover]:popover-open');
test('each term that stands on the pages of the Lab has its place here', () => {
  expect(Object.keys(standsIn).toSorted()).toEqual(
    termIds.filter((id) => glossary[id].stands.length > 0).toSorted(),
  );
});

const termIn = (place: Locator, id: TermId) =>
  place
    .getByRole('button')
    .and(place.locator(`[aria-describedby~="term-${id}"]`))
    .first();

for (const place of new Set(Object.values(standsIn))) {
  const here = Object.entries(standsIn).flatMap(([id, at]) => (at === place ? [id as TermId] : []));

  test(`in ${place} ${here.length} terms explain themselves to who comes with the focus`, async ({
    lab,
    page,
  }) => {
    const opened = await openPlace(lab, place);
    await touch(page);
    for (const id of here) {
      const { name, means } = glossary[id];
      const term = termIn(opened, id);
      await term.focus();
      await expect(explained(page), id).toContainText(name);
      await expect(explained(page), id).toContainText(means);
      const description = new RegExp(means.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      await expect(term, id).toHaveAccessibleDescription(description);
    }
    expect(await violationsOn(page)).toEqual([]);
  });
}

test('the end card explains its terms', async ({ lab, page }) => {
  const end = await openPlace(lab, 'end');
  await touch(page);
  const card = end.getByRole('region', { name: 'What happened' });
  await termIn(card, 'retry').hover();
  await expect(explained(page)).toContainText(glossary.retry.means);
});

for (const width of [360, 1440]) {
  test(`an explanation comes by hover, focus and tap, stands whole beside its term in ${width} px, and Escape closes it where the focus was`, async ({
    lab,
    page,
  }) => {
    await look(page, { colorScheme: width === 360 ? 'dark' : 'light', width });
    await lab.open();
    await touch(page);
    const webhook = page.getByRole('button', { name: 'webhook', exact: true });
    const bubble = explained(page);
    await expect(bubble).toHaveCount(0);

    await webhook.hover();
    await expect(bubble).toContainText(glossary.webhook.means);
    await bubble.hover();
    await expect(bubble).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(bubble).toHaveCount(0);

    await webhook.focus();
    await expect(bubble).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(bubble).toHaveCount(0);
    await expect(webhook).toBeFocused();
    await webhook.press('Enter');
    await expect(bubble).toBeVisible();
    await expect(lab.button('Play')).toBeVisible();
    await page.getByRole('heading', { level: 1 }).click();
    await expect(bubble).toHaveCount(0);

    const terms = page.locator('main button[aria-describedby^="term-"]');
    expect(await terms.count()).toBeGreaterThan(4);
    for (const term of await terms.all()) {
      if (!(await term.isVisible())) continue;
      await term.focus();
      await expect(bubble).toBeInViewport({ ratio: 1 });
      const [own, said] = [await term.boundingBox(), await bubble.boundingBox()];
      if (!own || !said) throw new Error('The term or its explanation has no box.');
      expect(said.y >= own.y + own.height || said.y + said.height <= own.y).toBe(true);
    }
    expect(await lab.pageScrollsSideways()).toBe(false);
  });
}

test('a lever is called by its name alone, and its term is explained beside it', async ({
  lab,
  page,
}) => {
  await lab.open('scenario=lost-answer');
  await touch(page);
  const skip = page.getByRole('switch', { name: 'Skip events already processed', exact: true });
  await expect(skip).not.toBeChecked();
  const about = page.getByRole('button', { name: 'Explain: Deduplication, Idempotent' });
  await about.click();
  await expect(explained(page)).toContainText(glossary.deduplication.means);
  await expect(skip).not.toBeChecked();
});
