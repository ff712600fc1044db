import { expect } from '@playwright/test';
import { chapters } from '../../src/lessons/chapters/chapters.ts';
import { chapterCatalogue } from '../../src/lessons/chapters/chapterCatalogue.ts';
import { referenceCatalogue } from '../../src/learn/reference/referenceCatalogue.ts';
import { look, looks, violationsOn } from '../page/looks.ts';
import { test } from '../page/sharedContext.ts';
import { ChapterPage } from './chapterPage.ts';

for (const chapter of chapters) {
  test(`chapter ${chapter.id} is finished by keyboard alone, and its Lab opens without a complaint`, async ({
    page,
  }) => {
    const at = new ChapterPage(page, chapter);
    await at.open();
    await at.toTheChallenge();
    if (chapter.first.kind === 'run') {
      const toolbar = page.getByRole('toolbar', { name: 'Playback' });
      for (const name of ['Step back', 'Step', 'Reset', 'Play', 'Pause'])
        await toolbar.getByRole('button', { name, exact: true }).press('Enter');
      await expect(toolbar.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    }

    await at.try(chapter.challenge.start);
    await expect(at.challenge.getByText(/: not met/).first()).toBeVisible();
    await at.try(chapter.challenge.passing[0] ?? {});

    await expect(page.getByRole('heading', { name: 'Take away' })).toBeVisible();
    await expect(at.challenge.getByText(/: (not met|not yet known)/)).toHaveCount(0);
    await page.getByRole('link', { name: 'Keep playing in the Lab' }).press('Enter');
    await expect(page).toHaveURL(/#\/lab\?/);
    await expect(page.getByRole('region', { name: 'Pull' })).toBeVisible();
    await expect(page.getByText(/The link (names|says)/)).toHaveCount(0);
    await page.getByRole('button', { name: 'Share link' }).press('Enter');
    await expect(page.getByText('Link copied').or(page.getByRole('dialog'))).toBeVisible();
  });
}

test('what was passed is known in the index, also after a reload, and can be erased', async ({
  page,
}) => {
  const [first] = chapters;
  if (!first) throw new Error('There are no chapters.');
  const at = new ChapterPage(page, first);
  await at.open();
  await at.toTheChallenge();
  await at.try(first.challenge.passing[0] ?? {});
  await page.getByRole('link', { name: 'All chapters' }).press('Enter');

  const entry = page.getByRole('listitem').filter({ hasText: chapterCatalogue[0].title });
  await expect(entry).toContainText('passed');
  await page.reload();
  await expect(entry).toContainText('passed');
  await expect(page.getByRole('link', { name: /^Continue with chapter 2/ })).toBeVisible();

  await page.getByRole('button', { name: 'Erase', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Erase it all' }).press('Enter');
  await expect(entry).not.toContainText('passed');
});

test('a damaged file of progress is explained and changes nothing', async ({ page }) => {
  await page.goto('/#/learn');
  await page.getByLabel('Open a file').setInputFiles({
    name: 'progress.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"hookscopeProgress":1,"chapters":{"3":7}}'),
  });
  await expect(page.getByRole('alert')).toContainText('chapter 3 cannot be read');
});

test('an unknown chapter opens the index with a sentence', async ({ page }) => {
  await page.goto('/#/learn/99');
  await expect(page.getByText('There is no chapter “99”.')).toBeVisible();
  await expect(page.getByRole('listitem')).toHaveCount(
    chapterCatalogue.length + referenceCatalogue.length,
  );
});

test('with reduced motion a chapter comes to the same result', async ({ page }) => {
  const chapter = chapters.find(({ id }) => id === '5');
  if (!chapter) throw new Error('There is no chapter 5.');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const at = new ChapterPage(page, chapter);
  await at.open();
  await at.toTheChallenge();
  await expect(page.getByText('6 charges').first()).toBeVisible();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('a screen reader is told of the guess, of a step with its count and of a try, in regions that were there', async ({
  page,
}) => {
  const chapter = chapters.find(({ id }) => id === '5');
  if (!chapter) throw new Error('There is no chapter 5.');
  const at = new ChapterPage(page, chapter);
  await at.open();
  const regions = page.locator('[aria-live]');
  await expect(regions).toHaveText(['', '']);
  const summary = page.getByRole('region', { name: 'Screen summary' });
  await expect(summary).toContainText('Next: Choose an answer, or skip it.');
  await page.evaluate(() => {
    const told: string[] = ((window as unknown as { told: string[] }).told = []);
    for (const region of document.querySelectorAll('[aria-live]'))
      new MutationObserver(() => {
        if (region.textContent) told.push(region.textContent);
      }).observe(region, { childList: true, characterData: true, subtree: true });
  });
  const told = (text: string | RegExp) =>
    expect
      .poll(() => page.evaluate(() => (window as unknown as { told: string[] }).told.join('|')))
      .toMatch(text);

  await at.toTheChallenge();
  await told(/You said “4”; it was “6”. Not quite./);
  await expect(summary).toContainText('Finished after 1 minute');
  await page.getByRole('button', { name: 'Reset' }).press('Enter');
  await page.getByRole('button', { name: 'Step', exact: true }).press('Enter');
  await told(/Step 1 of \d+/);
  await at.try(chapter.challenge.start);
  await told(/each payment is charged exactly once: not met, 5 payments charged once/);
  // Of the chapter, that is: a new build is told of in a place of its own.
  const others =
    '[aria-live=assertive], [role=status]:not([aria-label="New version"]), [role=alert]';
  await expect(page.locator(others)).toHaveCount(0);
});

test('a term of the controls is explained above them, where it can be pressed without choosing', async ({
  page,
}) => {
  const chapter = chapters.find(({ id }) => id === '7');
  if (!chapter) throw new Error('There is no chapter 7.');
  const at = new ChapterPage(page, chapter);
  await at.open();
  await at.toTheChallenge();
  const words = at.challenge.getByText('Words in the choices');
  await expect(words).toBeVisible();
  const term = words.getByRole('link', { name: 'HMAC' });
  await term.focus();
  await expect(term).toHaveAccessibleDescription(/secret/);
  await expect(page.getByText('HMAC-SHA-256').last()).toBeVisible();
  await expect(at.challenge.getByRole('link').filter({ hasText: 'HMAC' })).toHaveCount(1);
});

test('a point of the curve is chosen by a press and by keys, once there is something to choose', async ({
  page,
}) => {
  const chapter = chapters.find(({ id }) => id === '1');
  if (!chapter) throw new Error('There is no chapter 1.');
  const at = new ChapterPage(page, chapter);
  await at.open();
  await at.pick(chapter.question.text, 0);
  await at.press('Run');
  await at.press('Show the end');
  const curve = page.getByRole('figure', { name: 'Questions and waits' });
  await expect(curve.locator('circle')).toHaveCount(12);
  await expect(curve.getByRole('slider')).toHaveCount(0);
  await at.pick('Why?', 1);
  await at.press('Your turn');

  const interval = curve.getByRole('slider', { name: 'Interval' });
  await expect(interval).toHaveAttribute('aria-valuetext', /^every 5 s: 720 questions/);
  await interval.press('ArrowLeft');
  const list = at.challenge.getByRole('combobox', { name: 'Poll every' });
  await expect(list).toHaveValue('10');
  await expect(interval).toHaveAttribute('aria-valuetext', /^every 10 s: 360 questions/);
  await curve.locator('circle').nth(11).click();
  await expect(list).toHaveValue('600');
  await at.press('Undo');
  await expect(list).toHaveValue('10');
});

test('the first hint says where to look, and not what is said already', async ({ page }) => {
  const chapter = chapters.find(({ id }) => id === '6');
  if (!chapter) throw new Error('There is no chapter 6.');
  const at = new ChapterPage(page, chapter);
  await at.open();
  await at.toTheChallenge();
  await at.try(chapter.challenge.start);
  await at.press('Hint');
  await expect(at.challenge).toContainText('Look at how long an answer takes.');
  await expect(
    at.challenge.getByText('no attempt times out').filter({ visible: true }),
  ).toHaveCount(1);
});

for (const width of [360, 1440])
  test(`no option of a challenge is cut off in its list, ${width} px, and a try is told with the names of what was chosen`, async ({
    page,
  }) => {
    test.slow();
    await look(page, { colorScheme: 'light', width });
    for (const chapter of chapters) {
      const at = new ChapterPage(page, chapter);
      await at.open();
      await at.toTheChallenge();
      for (const list of await at.challenge.getByRole('combobox').all())
        expect(
          await list.evaluate((select: HTMLSelectElement) => {
            const free = select.cloneNode(true) as HTMLSelectElement;
            free.style.setProperty('width', 'max-content');
            free.style.setProperty('max-width', 'none');
            free.style.setProperty('position', 'absolute');
            select.after(free);
            const missing = free.offsetWidth - select.offsetWidth;
            free.remove();
            return missing;
          }),
          `chapter ${chapter.id}: ${(await list.textContent()) ?? ''}`,
        ).toBeLessThanOrEqual(0);
    }
    const challenge = page.getByRole('region', { name: 'Challenge' });
    await challenge.getByRole('button', { name: /^Try/ }).press('Enter');
    await page.getByRole('button', { name: 'Show the end' }).press('Enter');
    await challenge.getByText('What you have tried (1)').press('Enter');
    await expect(challenge.getByRole('list').last()).toContainText('Verify signature: off;');
  });

test('the log of a chapter holds all lines, 50 a page with the end first, or key moments alone', async ({
  page,
}) => {
  const chapter = chapters.find(({ id }) => id === '1');
  if (!chapter) throw new Error('There is no chapter 1.');
  const at = new ChapterPage(page, chapter);
  await at.open();
  await at.toTheChallenge();
  const summary = page.getByText('Last lines', { exact: true });
  await summary.press('Enter');
  const last = page.getByRole('list', { name: 'Last lines' });
  await expect(last.getByRole('button').first()).toBeVisible();
  await page.getByRole('switch', { name: 'All lines' }).press('Space');
  const log = page.getByRole('list', { name: 'All lines, the newest first' });
  await expect(log.getByRole('listitem')).toHaveCount(50);
  await expect(page.getByText(/^Lines 1–50 of 1,/)).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('switch', { name: 'Only key moments' }).press('Space');
  await expect(log).toContainText('The Store returns 1 payment');
  await expect(log).not.toContainText('The Store has nothing new.');
  await expect(page.locator('[aria-live] ol, ol[aria-live]')).toHaveCount(0);
});

test('the longest word on a charge, of a wrong amount in thousands, is not cut at the edge of its picture', async ({
  page,
}) => {
  const chapter = chapters.find(({ id }) => id === '7');
  if (!chapter) throw new Error('There is no chapter 7.');
  await page.setViewportSize({ width: 1440, height: 900 });
  const at = new ChapterPage(page, chapter);
  await at.open();
  await at.toTheChallenge();
  const figure = page.getByRole('figure', { name: 'Sequence diagram' });
  await expect(figure.getByText(/^wrong amount €\d,\d{3}$/)).toBeVisible();
  const over = await figure
    .locator('rect.box')
    .evaluateAll((boxes) =>
      boxes.map(
        (box) =>
          box.getBoundingClientRect().right -
          ((box as SVGElement).ownerSVGElement?.getBoundingClientRect().right ?? 0),
      ),
    );
  expect(over.length).toBeGreaterThan(0);
  expect(Math.max(...over)).toBeLessThan(0);
});

test('hints come in three steps, the last of which sets up what works', async ({ page }) => {
  const chapter = chapters.find(({ id }) => id === '5');
  if (!chapter) throw new Error('There is no chapter 5.');
  const at = new ChapterPage(page, chapter);
  await at.open();
  await at.toTheChallenge();
  for (let hint = 0; hint < 3; hint++) await at.press('Hint');
  await at.press('Set it up like that');
  await at.challenge.getByRole('button', { name: /^Try/ }).press('Enter');
  await at.press('Show the end');
  await expect(page.getByRole('heading', { name: 'Take away' })).toBeVisible();
});

for (const { colorScheme, width } of looks([360, 1024, 1920])) {
  test(`axe finds nothing in the index, ${colorScheme}, ${width} px`, async ({ page }) => {
    await look(page, { colorScheme, width });
    await page.goto('/#/learn');
    await expect(page.getByRole('heading', { name: 'Learn' })).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
  });
}

for (const [id, picture, row] of [
  ['1', 'Questions and waits', '720'],
  ['6', 'The queue over time', '00:00'],
  ['8', 'When a message is fresh', 'copy of evt_1'],
  ['10', 'What is stored over time', '€10'],
] as const) {
  test(`chapter ${id} draws “${picture}”, which is a table as well, without a complaint of axe`, async ({
    page,
  }) => {
    const chapter = chapters.find((each) => each.id === id);
    if (!chapter) throw new Error(`There is no chapter ${id}.`);
    await look(page, { colorScheme: 'light', width: 360 });
    const at = new ChapterPage(page, chapter);
    await at.open();
    await at.toTheChallenge();
    const figure = page.getByRole('figure', { name: picture });
    await expect(figure).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
    const around = page.locator('div').filter({ has: figure }).last();
    await around.getByRole('switch', { name: 'Show as table' }).press('Space');
    await expect(figure.getByRole('table')).toContainText(row);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    );
  });
}

test('chapter 7 begins with how a request is signed, a step at a time', async ({ page }) => {
  const chapter = chapters.find(({ id }) => id === '7');
  if (!chapter) throw new Error('There is no chapter 7.');
  const at = new ChapterPage(page, chapter);
  await at.open();
  await at.press('Skip');
  const example = page.getByRole('region', { name: 'Worked example' });
  await expect(example).toContainText('Step 1 of 7');
  for (let step = 1; step < 7; step++) await at.press('Next step');
  await expect(example).toContainText(/webhook-signature: v1,/);
});

test('in chapters 7 and 8 no words of the diagram lie on each other', async ({ page }) => {
  for (const id of ['7', '8']) {
    await page.goto(`/#/learn/${id}`);
    await page.getByRole('button', { name: 'Skip', exact: true }).click();
    await page.getByRole('button', { name: 'Run without a guess' }).click();
    await page.getByRole('button', { name: 'Show the end' }).click();
    const words = page.getByRole('figure', { name: 'Sequence diagram' }).locator('svg text');
    await expect(words.filter({ hasText: 'nothing' }).first()).toBeVisible();
    const over = await words.evaluateAll((texts) => {
      const boxes = texts.map((text) => ({
        says: text.textContent,
        box: text.getBoundingClientRect(),
      }));
      return boxes.flatMap(({ says, box }, place) =>
        boxes
          .slice(place + 1)
          .filter(
            (other) =>
              Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left) > 1 &&
              Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top) > 3,
          )
          .map((other) => `${says} over ${other.says}`),
      );
    });
    expect(over).toEqual([]);
  }
});
