import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { chapters } from '../../src/lessons/chapters/chapters.ts';
import { look } from '../page/looks.ts';
import { freshTest, test } from '../page/sharedContext.ts';
import { ChapterPage } from './chapterPage.ts';

/** Where a row is tested: a file, and words of the title there. */
type Row = readonly [what: string, ...places: (readonly [file: string, title: string])[]];

const announcer = 'src/lab/transport/speech/announcer.test.ts';
const reading = 'src/learn/judge/readingRules.test.ts';
const reference = 'e2e/learn/reference.spec.ts';
const tokens = 'src/page/styles/tokens.test.ts';
const here = 'e2e/learn/acceptance.spec.ts';
const settings = 'e2e/page/settings.spec.ts';
const learn = 'e2e/learn/learn.spec.ts';
const marks = 'src/lab/stage/wires/marks.svelte.test.ts';

/** The acceptance list, row by row. */
const rows: Readonly<Record<string, Row>> = {
  A01: [
    'axe finds nothing, in every stage; every rule that it has, those of best practice too',
    ['e2e/learn/matrix.spec.ts', 'axe finds nothing in chapter'],
    ['e2e/learn/home.spec.ts', 'axe finds nothing in the way in'],
    [reference, 'axe finds nothing in the pages to look up in'],
  ],
  // Headings in order and names of their own for landmarks are rules of axe. Nothing stands beside the matter, so nothing is complementary.
  A02: ['one h1, headings in order, landmarks', [here, 'has one h1']],
  A03: ['finished by keyboard alone', [learn, 'is finished by keyboard alone']],
  A04: [
    'Escape closes and gives the focus back; no trap',
    [settings, 'at the same place of every page'],
    [here, 'Tab goes all the way round'],
  ],
  A05: ['the focus is seen', [here, 'is seen and not covered'], [tokens, '']],
  A06: ['the focus stays on Run, and goes to the result', [here, 'the focus stays']],
  A07: ['no letter acts outside the picture', [here, 'letters do nothing']],
  A08: ['nothing moves before Run', [here, 'moves or changes by itself']],
  A09: ['Pause stops all', [here, 'Pause stops all']],
  A10: ['no question runs out', [here, 'no question runs out']],
  A11: ['no large part flashes', ['e2e/lab/flash.spec.ts', 'no large part of the page flashes']],
  A12: [
    'reduced motion comes to the same',
    [learn, 'with reduced motion a chapter'],
    [settings, 'nothing in the Lab changes between two steps'],
  ],
  A13: ['a switch on the page does so too, and is kept', [settings, 'the switch for motion']],
  A14: ['shapes besides colours', [marks, 'differ in shape']],
  A15: ['contrast', [tokens, '']],
  A16: ['palette', [tokens, '']],
  A17: ['few colours', [here, 'with few colours'], ['e2e/lab/acts.spec.ts', 'forced colours']],
  A18: ['320 px, wider spacing, 400 %', [here, 'is whole at 320 px'], [here, 'at a zoom of 400 %']],
  A19: ['targets', [here, 'is large enough'], [here, 'are 44 px high']],
  A20: [
    'no drag',
    [learn, 'is finished by keyboard alone'],
    [learn, 'a point of the curve is chosen by a press and by keys'],
    [here, 'goes by keys and by a press'],
  ],
  A21: ['acts when let go', [here, 'a press counts when it is let go']],
  A22: ['the label is in the name', [here, 'label is in its name']],
  A23: ['a fieldset of radios', [here, 'a question is a group']],
  A24: [
    'sliders say their unit, and what a turn does',
    [here, 'is a slider that says its unit'],
    [announcer, 'of a dragged slider only the last value'],
  ],
  A25: [
    'live regions from the start, empty and polite',
    [learn, 'in regions that were there'],
    [announcer, 'a text is set 200 ms after they were cleared'],
  ],
  A26: [
    'announcements leave room, and nothing that matters most is left out',
    [reading, 'no more than can be heard'],
    [announcer, 'more than three that wait become one'],
  ],
  A27: ['few of them in chapter 1', [reading, 'no more than can be heard']],
  A28: ['sentences', [reading, '18 words at most']],
  A29: ['captions stay', ['src/lab/transport/captions/keepUp.test.ts', '']],
  A30: ['the diagram as a table', [here, 'every arrow is a row']],
  A31: [
    'charts by keyboard',
    ['e2e/lab/load.spec.ts', 'read with the arrow keys'],
    [learn, 'which is a table as well'],
  ],
  A32: ['long tables by 50 rows', [here, 'is a table of 50 rows at most']],
  A33: ['the screen summary', [here, 'the screen summary says in each stage']],
  A39: [
    'the keys of a presenter',
    ['e2e/learn/present.spec.ts', 'is moved by the keys of a presenter'],
    ['e2e/learn/present.spec.ts', 'the keys of a remote blank the screen'],
    ['e2e/learn/present.spec.ts', 'a reload returns to the same'],
  ],
  A40: [
    'a frame keeps its keys to itself and needs no origin',
    ['e2e/page/embed.spec.ts', 'the keys of the page around it'],
    ['e2e/page/embed.spec.ts', 'in a sandboxed frame of another origin'],
  ],
  A34: ['titles', [here, 'has one h1']],
  A35: ['settings and help are found alike', [settings, 'at the same place of every page']],
  A36: [
    'nothing by hovering alone',
    [reference, 'explains it to a pointer and the focus'],
    ['e2e/lab/terms.spec.ts', 'an explanation comes by hover, focus and tap'],
    [here, 'label is in its name'],
  ],
  A37: ['no sound', [here, 'label is in its name']],
  A38: [
    'without a script, and without its styles',
    ['e2e/learn/still.spec.ts', ''],
    [here, 'without its styles'],
  ],
  A41: ['on paper', ['e2e/learn/chapterPrint.spec.ts', '']],
};

test('each row of the acceptance list names a test that is there', () => {
  const ids = Array.from({ length: 41 }, (_, row) => `A${String(row + 1).padStart(2, '0')}`);
  expect(Object.keys(rows).toSorted()).toEqual(ids);
  for (const [id, [, ...places]] of Object.entries(rows)) {
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
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important; }',
      );
      document.adoptedStyleSheets = [sheet];
    });
    const opened = await page.title();
    await at.toTheChallenge();
    // The title says where in the chapter a person is, and the heading says the same.
    expect(await page.title()).not.toBe(opened);
    await expect(page).toHaveTitle(/: the challenge · Learn · Hookscope$/);
    await expect(heading).toHaveText(/: the challenge$/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    );
    expect(await cutOff(page)).toEqual([]);
  });
}

/** Words that run out of a box that hides what runs out; what scrolls is not cut off. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')].flatMap((each) => {
      const { overflowX, overflowY, textOverflow, clipPath } = getComputedStyle(each);
      const hides = [overflowX, overflowY].some((over) => over === 'hidden' || over === 'clip');
      const isRead = each.closest('.visually-hidden, svg, select, [role="switch"]') === null;
      // What is clipped whole is there for a screen reader.
      if (!hides || !isRead || clipPath !== 'none') return [];
      if (textOverflow === 'ellipsis' || !each.checkVisibility()) return [];
      const isCut =
        each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
      return isCut ? [each.outerHTML.slice(0, 120)] : [];
    }),
  );
}

test('at a zoom of 400 % a chapter, the index, a page to look up in and the way in scroll one way only', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 256 });
  for (const place of [
    '',
    'learn',
    'learn/glossary',
    'learn/push-and-pull',
    'learn/when-each-fits',
  ]) {
    await page.goto(`/#/${place}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      place,
    ).toBe(true);
    expect(await cutOff(page), place).toEqual([]);
  }
  const at = new ChapterPage(page, chapterOf('5'));
  await at.open();
  await at.toTheChallenge();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('in a chapter nothing moves before Run, and letters do nothing', async ({ page }) => {
  const at = new ChapterPage(page, chapterOf('5'));
  await at.open();
  await at.press('Skip');
  await expect(page.getByRole('toolbar', { name: 'Playback' })).toBeVisible();
  await expect(page.getByText('No payment has happened yet')).toBeVisible();
  const main = page.getByRole('main');
  const before = await main.innerText();
  const letters = ['k', 'j', 'l', 'p', '.', 'b', 'd', 'h', 's'];
  for (const key of letters) await page.keyboard.press(key);
  await at.button('Run without a guess').focus();
  for (const key of letters) await page.keyboard.press(key);
  await page.getByRole('main').getByRole('radio').first().focus();
  for (const key of letters) await page.keyboard.press(key);
  expect(await main.innerText()).toBe(before);
  await expect(page.getByRole('main').getByRole('radio', { checked: true })).toHaveCount(0);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

/** Notes what changes on the page, but for what a screen reader is told. */
function noted(page: Page) {
  return page.evaluateHandle(() => {
    const changes: string[] = [];
    new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        if (!element?.closest('[aria-live]')) changes.push(element?.outerHTML.slice(0, 120) ?? '');
      }
    }).observe(document.body, {
      childList: true,
      attributes: true,
      characterData: true,
      subtree: true,
    });
    return changes;
  });
}

freshTest('no page moves or changes by itself, and no question runs out', async ({ page }) => {
  await page.clock.install();
  for (const place of ['', 'learn', 'learn/1', 'learn/5', 'learn/both-together', 'lab']) {
    await page.goto('about:blank');
    await page.goto(`/#/${place}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    await page.waitForLoadState('networkidle');
    // What is drawn in a later task of the beginning.
    await page.clock.runFor(1_000);
    const changes = await noted(page);
    // The caret is hidden by a style of its own otherwise.
    const before = await page.screenshot({ caret: 'initial' });
    await page.clock.runFor(6_000);
    expect((await page.screenshot({ caret: 'initial' })).equals(before), place).toBe(true);
    await page.clock.fastForward('30:00');
    expect(await changes.jsonValue(), place).toEqual([]);
  }
});

freshTest(
  'the focus stays on the button that runs, whose name changes; Pause stops all; the result gets the focus',
  async ({ page }) => {
    await page.clock.install();
    const { question } = chapterOf('3');
    const at = new ChapterPage(page, chapterOf('3'));
    await at.open();
    await at.press('Skip');
    await at.pick(question.text, 0);
    await at.press('Run');
    await expect(at.button('Pause').first()).toBeFocused();
    await page.clock.runFor(1_500);
    await page.keyboard.press('Enter');
    await expect(at.button('Go on')).toBeFocused();
    const clock = page.getByRole('toolbar', { name: 'Playback' }).locator('.mono');
    const stopped = await clock.innerText();
    const changes = await noted(page);
    await page.clock.runFor(3_000);
    expect(await changes.jsonValue()).toEqual([]);

    await page.keyboard.press('Enter');
    await page.clock.runFor(3_000);
    const wentOn = await clock.innerText();
    expect(wentOn > stopped, `${stopped} ${wentOn}`).toBe(true);
    await at.press('Show the end');
    await expect(page.getByRole('region', { name: 'Result' }).getByRole('heading')).toBeFocused();
    await expect(page.locator('[tabindex]:not([tabindex="0"], [tabindex="-1"])')).toHaveCount(0);
  },
);

test('a press counts when it is let go, and can be taken back until then', async ({ page }) => {
  const at = new ChapterPage(page, chapterOf('3'));
  await at.open();
  await at.press('Skip');
  const option = at.page.locator('.answers > label').first();
  for (const pressed of [option, at.button('Run without a guess')]) {
    await pressed.hover();
    await page.mouse.down();
    await page.getByRole('heading', { level: 1 }).hover();
    await page.mouse.up();
    await expect(at.page.getByRole('radio', { checked: true })).toHaveCount(0);
    await expect(at.button('Run without a guess')).toBeVisible();
  }
});

for (const [width, height] of [
  [320, 480],
  // At a zoom of 200 %.
  [640, 480],
] as const)
  test(`what has the focus is seen and not covered at ${width} × ${height}, and Tab goes all the way round`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    const at = new ChapterPage(page, chapterOf('5'));
    await at.open();
    await at.toTheChallenge();
    await page.getByRole('link', { name: 'Skip to content' }).focus();
    let isRound = false;
    for (let tab = 0; tab < 80 && !isRound; tab++) {
      await page.keyboard.press('Tab');
      const found = await page.evaluate(() => {
        const focused = document.activeElement;
        if (!focused || focused === document.body) return { isRound: true, why: '' };
        if (focused.closest('svg')) return { isRound: false, why: '' };
        const { outlineStyle, outlineWidth } = getComputedStyle(focused);
        const { left, top, right, bottom } = focused.getBoundingClientRect();
        const inset = 3;
        const points = [
          [(left + right) / 2, (top + bottom) / 2],
          [left + inset, top + inset],
          [right - inset, top + inset],
          [left + inset, bottom - inset],
          [right - inset, bottom - inset],
        ] as const;
        // What is larger than the window is seen in part; the corners of a round thing are not its own.
        const isLarge = bottom - top > innerHeight || right - left > innerWidth;
        const covers = points.some(([x, y], place) => {
          const there = document.elementFromPoint(x, y);
          // A box that scrolls may be seen in part.
          if (there === null) return place === 0 && !isLarge;
          return !(
            focused.contains(there) ||
            there.contains(focused) ||
            there.contains(focused.parentElement)
          );
        });
        const isMarked = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
        const inside = focused.matches('input[type="radio"], [role="switch"], input[type="range"]');
        const why = covers ? 'covered' : isMarked || inside ? '' : 'not marked';
        return { isRound: false, why: why && `${why}: ${focused.outerHTML.slice(0, 120)}` };
      });
      expect(found.why).toBe('');
      ({ isRound } = found);
    }
    expect(isRound).toBe(true);
  });

test('what can be pressed is large enough, and each label is in its name', async ({ page }) => {
  await look(page, { colorScheme: 'light', width: 360 });
  const at = new ChapterPage(page, chapterOf('5'));
  for (const place of ['', 'learn', 'lab', 'learn/5']) {
    await page.goto(`/#/${place}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    if (place === 'learn/5') {
      await at.toTheChallenge();
      for (const option of await at.page
        .locator('.answers > label')
        .filter({ visible: true })
        .all())
        expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    for (const button of await page.getByRole('main').getByRole('button').all()) {
      const box = await button.boundingBox();
      if (
        !box ||
        (await button.evaluate(
          (each) => each.closest('svg, p, li, td, th, .term, .visually-hidden') !== null,
        ))
      )
        continue;
      expect(Math.min(box.width, box.height), await button.innerText()).toBeGreaterThanOrEqual(24);
      const name = (await button.getAttribute('aria-label')) ?? '';
      const text = (await button.innerText()).trim();
      if (name && text && text !== '?') expect(name).toContain(text);
      // What a pointer is told by hovering is its name, which is there without.
      const title = await button.getAttribute('title');
      if (title) expect([name, text]).toContain(title);
    }
    // A toggle says by its state or by its name what it is, and not by both.
    await expect(
      page.locator('[role="switch"][aria-pressed], [aria-pressed][aria-checked]'),
    ).toHaveCount(0);
    await expect(page.locator('audio, video, [autoplay]')).toHaveCount(0);
  }
});

freshTest.describe('under a finger', () => {
  freshTest.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

  freshTest(
    'the clock, the options and the lists of a chapter are 44 px high',
    async ({ page }) => {
      const at = new ChapterPage(page, chapterOf('5'));
      await at.open();
      await at.toTheChallenge();
      const toolbar = page.getByRole('toolbar', { name: 'Playback' });
      const all = [
        ...(await toolbar.getByRole('button').all()),
        ...(await at.challenge.getByRole('button').all()),
        ...(await at.challenge.getByRole('combobox').all()),
      ];
      expect(all.length).toBeGreaterThan(7);
      for (const each of all) {
        const box = await each.boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      }
    },
  );
});

test('a question is a group of radios, and its result is said in words', async ({ page }) => {
  // Where there is room for it, what was asked stays beside what came of it.
  await page.setViewportSize({ width: 1440, height: 1000 });
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
  await expect(at.question(question.text)).toHaveAccessibleDescription(
    /There were 5 payments.*You said “5”; it was “6”/,
  );
  for (const said of ['you said', 'it was ✓'])
    await expect(at.question(question.text).getByText(said)).toBeVisible();
});

test('every arrow is a row of the table, and the screen summary follows', async ({ page }) => {
  const at = new ChapterPage(page, chapterOf('5'));
  await at.open();
  const summary = page.getByRole('region', { name: 'Screen summary' });
  await expect(summary).toContainText('Control area: A question about an earlier chapter.');
  await at.toTheChallenge();
  await expect(summary).toContainText('Next: Set the controls, then press Try.');
  const figure = page.getByRole('figure', { name: 'Sequence diagram' });
  await expect(figure.locator('[data-message]')).not.toHaveCount(0);
  const arrows = await figure.locator('[data-message]').count();
  await page.getByRole('switch', { name: 'Show as table' }).first().press('Space');
  // A request and its answer are an arrow each.
  await expect(figure.locator('tbody tr')).toHaveCount(2 * arrows);
  await expect(figure.locator('caption')).toHaveText('Sequence diagram, every arrow as a row');
  await expect(figure.locator('thead th:not([scope="col"])')).toHaveCount(0);
  await expect(figure.locator('tbody th[scope="row"]')).toHaveCount(2 * arrows);
  await expect(figure).toHaveAccessibleName('Sequence diagram');
  await expect(summary).toContainText('attempts 6, charges 6');
});

test('a long run is a table of 50 rows at most, which says of how many, and can be turned to its start', async ({
  page,
}) => {
  const at = new ChapterPage(page, chapterOf('1'));
  await at.open();
  await at.toTheChallenge();
  const figure = page.getByRole('figure', { name: 'Sequence diagram' });
  await page
    .locator('div')
    .filter({ has: figure })
    .last()
    .getByRole('switch', { name: 'Show as table' })
    .press('Space');
  await expect(page.getByText('Messages 696–720 of 720')).toBeVisible();
  await expect(figure.locator('tbody tr')).toHaveCount(50);
  const earlier = page.getByRole('button', { name: 'Earlier' });
  await earlier.press('Enter');
  await expect(page.getByText('Messages 676–700 of 720')).toBeVisible();
  await page.getByRole('button', { name: 'Later' }).press('Enter');
  await expect(page.getByText('Messages 696–720 of 720')).toBeVisible();
});

test('the time of a chapter is a slider that says its unit, and goes by keys and by a press', async ({
  page,
}) => {
  const at = new ChapterPage(page, chapterOf('5'));
  await at.open();
  await at.toTheChallenge();
  const time = page.getByRole('slider', { name: 'Time' });
  await time.press('Home');
  await expect(time).toHaveValue('0');
  await expect(time).toHaveAttribute('aria-valuetext', /0 (s|seconds)|start/);
  await time.press('PageUp');
  const further = Number(await time.inputValue());
  expect(further).toBeGreaterThan(0);
  await time.press('PageDown');
  expect(Number(await time.inputValue())).toBeLessThan(further);
  await time.press('End');
  await expect(time).toHaveAttribute('aria-valuetext', /minute|min|s\b/);
  const box = await time.boundingBox();
  await time.click({ position: { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 } });
  expect(Number(await time.inputValue())).toBeLessThan(60_000);
});

test('the screen summary says in each stage who is there, what can be done, how things stand and what comes next', async ({
  page,
}) => {
  const chapter = chapterOf('5');
  const at = new ChapterPage(page, chapter);
  const summary = page.getByRole('region', { name: 'Screen summary' });
  const says = (...lines: readonly RegExp[]) =>
    expect(summary.locator('p')).toHaveText([
      /^Play area: Store, the network, Billing\.$/,
      ...lines,
    ]);
  await at.open();
  await says(
    /^Control area: A question about an earlier/,
    /^Now: /,
    /^Next: Choose an answer, or skip it\.$/,
  );
  await at.press('Skip');
  await says(
    /^Control area: A question with 4 answers, and Run\.$/,
    /^Now: (Nothing has run yet|Paused at)/,
    /^Next: Choose an answer, then press Run\.$/,
  );
  await at.pick(chapter.question.text, 0);
  await says(/^Control area: /, /^Now: /, /^Next: Press Run\.$/);
  await at.press('Run');
  await says(
    /^Control area: Pause, and Show the end\.$/,
    /^Now: The run is playing\.$/,
    /^Next: Watch/,
  );
  await at.button('Pause').first().press('Enter');
  await says(/^Control area: Pause/, /^Now: Paused at .* Billing is up\.$/, /^Next: Watch/);
  await at.press('Show the end');
  await says(
    /^Control area: The result, and 3 explanations\.$/,
    /^Now: Finished after 1 minute\. .*payments 5, attempts 6, charges 6\. Billing is up\.$/,
    /^Next: Choose an explanation, then press Your turn\.$/,
  );
  await at.pick('Why?', 0);
  await at.press('Your turn');
  await says(
    /^Control area: A challenge with “The Store tries again”/,
    /^Now: Finished/,
    /^Next: Set the controls/,
  );
  await at.try(chapter.challenge.passing[0] ?? {});
  await says(
    /^Control area: The take-away, and the way on\.$/,
    /^Now: Finished/,
    /^Next: Go on to the next/,
  );
});

test('with few colours every mark, choice and focus of a chapter is drawn in a colour of its own ground', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const at = new ChapterPage(page, chapterOf('3'));
  await at.open();
  await at.toTheChallenge();
  const ground = await page.evaluate(() => {
    const probe = document.createElement('div');
    probe.className = 'card';
    document.querySelector('main')?.append(probe);
    const { backgroundColor } = getComputedStyle(probe);
    probe.remove();
    return backgroundColor;
  });
  const figure = page.getByRole('figure', { name: 'Sequence diagram' });
  const drawn = await figure
    .locator('[data-message] :is(line, path, circle, text)')
    .evaluateAll((marks) =>
      marks.map((mark) => {
        const { stroke, fill } = getComputedStyle(mark);
        return [stroke, fill];
      }),
    );
  expect(drawn.length).toBeGreaterThan(10);
  // What is only there to be pressed is drawn in nothing.
  for (const colours of drawn.filter((each) => each.some((colour) => colour !== 'none')))
    expect(
      colours.filter((colour) => colour !== 'none' && colour !== ground),
      `${ground}: ${colours.join()}`,
    ).not.toEqual([]);
  // The hatching of what is down.
  await expect(figure.locator('pattern').first()).toBeAttached();
  const button = at.challenge.getByRole('button', { name: 'Try it' });
  await button.focus();
  await expect(button).toHaveCSS('outline-style', /solid|double/);
});

test('without its styles a chapter is read, answered and run', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  const chapter = chapterOf('5');
  const at = new ChapterPage(page, chapter);
  await at.open();
  await page.evaluate(() => {
    for (const sheet of document.styleSheets) sheet.disabled = true;
  });
  await at.toTheChallenge();
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('6 charges');
  await expect(page.getByRole('figure', { name: 'Sequence diagram' })).toBeVisible();
});
