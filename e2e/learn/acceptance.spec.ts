import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { chapters } from '../../src/lessons/chapters/chapters.ts';
import { look } from '../page/looks.ts';
import { test } from '../page/sharedContext.ts';
import { ChapterPage } from './chapterPage.ts';

/** Where a row is tested: a file, and words of the title there; or why it is not tested here. */
type Row = readonly [what: string, ...places: (readonly [file: string, title: string])[]];

const here = 'e2e/learn/acceptance.spec.ts';
const settings = 'e2e/page/settings.spec.ts';
const learn = 'e2e/learn/learn.spec.ts';

/** The acceptance list, the rows that a machine tests for the way in and the chapters. */
const rows: Readonly<Record<string, Row>> = {
  A01: [
    'axe finds nothing',
    [learn, 'axe finds nothing in a chapter'],
    ['e2e/learn/home.spec.ts', 'axe finds nothing in the way in'],
  ],
  A02: ['one h1, headings in order, landmarks', [here, 'has one h1']],
  A03: ['finished by keyboard alone', [learn, 'is finished by keyboard alone']],
  A05: ['the focus is seen', [here, 'is seen and not covered']],
  A06: ['the focus stays on Run', [here, 'the focus stays']],
  A07: ['no letter acts outside the picture', [here, 'letters do nothing']],
  A08: ['nothing moves before Run', [here, 'nothing moves before']],
  A09: ['Pause stops all', [here, 'Pause stops all']],
  A04: ['Escape closes and gives the focus back', [settings, 'at the same place of every page']],
  A12: [
    'reduced motion comes to the same',
    [learn, 'with reduced motion a chapter'],
    [settings, 'nothing in the Lab changes between two steps'],
  ],
  A13: ['a switch on the page does so too, and is kept', [settings, 'the switch for motion']],
  A15: ['contrast', ['src/page/styles/tokens.test.ts', '']],
  A16: ['palette', ['src/page/styles/tokens.test.ts', '']],
  A18: ['320 px, wider spacing', [here, 'is whole at 320 px']],
  A19: ['targets', [here, 'are large enough']],
  A20: ['no drag', [learn, 'is finished by keyboard alone']],
  A22: ['the label is in the name', [here, 'label is in its name']],
  A23: ['a fieldset of radios', [here, 'a question is a group']],
  A25: ['live regions from the start', [learn, 'in regions that were there']],
  A26: [
    'announcements leave room',
    ['src/learn/judge/readingRules.test.ts', 'no more than can be heard'],
  ],
  A27: [
    'few of them in chapter 1',
    ['src/learn/judge/readingRules.test.ts', 'no more than can be heard'],
  ],
  A28: ['sentences', ['src/learn/judge/readingRules.test.ts', '18 words at most']],
  A29: ['captions stay', ['src/lab/transport/captions/keepUp.test.ts', '']],
  A30: ['the diagram as a table', [here, 'every arrow is a row']],
  A31: ['charts by keyboard', ['e2e/lab/load.spec.ts', 'read with the arrow keys']],
  A33: ['the screen summary', [here, 'the screen summary']],
  A35: ['settings and help are found alike', [settings, 'at the same place of every page']],
  A38: ['without a script', ['e2e/learn/still.spec.ts', '']],
  A34: ['titles', [here, 'has one h1']],
};

/** Rows without a test here, and why. */
const untested: Readonly<Record<string, string>> = {
  A10: 'nothing in a chapter counts down',
  A11: 'by eye',
  A14: 'by eye, in one ink',
  A17: 'by eye, in few colours',
  A21: 'every control is native',
  A24: 'the only slider is the one of the Lab',
  A32: 'the only long table is the one of the Lab',
  A36: 'nothing is shown by hovering only',
  A37: 'there is no sound',
  A39: 'a later issue: present mode',
  A40: 'a later issue: embedding',
  A41: 'by eye, and e2e/learn/chapterPrint.spec.ts',
};

test('each row of the acceptance list names a test that is there, or why there is none', () => {
  const ids = Array.from({ length: 41 }, (_, row) => `A${String(row + 1).padStart(2, '0')}`);
  expect(Object.keys({ ...rows, ...untested }).toSorted()).toEqual(ids);
  for (const [id, [, ...places]] of Object.entries(rows)) {
    expect(untested).not.toHaveProperty(id);
    for (const [file, title] of places) expect(readFileSync(file, 'utf8'), id).toContain(title);
  }
});

const chapterOf = (id: string) => {
  const chapter = chapters.find((each) => each.id === id);
  if (!chapter) throw new Error(`There is no chapter ${id}.`);
  return chapter;
};

for (const { id } of chapters) {
  test(`chapter ${id} has one h1, a title of its own, and is whole at 320 px with wider spacing`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    const at = new ChapterPage(page, chapterOf(id));
    await at.open();
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading).toHaveCount(1);
    await expect(page).toHaveTitle(`${(await heading.textContent()) ?? ''} · Learn · Hookscope`);
    for (const landmark of ['banner', 'main', 'contentinfo'] as const)
      await expect(page.getByRole(landmark)).toHaveCount(1);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important; }',
      );
      document.adoptedStyleSheets = [sheet];
    });
    await at.toTheChallenge();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    );
  });
}

test('in a chapter nothing moves before Run, and letters do nothing', async ({ page }) => {
  const at = new ChapterPage(page, chapterOf('5'));
  await at.open();
  await at.press('Skip');
  await expect(at.button('Play')).toBeVisible();
  await expect(page.getByText('No payment has happened yet')).toBeVisible();
  const main = page.getByRole('main');
  const before = await main.innerText();
  for (const key of ['k', 'j', 'l', 'p', '.', 'b', 'd']) await page.keyboard.press(key);
  expect(await main.innerText()).toBe(before);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('the focus stays on the button that runs, whose name changes; Pause stops all', async ({
  page,
}) => {
  const { question } = chapterOf('3');
  const at = new ChapterPage(page, chapterOf('3'));
  await at.open();
  await at.press('Skip');
  await at.pick(question.text, 0);
  await at.press('Run');
  await expect(at.button('Pause').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(at.button('Go on')).toBeFocused();
  const time = () => page.getByRole('toolbar', { name: 'Playback' }).innerText();
  const stopped = await time();
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  expect(await time()).toBe(stopped);
});

test('what has the focus is seen and not covered at 320 × 480', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 480 });
  const at = new ChapterPage(page, chapterOf('5'));
  await at.open();
  await at.toTheChallenge();
  for (let tab = 0; tab < 25; tab++) {
    await page.keyboard.press('Tab');
    const covered = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body || focused.closest('svg')) return undefined;
      const { left, top, width, height } = focused.getBoundingClientRect();
      const there = document.elementFromPoint(left + width / 2, top + height / 2);
      const isSeen = there !== null && (focused.contains(there) || there.contains(focused));
      return isSeen ? undefined : focused.outerHTML.slice(0, 120);
    });
    expect(covered).toBeUndefined();
  }
});

test('options, buttons and lists of a chapter are large enough, and each label is in its name', async ({
  page,
}) => {
  await look(page, { colorScheme: 'light', width: 360 });
  const at = new ChapterPage(page, chapterOf('5'));
  await at.open();
  await at.press('Skip');
  for (const option of await at.page.locator('.answers > label').all())
    expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  for (const button of await page.getByRole('main').getByRole('button').all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    const name = (await button.getAttribute('aria-label')) ?? '';
    const text = (await button.innerText()).trim();
    if (name && text) expect(name).toContain(text);
  }
});

test('a question is a group of radios, and its result is said in words', async ({ page }) => {
  const { question } = chapterOf('5');
  const at = new ChapterPage(page, chapterOf('5'));
  await at.open();
  await at.press('Skip');
  await expect(at.question(question.text).getByRole('radio')).toHaveCount(4);
  await at.pick(question.text, 1);
  await at.button('Run').press('Enter');
  await at.press('Show the end');
  await expect(page.getByRole('region', { name: 'Result' })).toContainText(
    'You said “5”; it was “6”.',
  );
});

test('every arrow is a row of the table, and the screen summary follows', async ({ page }) => {
  const at = new ChapterPage(page, chapterOf('5'));
  await at.open();
  const summary = page.getByRole('region', { name: 'Screen summary' });
  await expect(summary).toContainText('Control area: A question about an earlier chapter.');
  await at.toTheChallenge();
  await expect(summary).toContainText('Next: Set the controls, then press Try.');
  const figure = page.getByRole('figure', { name: 'Sequence diagram' });
  const arrows = await figure.locator('[data-message]').count();
  await page.getByRole('switch', { name: 'Show as table' }).first().press('Space');
  // A request and its answer are an arrow each.
  await expect(figure.locator('tbody tr')).toHaveCount(2 * arrows);
  await expect(summary).toContainText('attempts 6, charges 6');
});
