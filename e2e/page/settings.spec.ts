import { expect, type Page } from '@playwright/test';
import { chapters } from '../../src/lessons/chapters/chapters.ts';
import { ChapterPage } from '../learn/chapterPage.ts';
import { violationsOn } from './looks.ts';
import { freshTest, test } from './sharedContext.ts';

const show = (page: Page) => page.getByRole('button', { name: 'Settings and help', exact: true });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Settings and help' });

const places = ['', 'learn', 'learn/1', 'learn/glossary', 'lab', 'sign'];

for (const width of [360, 1440])
  test(`settings and help stand at the same place of every page, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const found = [];
    for (const place of places) {
      await page.goto(`/#/${place}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      const box = await show(page).boundingBox();
      found.push(box && { x: box.x, y: box.y });
    }
    expect(new Set(found.map((each) => JSON.stringify(each))).size, JSON.stringify(found)).toBe(1);

    await show(page).press('Enter');
    for (const name of ['Theme', 'Size of captions', 'Captions stand'])
      await expect(dialog(page).getByRole('radiogroup', { name })).toBeVisible();
    await expect(dialog(page).getByRole('switch', { name: 'Reduce motion' })).toBeVisible();
    await expect(dialog(page).getByRole('combobox')).toHaveAccessibleName('A screen reader hears');
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    );
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await expect(show(page)).toBeFocused();
  });

test('a wish of the system for little motion cannot be undone on the page', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await show(page).press('Enter');
  const motion = dialog(page).getByRole('switch', { name: 'Reduce motion' });
  await expect(motion).toBeChecked();
  await expect(motion).toBeDisabled();
  await expect(dialog(page)).toContainText('Your system asks for it.');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await expect(motion).not.toBeChecked();
});

test('help leads to the glossary and closes the settings', async ({ page }) => {
  await page.goto('/#/sign');
  await show(page).press('Enter');
  await dialog(page).getByRole('link', { name: 'What words mean' }).press('Enter');
  await expect(page).toHaveURL(/#\/learn\/glossary$/);
  await expect(dialog(page)).toBeHidden();
});

for (const [place, picture] of [
  ['learn/5', 'figure'],
  ['lab?scenario=outage-and-retries&t=40000', 'region'],
] as const)
  test(`on ${place} captions are enlarged, stand above the picture, and are found so again`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 900 });
    await page.goto(`/#/${place}`);
    if (place.startsWith('learn')) {
      await page.getByRole('button', { name: 'Skip' }).press('Enter');
      await page.getByRole('button', { name: 'Run without a guess' }).press('Enter');
      await page.getByRole('button', { name: 'Show the end' }).press('Enter');
    }
    const caption = page.locator(':is(p, div).caption');
    await expect(caption).toBeVisible();
    const sizeOf = () => caption.evaluate((each) => parseFloat(getComputedStyle(each).fontSize));
    const normal = await sizeOf();
    const first = page.getByRole(picture).first();
    const follows = () =>
      caption.evaluate(
        (each, before) => {
          const other = document.querySelector(before);
          return (
            other !== null &&
            (other.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
          );
        },
        picture === 'figure' ? 'figure' : '.scene',
      );
    await expect(first).toBeVisible();
    expect(await follows()).toBe(true);

    await show(page).press('Enter');
    await dialog(page).getByRole('radio', { name: '200 %' }).press('Space');
    await dialog(page).getByRole('radio', { name: 'Above the picture' }).press('Space');
    await page.keyboard.press('Escape');
    for (const again of [false, true]) {
      if (again && place.startsWith('learn')) break;
      if (again) await page.reload();
      await expect(caption).toBeVisible();
      expect(await sizeOf()).toBeCloseTo(2 * normal);
      expect(await follows()).toBe(false);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
        true,
      );
    }
  });

/** What is told and what comes of a chapter that is played from its start to its end, with or without motion. */
async function played(page: Page, reduced: boolean) {
  const chapter = chapters.find(({ id }) => id === '5');
  if (!chapter) throw new Error('There is no chapter 5.');
  const at = new ChapterPage(page, chapter);
  await at.open();
  if (reduced) {
    await show(page).press('Enter');
    await dialog(page).getByRole('switch', { name: 'Reduce motion' }).press('Space');
    await page.keyboard.press('Escape');
    // Kept on the machine.
    await page.reload();
  }
  await at.press('Skip');
  await at.pick(chapter.question.text, 0);
  await expect(page.locator(':is(p, div).caption')).toBeVisible();
  const told = await page.evaluateHandle(() => {
    const captions: string[] = [];
    const caption = document.querySelector('p.caption');
    const note = () => {
      const text = (caption?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
      // How long it has been quiet is counted only while time goes by.
      if (text !== captions.at(-1) && !text.endsWith('without news.')) captions.push(text);
    };
    if (caption)
      new MutationObserver(note).observe(caption, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    return captions;
  });
  await at.press('Run');
  const result = page.getByRole('region', { name: 'Result' });
  let moved = 0;
  for (let second = 0; second < 400 && !(await result.isVisible()); second++) {
    await page.clock.runFor(reduced ? 2_000 : 500);
    moved += await page.evaluate(() => document.getAnimations().length);
  }
  const diagram = page.getByRole('figure', { name: 'Sequence diagram' });
  return {
    moved,
    captions: await told.jsonValue(),
    result: await result.innerText(),
    messages: await diagram.locator('[data-message]').count(),
  };
}

freshTest(
  'the switch for motion takes it away, also after a reload, and the chapter tells and comes to the same',
  async ({ page }) => {
    await page.clock.install();
    const moving = await played(page, false);
    const still = await played(page, true);
    expect(still.captions.length).toBeGreaterThan(5);
    expect({ ...still, moved: 0 }).toEqual({ ...moving, moved: 0 });
    expect(still.moved).toBe(0);
  },
);

freshTest(
  'without motion nothing in the Lab changes between two steps of its run',
  async ({ page }) => {
    await page.addInitScript(() => {
      localStorage.setItem('hookscope.motion', 'reduced');
    });
    await page.clock.install();
    await page.goto('/#/lab?scenario=outage-and-retries&t=10000');
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    // From here it goes only as far as it is told.
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.getByRole('button', { name: 'Play', exact: true }).press('Enter');
    await page.clock.runFor(2_500);
    const changed = await page.evaluateHandle(() => {
      const seen = { count: 0 };
      new MutationObserver((records) => (seen.count += records.length)).observe(
        document.querySelector('.scene') ?? document.body,
        { childList: true, attributes: true, characterData: true, subtree: true },
      );
      return seen;
    });
    await page.clock.runFor(1_000);
    expect(await changed.jsonValue()).toEqual({ count: 0 });
    await page.clock.runFor(1_500);
    expect((await changed.jsonValue()).count).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  },
);
