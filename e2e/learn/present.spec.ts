import { expect, test, type Page } from '@playwright/test';
import { demoCatalogue, type DemoId } from '../../src/lessons/demos/demoCatalogue.ts';
import { loadDemo } from '../../src/lessons/demos/loadDemo.ts';
import { fill } from '../../src/learn/judge/fill.ts';
import { outcomeOf } from '../../src/learn/present/demoRun.ts';
import { isFull } from '../../src/tools/runs.testkit.ts';
import { look, looks, violationsOn } from '../page/looks.ts';
import { print, runsOut } from '../page/paper.ts';
import { isLargeEnough, projectors } from './largeTexts.ts';

const stage = (page: Page) => page.getByRole('list', { name: 'Stages' }).locator('[aria-current]');
const on = (page: Page) => page.keyboard.press('PageDown');

/** What a class could read: all text, and what pictures are called. */
const readable = (page: Page) =>
  page
    .getByRole('main')
    .evaluate((main) =>
      [
        ...[main].map((each) => (each instanceof HTMLElement ? each.innerText : '')),
        ...Array.from(main.querySelectorAll('[aria-label]'), (each) =>
          each.getAttribute('aria-label'),
        ),
      ].join('\n'),
    );

async function told(id: DemoId) {
  const demo = await loadDemo(id)();
  const { runs, truth } = outcomeOf(demo);
  const [first] = runs;
  return {
    big: fill(demo.result.big, first),
    told: fill(demo.result.told, first),
    caption: fill(demo.result.caption, first),
    truth: demo.question.options[truth]?.text ?? '',
    runs: demo.runs.map((run, index) => ({
      label: run.label,
      big: fill(run.big, runs[index] ?? first),
      told: fill(run.told, runs[index] ?? first),
    })),
  };
}

for (const [place, { id, title }] of demoCatalogue.entries()) {
  for (const [which, [width, height]] of projectors.entries()) {
    // Every day each demo has one of the two, in turn.
    if (!isFull && place % 2 !== which) continue;
    test(`demo ${id} at ${width} × ${height} is moved by the keys of a presenter alone, large, and answers at Compare`, async ({
      page,
    }) => {
      const answer = await told(id);
      await page.setViewportSize({ width, height });
      await page.clock.install();
      await page.goto(`/#/present/${id}`);
      await expect(page.getByRole('heading', { name: title })).toBeVisible();
      for (const name of ['Ask', 'Vote', 'Run'] as const) {
        await expect(stage(page)).toHaveText(name);
        if (name === 'Run') {
          await expect(page.getByRole('img').or(page.locator('dl')).first()).toBeVisible();
          // What moves by itself comes to its end.
          await page.clock.runFor('00:20');
          await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeAttached();
        }
        await isLargeEnough(page);
        const text = await readable(page);
        expect(text).not.toContain(answer.told);
        expect(text).not.toContain(answer.caption);
        expect(text).not.toMatch(/missing|×2|7,200|right:|it was/);
        if (answer.big.includes(' ')) expect(text).not.toContain(answer.big);
        await on(page);
      }

      await expect(stage(page)).toHaveText('Compare');
      await expect(page.getByText(answer.big, { exact: true }).first()).toBeVisible();
      await expect(page.getByText(answer.told, { exact: true })).toBeVisible();
      await expect(page.getByText(answer.caption, { exact: true })).toBeVisible();
      await expect(page.getByRole('listitem').filter({ hasText: 'right:' })).toContainText(
        answer.truth,
      );
      await isLargeEnough(page);

      for (const [index, run] of answer.runs.entries()) {
        await on(page);
        await expect(stage(page)).toHaveText('Why');
        const row = page.getByRole('listitem').filter({ hasText: run.label });
        await expect(row).toContainText(run.big);
        await expect(row).toContainText(run.told);
        const next = answer.runs[index + 1];
        if (next) await expect(page.getByText(next.label, { exact: true })).toHaveCount(0);
      }
      await isLargeEnough(page);
    });
  }
}

test('what is typed as votes stands as bars beside the truth, and a reload returns to the same', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('/#/present/1');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Are we there yet?');
  await on(page);
  for (const [option, votes] of [
    ['none', '1'],
    ['about 50', '6'],
    ['about 90', '13'],
    ['99 or more', '8'],
  ] as const)
    await page.getByRole('spinbutton', { name: `Votes for ${option}` }).fill(votes);
  // The focus is in a field, and the remote goes on all the same.
  await on(page);
  await on(page);
  const options = page.getByRole('list').filter({ hasText: 'votes' }).getByRole('listitem');
  await expect(options).toHaveText([
    /none.*1\svotes/,
    /50.*6\svotes/,
    /90.*13\svotes/,
    /more.*8\svotes/,
  ]);
  await expect(page).toHaveURL(/stage=compare&votes=1\.6\.13\.8$/);

  await page.reload();
  await expect(stage(page)).toHaveText('Compare');
  await expect(options).toHaveText([/1\svotes/, /6\svotes/, /13\svotes/, /8\svotes/]);
  await page.keyboard.press('ArrowRight');
  await expect(stage(page)).toHaveText('Why');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowLeft');
  await expect(stage(page)).toHaveText('Run');
});

test('the keys of a remote blank the screen and begin again without votes, in a field of votes too, which takes digits only', async ({
  page,
}) => {
  await page.goto('/#/present/5?stage=compare');
  await expect(page.getByText('2 of 5').first()).toBeVisible();
  const blank = page.getByRole('button', { name: 'The screen is blank' });
  for (const key of ['.', 'b']) {
    await page.keyboard.press(key);
    await expect(blank).toBeVisible();
    // The next key shows it again, and does nothing else.
    await on(page);
    await expect(blank).toHaveCount(0);
    await expect(stage(page)).toHaveText('Compare');
  }
  for (const key of ['F5', 'Shift+F5', 'Home']) {
    await page.keyboard.press(key);
    await expect(stage(page)).toHaveText('Ask');
    await on(page);
    await expect(stage(page)).toHaveText('Vote');
  }
  const field = page.getByRole('spinbutton').first();
  await field.focus();
  await page.keyboard.type('12e+-,x');
  await expect(field).toHaveValue('12');
  await expect(page).toHaveURL(/votes=12\./);
  for (const key of ['.', 'b']) {
    await page.keyboard.press(key);
    await expect(blank).toBeVisible();
    await page.keyboard.press(key);
    await expect(blank).toHaveCount(0);
  }
  await page.keyboard.press('q');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('q');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await field.press('Backspace');
  await expect(field).toHaveValue('1');
  await field.press('ArrowLeft');
  await expect(stage(page)).toHaveText('Ask');
  await on(page);
  await field.press('F5');
  await expect(stage(page)).toHaveText('Ask');
  await expect(page).not.toHaveURL(/votes/);
});

test('votes have a total, and each option its share', async ({ page }) => {
  await page.goto('/#/present/1?stage=vote&votes=1.6.13.8');
  await expect(page.getByText('28 votes')).toBeVisible();
  const options = page.getByRole('listitem').filter({ has: page.getByRole('spinbutton') });
  await expect(options).toHaveText([/4 %/, /21 %/, /46 %/, /29 %/]);
  await page.getByRole('spinbutton').first().fill('0');
  await expect(page.getByText('27 votes')).toBeVisible();
});

test('after the last run one more key says what comes next, and another goes there', async ({
  page,
}) => {
  await page.goto('/#/present/11?stage=why&runs=2');
  await expect(page.getByText('and ask every 15 min')).toBeVisible();
  await on(page);
  await expect(page.getByText('Once more: Just the doorbell')).toBeVisible();
  await page.keyboard.press('PageUp');
  await expect(page.getByText('Once more')).toHaveCount(0);
  await on(page);
  await on(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Just the doorbell');
  await expect(stage(page)).toHaveText('Ask');
  await page.goto('/#/present/12?stage=why&runs=4');
  await expect(page.getByText('a fetch for a burst')).toBeVisible();
  await on(page);
  await expect(page.getByText('Once more: All demos')).toBeVisible();
  await on(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Present');
});

test('the code for the class leads to the chapter, and names the presenter’s page', async ({
  page,
}) => {
  await page.goto('/#/present/6');
  await expect(stage(page)).toHaveText('Ask');
  await page.keyboard.press('q');
  await expect(page.getByRole('img', { name: /QR code of .*#\/learn\/4$/ })).toBeVisible();
  await page.getByRole('radio', { name: 'Presenter' }).check();
  await expect(page.getByRole('img', { name: /QR code of .*#\/present\/6$/ })).toBeVisible();
});

test('a field of votes shows what is counted once it is left', async ({ page }) => {
  await page.goto('/#/present/1?stage=vote');
  const field = page.getByRole('spinbutton').first();
  for (const [typed, counted] of [
    ['9995', '999'],
    ['12.7', '12'],
    ['-4', ''],
  ] as const) {
    await field.fill('');
    await page.keyboard.insertText(typed);
    await field.press('Tab');
    await expect(field).toHaveValue(counted);
  }
});

test('a run that stands still is gone on with before the demo goes on', async ({ page }) => {
  await page.clock.install();
  await page.goto('/#/present/1?stage=run');
  await expect(page.getByRole('img', { name: '0 questions' })).toBeVisible();
  const pause = page.getByRole('button', { name: 'Pause', exact: true });
  const play = page.getByRole('button', { name: 'Play', exact: true });
  await on(page);
  await expect(stage(page)).toHaveText('Run');
  await expect(pause).toBeAttached();
  await page.keyboard.press(' ');
  await expect(play).toBeAttached();
  await on(page);
  await expect(pause).toBeAttached();
  await page.clock.runFor('00:13');
  await expect(play).toBeAttached();
  await on(page);
  await expect(stage(page)).toHaveText('Compare');
  await page.keyboard.press('PageUp');
  await expect(play).toBeAttached();
  await on(page);
  await expect(pause).toBeAttached();
  await expect(stage(page)).toHaveText('Run');
});

test('nothing moves before a key lets it, after a reload neither', async ({ page }) => {
  await page.goto('/#/present/1?stage=run');
  const clock = page.getByText('of 1 h');
  await expect(clock).toBeVisible();
  await expect(page.getByRole('img', { name: '0 questions' })).toBeVisible();
  await page.keyboard.press(' ');
  await expect(page.getByRole('img', { name: '0 questions' })).toHaveCount(0);
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeAttached();
});

test('a blank screen stops the run for as long, and one that stood still stays so', async ({
  page,
}) => {
  await page.goto('/#/present/1?stage=run');
  await expect(page.getByText('of 1 h')).toBeVisible();
  const blank = page.getByRole('button', { name: 'The screen is blank' });
  const play = page.getByRole('button', { name: 'Play', exact: true });
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeAttached();
  await page.keyboard.press('b');
  await expect(blank).toBeVisible();
  await page.keyboard.press(' ');
  await expect(blank).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeAttached();
  await page.keyboard.press(' ');
  await expect(play).toBeAttached();
  await page.keyboard.press('.');
  await page.keyboard.press('.');
  await expect(blank).toHaveCount(0);
  await expect(play).toBeAttached();
  await page.keyboard.press('ArrowLeft');
  await expect(stage(page)).toHaveText('Vote');
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('b');
  await expect(blank).toBeVisible();
  await page.keyboard.press(' ');
  await expect(blank).toHaveCount(0);
});

test('behind a blank screen no button is pressed, and the focus comes back to it', async ({
  page,
}) => {
  await page.goto('/#/present/1?stage=vote');
  const next = page.getByRole('button', { name: 'Next →' });
  await next.focus();
  await page.keyboard.press('b');
  const blank = page.getByRole('button', { name: 'The screen is blank' });
  await expect(blank).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(next).not.toBeFocused();
  await blank.focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'All demos' })).not.toBeFocused();
  await blank.focus();
  await page.keyboard.press('Enter');
  await expect(blank).toHaveCount(0);
  await expect(stage(page)).toHaveText('Vote');
  await expect(next).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(stage(page)).toHaveText('Run');
});

test('the index leads to every demo, and names one that is not here', async ({ page }) => {
  await page.goto('/#/present/13');
  await expect(page.getByRole('status')).toHaveText(
    'There is no demo “13”. Here are all there are.',
  );
  for (const { id, title, asks, minutes } of demoCatalogue)
    await expect(
      page.getByRole('link', { name: `${id} ${title} ${asks} ${minutes} min` }),
    ).toHaveAttribute('href', `#/present/${id}`);
  await page.getByRole('link', { name: '12 Just the doorbell' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Just the doorbell');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Present');

  await page.getByRole('button', { name: 'Check a learner’s result code' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Check a result code' })).toBeInViewport();

  await page.goto('/#/learn');
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: 'Present' })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Present');
  await page.goto('/#/learn');
  await page.getByRole('link', { name: 'Present to a class' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Present');
});

test('the teacher card has the answer, fits one sheet of paper, and leads to the demo and the Lab', async ({
  page,
}) => {
  for (const { id, title } of demoCatalogue) {
    const answer = await told(id);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.goto(`/#/present/${id}?card=on`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.getByRole('listitem').filter({ hasText: '✓' }).first()).toContainText(
      answer.truth,
    );
    for (const run of answer.runs)
      await expect(
        page.getByRole('listitem').filter({ hasText: `${run.label}: ${run.big} ${run.told}` }),
      ).toBeVisible();
    for (const words of ['The Store knows of the payments', 'compare and why', 'Page Down goes on'])
      await expect(page.getByRole('definition').filter({ hasText: words })).toBeVisible();
    if (id === '1' || id === '12') expect(await violationsOn(page)).toEqual([]);
    await print(page);
    expect(await runsOut(page), title).toEqual([]);
    // A4 between its margins, in CSS pixels.
    const height = await page.getByRole('article').evaluate(({ clientHeight }) => clientHeight);
    expect(height, title).toBeLessThan(1_040);
  }
  await page.emulateMedia({ media: 'screen' });
  await page.goto('/#/present/7?card=on');
  await page.getByRole('link', { name: 'Open this in the Lab' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The lost thank-you');
  await expect(page.getByRole('tab', { name: 'Sequence' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.goBack();
  await page.getByRole('link', { name: 'Present it' }).click();
  await expect(stage(page)).toHaveText('Ask');
});

test('a value of a link that does not fit is named', async ({ page }) => {
  await page.goto('/#/present/1?stage=answer&votes=many');
  await expect(page.getByRole('status')).toHaveText([/The stage must be/, /The votes must be/]);
  await expect(stage(page)).toHaveText('Ask');

  await page.goto('/#/present/1?stage=compare&votes=many');
  await expect(page.getByRole('status')).toHaveText(/The votes must be/);
  await on(page);
  await expect(stage(page)).toHaveText('Why');
  await expect(page.getByText('The votes must be')).toHaveCount(0);
});

for (const each of looks([360, 1024, 1920])) {
  const place = `${each.width} px, ${each.colorScheme}`;
  test(`every kind of picture and every stage passes axe, and no page scrolls sideways: ${place}`, async ({
    page,
  }) => {
    test.slow();
    await look(page, each);
    await page.goto('/#/present');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Present');
    expect(await violationsOn(page)).toEqual([]);
    for (const place of [
      '1',
      '1?stage=vote',
      '1?stage=run',
      '1?stage=compare&votes=1.2.3.4',
      '5?stage=why&runs=3',
      '6?stage=compare',
      '9?stage=why&runs=2',
      '12?stage=why&runs=4',
      '3?stage=why&runs=2',
    ]) {
      await page.goto(`/#/present/${place}`);
      await expect(page.getByRole('list', { name: 'Stages' })).toBeVisible();
      if (/stage=(run|compare|why)/.test(place))
        await expect(page.getByRole('img').first()).toBeVisible();
      expect(await violationsOn(page), place).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        place,
      ).toBeLessThanOrEqual(0);
    }
  });
}
