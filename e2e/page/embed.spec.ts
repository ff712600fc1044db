import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { areWeThereYet } from '../../src/lessons/chapters/areWeThereYet.ts';
import { serveBuilt } from './builtServer.ts';

const folder = '/some/folder/';
let built: Awaited<ReturnType<typeof serveBuilt>>;
let host: Awaited<ReturnType<typeof serveBuilt>>;

test.beforeAll(async () => {
  built = await serveBuilt(folder);
  const address = `http://127.0.0.1:${built.port}${folder}`;
  const around = (sandbox: string, to: string) =>
    `<!doctype html><html lang="en"><title>A blog</title><main><h1>A blog</h1>
    <p>A text. <button>A button of the blog</button></p>
    <iframe sandbox="${sandbox}" title="Embedded" src="${address}${to}" width="1000" height="700"></iframe></main>
    <script>
      heard = [];
      addEventListener('message', (event) => heard.push([event.origin, event.data]));
    </script>`;
  host = await serveBuilt('/none/', {
    '/lab': around('allow-scripts', '?embed=1#/lab?scenario=polling-waste'),
    '/lab-by-hash': around('allow-scripts', '#/lab?scenario=polling-waste&embed=1'),
    '/lab-with-its-head': around('allow-scripts', '#/lab?scenario=polling-waste'),
    '/chapter-by-hash': around('allow-scripts', '#/learn/1?embed=1'),
    '/chapter': around('allow-scripts', '?embed=1#/learn/1'),
    '/demo': around('allow-scripts', '?embed=1#/present/1'),
    '/lab-with-popups': around(
      'allow-scripts allow-popups',
      '?embed=1#/lab?scenario=polling-waste&t=60000',
    ),
  });
});

test.afterAll(() => Promise.all([built.close(), host.close()]));

const open = async (page: Page, path: string) => {
  await page.goto(`http://127.0.0.1:${host.port}${path}`);
  return page.frameLocator('iframe');
};

type Heard = readonly (readonly [string, Readonly<Record<string, unknown>>])[];

/** What the page around the frame was sent, of one kind, the last last. */
async function heard(page: Page, type: string) {
  const all = await page.evaluate(() => (globalThis as unknown as { heard: Heard }).heard);
  // Without an origin.
  expect(all.filter(([origin]) => origin !== 'null')).toEqual([]);
  return all.map(([, data]) => data).filter((data) => data['type'] === type);
}

const say = (page: Page, data: unknown) =>
  page.evaluate((sent) => frames[0]?.postMessage(sent, '*'), data);

test('in a sandboxed frame of another origin the Lab plays, says so, and obeys a pause and nothing else', async ({
  page,
}) => {
  const frame = await open(page, '/lab');
  const play = frame.getByRole('button', { name: 'Play', exact: true });
  const pause = frame.getByRole('button', { name: 'Pause', exact: true });
  await expect(play).toBeVisible();
  await expect(frame.getByRole('navigation')).toHaveCount(0);
  await expect(frame.getByRole('banner')).toHaveCount(0);
  await expect
    .poll(() => heard(page, 'ready'))
    .toEqual([{ hookscope: 1, type: 'ready', page: 'lab', place: '' }]);

  await play.click();
  await expect(pause).toBeVisible();
  for (const data of ['pause', { type: 'pause' }, { hookscope: 2, type: 'pause' }, null])
    await say(page, data);
  await expect
    .poll(async () => (await heard(page, 'stage')).map(({ stage }) => stage))
    .toEqual(['stopped', 'playing']);
  await expect(pause).toBeVisible();
  await say(page, { hookscope: 1, type: 'pause' });
  await expect(play).toBeVisible();

  await frame.getByRole('slider', { name: 'Time', exact: true }).press('End');
  const result = async () => (await heard(page, 'result')).at(-1)?.['result'] as never;
  await expect.poll(result).toMatchObject({ of: 'lab', scenario: 'polling-waste' });
  const { pull, push } = (await result()) as Record<'pull' | 'push', { requests: number }>;
  const row = frame.getByRole('row', { name: /^Requests \d/ });
  await expect(row.getByRole('cell')).toHaveText([`${pull.requests}`, `${push.requests}`]);
  await expect
    .poll(async () => (await heard(page, 'stage')).map(({ stage }) => stage))
    .toEqual(['stopped', 'playing', 'paused', 'finished']);
});

test('the frame says how high its page is, and as high as that nothing in it scrolls', async ({
  page,
}) => {
  const frame = await open(page, '/lab');
  await expect(frame.getByRole('tabpanel')).toBeVisible();
  for (const width of [1000, 400]) {
    await page.locator('iframe').evaluate((element, w) => {
      element.setAttribute('width', String(w));
    }, width);
    await expect
      .poll(async () => {
        const height = (await heard(page, 'height')).at(-1)?.['height'];
        await page.locator('iframe').evaluate((element, h) => {
          element.setAttribute('height', String(h));
        }, height);
        const over = await frame
          .locator('html')
          .evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
        return [over, height === (await heard(page, 'height')).at(-1)?.['height']];
      })
      .toEqual([0, true]);
  }
});

test('asked for in the hash it stays a frame when it is read again', async ({ page }) => {
  const frame = await open(page, '/lab-by-hash');
  await frame.getByRole('button', { name: 'Step', exact: true }).click();
  const [, inside] = page.frames();
  await expect.poll(() => inside?.url()).toMatch(/\?embed=1#\/lab\?(?!.*embed).*t=\d+/);
  await inside?.evaluate(() => {
    location.reload();
  });
  await expect(frame.getByRole('link', { name: 'Open full' })).toBeVisible();
  await expect(frame.getByRole('banner')).toHaveCount(0);
});

test('a chapter says where it is and what was guessed', async ({ page }) => {
  const frame = await open(page, '/chapter');
  const { question } = areWeThereYet;
  await frame.getByRole('group', { name: question.text }).getByRole('radio').first().check();
  await frame.getByRole('button', { name: 'Run', exact: true }).click();
  await frame.getByRole('button', { name: 'Show the end' }).click();
  await expect(frame.getByRole('region', { name: 'Result' })).toBeVisible();
  await expect
    .poll(async () => (await heard(page, 'stage')).map(({ stage }) => stage))
    .toEqual(['predicting', 'running', 'comparing']);
  expect((await heard(page, 'result')).map(({ result }) => result)).toEqual([
    { of: 'chapter', chapter: '1', guessedRight: false, attempts: 0, passed: false },
  ]);
});

test('a demo says its stage, keeps the height of its frame, does nothing with Page keys, and obeys a pause', async ({
  page,
}) => {
  const frame = await open(page, '/demo');
  await frame.getByRole('button', { name: 'Next' }).press('Enter');
  await expect(frame.locator('[aria-current=step]')).toHaveText('Vote');
  await page.keyboard.press('PageDown');
  await frame.getByRole('spinbutton').first().press('PageDown');
  await frame.getByRole('button', { name: 'Next' }).press('Enter');
  await expect
    .poll(async () => (await heard(page, 'stage')).map(({ stage }) => stage))
    .toEqual(['ask', 'vote', 'run']);
  // Until it is drawn there is only the foot of the frame.
  const heights = (await heard(page, 'height')).map(({ height }) => Number(height));
  expect(heights.filter((height) => height > 100)).toEqual([700]);

  const pause = frame.getByRole('button', { name: 'Pause', exact: true });
  await expect(pause).toBeVisible();
  await say(page, { hookscope: 2, type: 'pause' });
  await expect(pause).toBeVisible();
  await say(page, { hookscope: 1, type: 'pause' });
  await expect(frame.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expect(frame.locator('[aria-current=step]')).toHaveText('Run');
});

test('between a demo and the Lab, to and fro, the Lab still says how it plays and obeys a pause', async ({
  page,
}) => {
  const frame = await open(page, '/demo');
  const play = frame.getByRole('button', { name: 'Play', exact: true });
  for (const visit of ['first', 'second']) {
    await frame
      .getByRole('navigation', { name: 'Demo' })
      .getByRole('link', { name: 'Lab' })
      .click();
    await expect(play, visit).toBeVisible();
    await expect
      .poll(async () => (await heard(page, 'stage')).at(-1)?.['stage'], visit)
      .not.toBe('ask');
    if (visit === 'second') break;
    await page.frames()[1]?.evaluate(() => {
      history.back();
    });
    await expect(frame.getByRole('list', { name: 'Stages' })).toBeVisible();
    await expect.poll(async () => (await heard(page, 'stage')).at(-1)?.['stage']).toBe('ask');
  }
  await play.click();
  // A run that is paused before its first frame is one that has not begun.
  await expect(frame.getByRole('slider', { name: 'Time' })).not.toHaveValue('0');
  await say(page, { hookscope: 1, type: 'pause' });
  await expect(play).toBeVisible();
  await expect.poll(async () => (await heard(page, 'stage')).at(-1)?.['stage']).toBe('paused');
});

test('the keys of the page around it are its own', async ({ page }) => {
  const frame = await open(page, '/lab');
  await expect(frame.getByRole('tabpanel')).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  await page.getByRole('button', { name: 'A button of the blog' }).focus();
  for (const key of ['Space', 'ArrowRight', 'PageDown', '.', 'Home'])
    await page.keyboard.press(key);
  await expect(page.getByRole('button', { name: 'A button of the blog' })).toBeFocused();
  expect(await heard(page, 'stage')).toEqual([{ hookscope: 1, type: 'stage', stage: 'stopped' }]);
});

test('Open full leads to the whole page as it stands, or shows its address where no window may be opened', async ({
  page,
}) => {
  const full = new RegExp(`^http://127.0.0.1:${built.port}${folder}#/lab\\?.*t=60000`);
  const allowed = await open(page, '/lab-with-popups');
  await expect(allowed.getByRole('slider', { name: 'Time', exact: true })).toHaveValue('60000');
  const opened = page.waitForEvent('popup');
  await allowed.getByRole('link', { name: 'Open full' }).click();
  const tab = await opened;
  await expect(tab.getByRole('navigation', { name: 'Pages' })).toBeVisible();
  await expect(tab).toHaveURL(full);

  const frame = await open(page, '/lab');
  await frame.getByRole('link', { name: 'Open full' }).click();
  await expect(frame.getByRole('textbox', { name: /address of the whole page/ })).toHaveValue(
    /#\/lab\?scenario=polling-waste$/,
  );

  const byHash = await open(page, '/chapter-by-hash');
  await byHash.getByRole('link', { name: 'Open full' }).click();
  await expect(byHash.getByRole('textbox', { name: /address of the whole page/ })).toHaveValue(
    `http://127.0.0.1:${built.port}${folder}#/learn/1`,
  );
});

test('where the frame may save nothing, a file is made and not called saved', async ({ page }) => {
  const frame = await open(page, '/lab-with-its-head');
  await frame.getByRole('button', { name: 'Take away' }).click();
  await frame.getByRole('button', { name: /^Transcript/ }).click();
  await expect(frame.getByRole('status', { name: 'Files' })).toHaveText(
    /^Made hookscope-polling-waste.*; this frame may not let it be saved\.$/,
  );
});

for (const [path, colorScheme] of [
  ['/lab', 'light'],
  ['/chapter', 'dark'],
] as const) {
  test(`axe finds nothing around and in the frame of ${path}, in the ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    const frame = await open(page, path);
    await expect(frame.getByRole('link', { name: 'Open full' })).toBeVisible();
    await expect(frame.getByRole('heading', { level: 1 })).toBeVisible();
    const { violations } = await new AxeBuilder({ page })
      .include({ fromFrames: ['iframe', 'html'] })
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}

test('the Lab and a chapter hand out the code of their frame', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/#/lab?scenario=lost-answer&t=3000');
  await expect(page.getByRole('heading', { name: 'Twice is normal' })).toBeVisible();
  await page.getByRole('button', { name: 'Take away' }).click();
  await page.getByRole('button', { name: 'Copy as iframe' }).click();
  await expect(page.getByText('Copied.', { exact: true })).toBeVisible();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toMatch(/^<iframe src="[^"]*\/\?embed=1#\/lab\?scenario=lost-answer&amp;t=3000"/);
});
