import { expect, type Page } from '@playwright/test';
import { chapters } from '../../src/lessons/chapters/chapters.ts';
import { firstUses } from '../../src/lab/terms/termsIn.ts';
import { test } from '../page/sharedContext.ts';
import { ChapterPage } from './chapterPage.ts';

/** Each piece of text that is seen on the page, in reading order; of an explained term with its id. */
const piecesOn = (page: Page) =>
  page.locator('main').evaluate((main) => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const pieces: { text: string; term?: string }[] = [];
    while (walker.nextNode()) {
      const { parentElement: holder, textContent } = walker.currentNode;
      const text = textContent?.trim();
      if (!holder || !text || holder.closest('.visually-hidden, .explanation, style')) continue;
      // What a page elsewhere is called stands on the link to it, and is explained there.
      if (holder.closest('a:not(.term)')) continue;
      const seen = holder.closest('option')?.parentElement ?? holder;
      if (!seen.checkVisibility({ visibilityProperty: true })) continue;
      const term = holder.closest('.term')?.getAttribute('aria-describedby')?.slice('term-'.length);
      pieces.push(term === undefined ? { text } : { text, term });
    }
    return pieces;
  });

/** Reads what is on the page, stage after stage, and keeps each term that stood there before it was explained. */
class Reader {
  readonly unexplained: string[] = [];
  readonly #explained = new Set<string>();
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async read(stage: string): Promise<void> {
    for (const { text, term } of await piecesOn(this.#page)) {
      if (term !== undefined) this.#explained.add(term);
      else
        for (const used of firstUses([text]).get(text) ?? [])
          if (!this.#explained.has(used)) {
            this.#explained.add(used);
            this.unexplained.push(`${stage}: ${used} in “${text}”`);
          }
    }
  }
}

for (const chapter of chapters)
  test(`chapter ${chapter.id} explains each term where it is first seen, or before`, async ({
    page,
  }) => {
    test.slow();
    const at = new ChapterPage(page, chapter);
    const reader = new Reader(page);
    const { recall, question, why, challenge } = chapter;
    const isRun = chapter.first.kind === 'run';
    await at.open();
    await page.mouse.move(200, 200);
    await expect(page.locator('main .term').first()).toBeVisible();
    if (isRun) await expect(page.getByRole('toolbar', { name: 'Playback' })).toBeVisible();
    await reader.read('opened');
    if (recall) {
      await at.pick(recall.question.text, 0);
      await reader.read('recalled');
      await at.press('Go on');
      await reader.read('asked');
    }
    for (const next = at.button('Next step'); await next.isVisible();) {
      if ((await next.getAttribute('aria-disabled')) === 'true') break;
      await next.press('Enter');
      await reader.read('worked example');
    }
    await at.pick(question.text, 0);
    await at.press('Run');
    if (isRun) await at.press('Show the end');
    await expect(page.getByRole('region', { name: 'Result' })).toBeVisible();
    await reader.read('result');
    for (const reason of why.keys()) {
      await at.pick('Why?', reason);
      await reader.read(`reason ${reason + 1}`);
    }
    await at.press('Your turn');
    await expect(at.challenge).toBeVisible();
    await reader.read('challenge');
    for (const hint of challenge.hint === undefined ? [] : [1, 2, 3]) {
      await at.press('Hint');
      await reader.read(`hint ${hint}`);
    }
    await at.try(challenge.start);
    await expect(at.challenge.getByText(/: not met/).first()).toBeVisible();
    await reader.read('tried');
    const lines = page.getByText('Last lines', { exact: true });
    if (isRun) {
      await lines.press('Enter');
      await page.getByRole('switch', { name: 'All lines' }).press('Space');
      await expect(page.getByRole('list', { name: 'All lines, the newest first' })).toBeVisible();
      await reader.read('lines');
    }
    for (const table of await page.getByRole('switch', { name: 'Show as table' }).all()) {
      await table.press('Space');
      await reader.read('tables');
    }
    await at.try(challenge.passing[0] ?? {});
    await expect(page.getByRole('heading', { name: 'Take away' })).toBeVisible();
    await reader.read('passed');
    expect(reader.unexplained).toEqual([]);
  });
