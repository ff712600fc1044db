import '../../src/lab/state/allParts.ts';
import { expect, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { pictures, textFiles } from '../../src/lab/takeAway/takeAways.ts';
import { readTrace } from '../../src/lab/takeAway/trace/traceFile.testkit.ts';
import { outageAndRetries } from '../../src/lessons/scenarios/outageAndRetries.ts';
import { digest } from '../../src/sim/digest.ts';
import { simulate } from '../../src/sim/simulate.ts';
import { look, looks, violationsOn } from '../page/looks.ts';
import { freshTest, test } from '../page/sharedContext.ts';
import { dropFile, type LabPage } from './labPage.ts';

const outage = 'scenario=outage-and-retries&t=73600';
const everything = 'scenario=everything-at-once';
const prefix = 'hookscope-outage-and-retries-seed-1';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Take away' });
const entry = (page: Page, name: string | RegExp) => dialogOf(page).getByRole('button', { name });

async function openDialog({ page, lab }: { page: Page; lab: LabPage }, query: string) {
  await lab.open(query);
  await lab.button('Take away').click();
  await expect(dialogOf(page)).toBeVisible();
}

async function saved(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const name = download.suggestedFilename();
  await expect(dialogOf(page).getByRole('status', { name: 'Files' })).toHaveText(`Saved ${name}.`);
  return { name, bytes: await readFile(await download.path()) };
}

const savedText = async (page: Page, name: string | RegExp): Promise<string> =>
  (await saved(page, entry(page, name))).bytes.toString('utf8');

/** What librsvg, resvg or Inkscape draws black, or not at all. */
const ofThePage =
  /var\(|light-dark|oklch|color-mix|currentColor|transparent|class=|style=|<style|foreignObject|NaN|undefined|<use/;

const ofOtherRuns = ['odds', 'stampede', 'fleet', 'contention'];
const ofOneRun = Object.entries(pictures).filter(([ending]) => !ofOtherRuns.includes(ending));
for (const [ending, name] of ofOneRun) {
  test(`${name} is saved as SVG that needs nothing of the page, light and dark`, async ({
    page,
    lab,
  }) => {
    await openDialog({ page, lab }, everything);
    const papers: string[] = [];
    for (const colours of ['Light', 'Dark']) {
      await dialogOf(page).getByRole('radio', { name: colours }).check();
      const file = await saved(page, entry(page, new RegExp(`^${name}, SVG`)));
      expect(file.name).toBe(`hookscope-everything-at-once-seed-11-${ending}.svg`);
      const svg = file.bytes.toString('utf8');
      expect(svg).not.toMatch(ofThePage);
      expect(svg.match(/<svg/g)).toHaveLength(1);
      const isDrawn = await page.evaluate(async (text) => {
        const image = new Image();
        image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
        await image.decode();
        return image.naturalWidth > 0;
      }, svg);
      expect(isDrawn).toBe(true);
      papers.push(/<rect width="\d+" height="\d+" fill="(#[0-9a-f]{6})"/.exec(svg)?.[1] ?? '');
    }
    expect(papers).toEqual(['#ffffff', '#181e29']);
  });
}

test('the sequence diagram as SVG has every label and arrow that the tab has', async ({
  page,
  lab,
}) => {
  await lab.open(`${outage}&tab=sequence`);
  await lab.button('Take away').click();
  await dialogOf(page)
    .getByRole('radio', { name: /^Up to now/ })
    .check();
  const svg = await savedText(page, /^Sequence diagram, SVG/);
  await page.keyboard.press('Escape');
  const figure = page.getByRole('figure', { name: 'Sequence diagram' });
  const words = await figure.locator('svg text').allTextContents();
  expect(words.length).toBeGreaterThan(40);
  for (const each of new Set(words.map((text) => text.trim().replaceAll(/\s+/g, ' '))))
    expect(svg).toContain(`>${each}<`);
  // A question has the colour of pull, and a webhook that of push.
  const colourOf = (words: string) =>
    [...svg.slice(0, svg.indexOf(`>${words}<`)).matchAll(/<path[^>]* stroke="(#\w+)"/g)].at(
      -1,
    )?.[1];
  expect([colourOf('poll 1'), colourOf('evt_1')]).toEqual(['#0b4a82', '#09795a']);
});

test('the statecharts as SVG are those of the machines that have started, filled where the tab fills them', async ({
  page,
  lab,
}) => {
  await lab.open(`${outage}&tab=machines`);
  await lab.button('Take away').click();
  await dialogOf(page)
    .getByRole('radio', { name: /^Up to now/ })
    .check();
  const svg = await savedText(page, /^Statecharts, SVG/);
  await page.keyboard.press('Escape');

  const cards = page.getByRole('list', { name: 'Machines' }).getByRole('button');
  const started = cards.filter({ hasNotText: 'not started' });
  const drawn = [...svg.matchAll(/>(\w+) has \d+ states/g)].map(([, machine = '']) => machine);
  expect(drawn).toEqual(await started.locator('strong').allTextContents());
  expect(drawn.length).toBeGreaterThan(3);

  const ink = /<text[^>]* fill="(#\w+)"/.exec(svg)?.[1];
  for (const [index, machine] of drawn.entries()) {
    await started.nth(index).click();
    const chart = page.getByRole('group', { name: `States of ${machine}` });
    const [, part = ''] = svg.split(`>${machine} has `);
    for (const words of await chart.locator('text').allTextContents())
      expect(part).toContain(`>${words.trim()}<`);
    const filled =
      /<rect[^>]* fill="(#\w+)"[^>]*\/><\/g>(?:<g><rect[^>]*\/><\/g>)?<text[^>]*>(\w+)</g;
    const [lit] = [...part.matchAll(filled)].filter(([, fill]) => fill === ink);
    await expect(chart.getByRole('button', { name: /now here/ })).toHaveAccessibleName(
      new RegExp(`^${lit?.[2] ?? 'none'}\\b`),
    );
  }
});

test('the longest waits are offered once the odds of this very run are there, with their sentences', async ({
  page,
  lab,
}) => {
  await lab.open('scenario=lost-answer&lostAnswersPercent=5&tab=odds');
  const picture = entry(page, /^Longest waits over many runs, SVG/);
  await lab.button('Take away').click();
  await expect(entry(page, /^Statecharts, SVG/)).toBeVisible();
  await expect(picture).toBeHidden();
  await page.keyboard.press('Escape');

  await page.getByRole('radio', { name: '100 times', exact: true }).check();
  await lab.button('Run 100 times').click();
  const waits = page.getByRole('figure', { name: /^The longest wait of a payment/ });
  await expect(page.getByRole('table', { name: /^100 runs/ })).toBeVisible();
  await lab.button('Take away').click();
  const svg = (await saved(page, picture)).bytes.toString('utf8');
  expect(svg).not.toMatch(ofThePage);
  expect(svg).toContain('>100 runs: by webhook the books are right in ');
  expect(svg).not.toContain('seed');
  for (const words of await waits.locator('svg text').allTextContents())
    expect(svg).toContain(`>${words.trim()}<`);
});

for (const [view, choice, chosen, done] of [
  ['stampede', '', 'Deliveries: 60', 'Stampede'],
  ['fleet', 'loadClients=200', 'Clients: 200', 'Fleet'],
  ['contention', 'loadContenders=20&loadRepeats=1', 'Clients up to: 20', 'Contention'],
] as const) {
  test(`the ${view} of Load is offered while it is that of these settings, with all that the tab draws`, async ({
    page,
    lab,
  }) => {
    await lab.open(`scenario=polling-waste&tab=load&loadView=${view}&${choice}`);
    if (view === 'contention') await lab.button('Run the contention').click();
    const figure = page.getByRole('figure', { name: done });
    await expect(figure).toBeVisible();
    await expect(lab.button('Cancel')).toHaveCount(0);
    await lab.button('Take away').click();
    for (const [other, name] of Object.entries(pictures))
      await expect(entry(page, `${name}, SVG`)).toHaveCount(
        other === view || !ofOtherRuns.includes(other) ? 1 : 0,
      );
    const papers: string[] = [];
    for (const colours of ['Light', 'Dark']) {
      await dialogOf(page).getByRole('radio', { name: colours }).check();
      const file = await saved(page, entry(page, `${pictures[view]}, SVG for a document`));
      expect(file.name).toBe(`hookscope-polling-waste-seed-7-${view}.svg`);
      const svg = file.bytes.toString('utf8');
      expect(svg).not.toMatch(ofThePage);
      expect(svg).toContain(`${chosen}; `);
      expect(svg).not.toContain('arrow keys');
      const drawn = await figure.locator('svg text').allTextContents();
      // A wider picture has other times on its axis.
      const said = drawn.filter((words) => /[a-z]{3}/.test(words));
      expect(said.length).toBeGreaterThan(5);
      for (const words of said) expect(svg).toContain(`>${words.trim()}<`);
      papers.push(/<rect width="\d+" height="\d+" fill="(#[0-9a-f]{6})"/.exec(svg)?.[1] ?? '');
    }
    expect(papers).toEqual(['#ffffff', '#181e29']);

    // Other luck is another run: the contention's waits to be asked for, the others begin anew.
    await page.keyboard.press('Escape');
    await lab.open(`scenario=polling-waste&seed=2&tab=compare&loadView=${view}&${choice}`);
    await lab.button('Take away').click();
    await expect(entry(page, 'Statecharts, SVG for a document')).toBeVisible();
    await expect(entry(page, `${pictures[view]}, SVG`)).toHaveCount(0);
  });
}

test('a picture is saved as PNG, two pixels for one', async ({ page, lab }) => {
  await openDialog({ page, lab }, everything);
  const svg = await savedText(page, /^Staleness over time, SVG/);
  const png = (await saved(page, entry(page, /^Staleness over time, PNG/))).bytes;
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
    2 * Number(width),
    2 * Number(height),
  ]);
});

test('every text is saved under a name that says what it is', async ({ page, lab }) => {
  await openDialog({ page, lab }, outage);
  for (const { name, ending } of textFiles.flatMap(({ files }) => files)) {
    const file = await saved(page, entry(page, new RegExp(`^${name}`)));
    expect(file.name).toBe(prefix + ending);
    expect(file.bytes.length).toBeGreaterThan(100);
  }
});

test('a picture that cannot be loaded keeps no text waiting', async ({ page, lab }) => {
  await page.route('**/Pictures*.js', (route) => route.abort());
  await openDialog({ page, lab }, outage);
  await entry(page, /^Retry ladder, SVG/).click();
  await expect(dialogOf(page).getByRole('button', { name: 'Try again' })).toBeVisible();
  expect((await saved(page, entry(page, /^Transcript/))).name).toMatch(/\.(txt|md)$/);
});

test('the saved trace has the digest of the run in Node', async ({ page, lab }) => {
  await openDialog({ page, lab }, outage);
  const trace = readTrace(await savedText(page, /^Trace, JSON/));
  expect(digest(trace)).toBe(digest(simulate(outageAndRetries.scenario)));
});

freshTest('a browser answers from the saved HAR', async ({ page, lab, context }) => {
  await openDialog({ page, lab }, outage);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    entry(page, /^Messages, HAR/).click(),
  ]);
  const har = freshTest.info().outputPath('messages.har');
  await download.saveAs(har);
  await context.routeFromHAR(har, { url: '**/*.example/**', notFound: 'abort' });
  const response = await page.goto('https://api.store.example/events?after=evt_1');
  expect(response?.status()).toBe(200);
  expect(await response?.json()).toMatchObject({ events: [] });
});

test('a saved scenario opens again by the file picker, with all that was changed and done', async ({
  page,
  lab,
}) => {
  const query = `${outage}&attempts=3&seed=5&do=60000:up`;
  await openDialog({ page, lab }, query);
  const file = await saved(page, entry(page, /^Scenario, file/));
  const before = await lab.compared('Requests');
  await page.keyboard.press('Escape');

  await page.goto('/#/lab?scenario=polling-waste');
  await expect(page.getByRole('heading', { level: 1, name: 'Are we there yet?' })).toBeVisible();
  await lab.button('Take away').click();
  await dialogOf(page)
    .getByLabel('Open a scenario')
    .setInputFiles({ name: file.name, mimeType: 'application/json', buffer: file.bytes });
  await expect(dialogOf(page)).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Nobody home' })).toBeVisible();
  expect(await lab.compared('Requests')).toEqual(before);
  await expect(page).toHaveURL(
    /scenario=outage-and-retries&seed=5&.*attempts=3&.*do=60000:up&t=73600/,
  );
  // The scenario before is where the browser's way back leads.
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Are we there yet?' })).toBeVisible();
});

test('a scenario of a chapter opens by being dropped on the Lab', async ({ page, lab }) => {
  await lab.open();
  const file = {
    format: 'hookscope-scenario',
    version: 1,
    scenario: 'chapter-3',
    seed: 1,
    lengthMs: 120_000,
    settings: { pollCharges: 'afterWork' },
    commands: [],
  };
  await dropFile(page, 'three.hookscope.json', JSON.stringify(file));
  await expect(page).toHaveURL(/scenario=chapter-3/);
  await expect(lab.notices).toHaveText('');
});

test('a file that is not ours or too large is named and left alone', async ({ page, lab }) => {
  await lab.open(outage);
  const before = await lab.compared('Requests');
  await dropFile(page, 'holiday.json', '{"format":"holiday"}');
  await expect(lab.notices).toContainText('“holiday.json” is no scenario of Hookscope');
  expect(await lab.compared('Requests')).toEqual(before);

  await lab.button('Take away').click();
  await dialogOf(page)
    .getByLabel('Open a scenario')
    .setInputFiles({
      name: 'film.json',
      mimeType: 'application/json',
      buffer: Buffer.alloc(1_000_001, ' '),
    });
  await expect(dialogOf(page).getByRole('status', { name: 'Files' })).toHaveText(
    /^“film.json” is too large for a scenario, so it is left alone/,
  );
  await page.keyboard.press('Escape');
  await expect(lab.button('Take away')).toBeFocused();
  expect(await lab.compared('Requests')).toEqual(before);
});

for (const { colorScheme, width } of looks([360, 1024])) {
  test(`axe finds nothing in Take away, ${colorScheme}, ${width} px`, async ({ page, lab }) => {
    await look(page, { colorScheme, width });
    await openDialog({ page, lab }, outage);
    expect(await violationsOn(page)).toEqual([]);
    expect(await lab.pageScrollsSideways()).toBe(false);
  });
}
