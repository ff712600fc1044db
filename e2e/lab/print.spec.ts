import { expect, type Page } from '@playwright/test';
import { evidenceTabs } from '../../src/lab/evidenceTab.ts';
import { tabNames } from '../../src/lab/panel.ts';
import { test } from '../page/sharedContext.ts';

/** How wide A4 is between its margins, in CSS pixels. */
const paper = 718;

/** Lays the page out on paper, without a word to those who observe its width: so a browser does it. */
async function print(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: paper, height: 1_000 });
}

/** What is wider than the paper or than the box that holds it, by its name and its words. */
async function runsOut(page: Page): Promise<readonly string[]> {
  return page.getByRole('main').evaluate((main) => {
    const name = (element: Element) =>
      `${element.tagName}.${element.getAttribute('class') ?? ''} ${element.textContent.trim().slice(0, 40)}`;
    return [...main.querySelectorAll('*')]
      .filter((element) => {
        const { right, width } = element.getBoundingClientRect();
        if (width <= 1 || element.closest('.visually-hidden')) return false;
        if (right > innerWidth + 1) return true;
        const isCut = getComputedStyle(element).overflowX !== 'visible';
        return (
          element instanceof HTMLElement && isCut && element.scrollWidth > element.clientWidth + 1
        );
      })
      .map(name);
  });
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const Real = ResizeObserver;
    window.ResizeObserver = class extends Real {
      constructor(tell: ResizeObserverCallback) {
        super((entries, observer) => {
          if (innerWidth >= 1_000) tell(entries, observer);
        });
      }
    };
  });
  await page.setViewportSize({ width: 1_440, height: 900 });
});

for (const tab of evidenceTabs) {
  test(`nothing of the tab ${tabNames[tab]} runs out of its box on paper`, async ({
    lab,
    page,
  }) => {
    await lab.open(`scenario=everything-at-once&t=100000&tab=${tab}`);
    await expect(page.getByText('Loading.')).toHaveCount(0);
    await print(page);
    expect(await runsOut(page)).toEqual([]);
  });
}

test('an opened message is whole on paper', async ({ lab, page }) => {
  await lab.open('scenario=outage-and-retries&tab=messages&t=120000');
  await lab.button('evt_1 attempt 1').click();
  await expect(lab.region('Message evt_1 attempt 1')).toBeVisible();
  await print(page);
  expect(await runsOut(page)).toEqual([]);
});

test('a finished run is printed with its answer, and an open dialog is not', async ({
  lab,
  page,
}) => {
  await lab.open('scenario=outage-and-retries&t=120000');
  const answer = lab.region('What happened');
  await expect(answer).toBeVisible();
  await lab.button('Keyboard').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await print(page);
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(answer).toBeVisible();
  await expect(answer.getByRole('button', { name: 'Close' })).toBeHidden();
  expect(await runsOut(page)).toEqual([]);
});
