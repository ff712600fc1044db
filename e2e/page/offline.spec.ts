import { expect, test, type Page } from '@playwright/test';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveBuilt } from './builtServer.ts';
import { serviceWorker } from '../../src/tools/publish/serviceWorker.ts';

/** One host with two copies of the page in two folders, each in the version it stands at. */
const versions: Record<string, string> = {};
let server: Server;

test.beforeEach(async () => {
  Object.assign(versions, { one: 'a1', two: 'b1' });
  server = createServer(({ url = '' }, response) => {
    const [, folder = '', file] = url.split('/');
    const version = versions[folder];
    if (version === undefined) {
      response.writeHead(404).end();
    } else if (file === 'sw.js') {
      response.setHeader('Content-Type', 'text/javascript');
      response.end(serviceWorker({ version, files: ['./', `./${version}.txt`] }));
    } else if (file === `${version}.txt`) {
      response.end(version);
    } else if (file) {
      response.writeHead(404).end();
    } else {
      response.setHeader('Content-Type', 'text/html');
      response.end(`<title>${folder} ${version}</title>`);
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

test.afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const host = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function visit(page: Page, folder: string): Promise<void> {
  await page.goto(`${host()}/${folder}/`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('./sw.js');
    await navigator.serviceWorker.ready;
  });
}

const kept = async (page: Page) => (await page.evaluate(() => caches.keys())).length;

test('two copies in two folders of one host keep their pages apart, and each drops only its own old one', async ({
  page,
  context,
}) => {
  await visit(page, 'one');
  await visit(page, 'two');
  await expect.poll(() => kept(page)).toBe(2);

  versions['one'] = 'a2';
  await visit(page, 'one');
  await expect.poll(() => kept(page)).toBe(3);
  // The new version takes over once no tab holds the old one.
  await page.goto('about:blank');
  await visit(page, 'two');
  await expect.poll(() => kept(page)).toBe(2);

  await context.setOffline(true);
  await page.goto(`${host()}/one/`);
  await expect(page).toHaveTitle('one a2');
  await page.goto(`${host()}/two/`);
  await expect(page).toHaveTitle('two b1');
});

test('a page that two builds have passed by keeps its own files, and all old ones go once no page is open', async ({
  page,
}) => {
  const held = () =>
    page.evaluate(async () => {
      const { installing, waiting } = await navigator.serviceWorker.ready;
      return { isInstalling: installing !== null, isWaiting: waiting !== null };
    });
  await visit(page, 'one');
  for (const next of ['a2', 'a3']) {
    versions['one'] = next;
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect.poll(held).toEqual({ isInstalling: false, isWaiting: true });
  }
  await page.evaluate(async () => {
    const { waiting } = await navigator.serviceWorker.ready;
    // Only then has it dropped what it drops.
    const taken = new Promise((done) => {
      waiting?.addEventListener('statechange', () => waiting.state === 'activated' && done(true));
    });
    waiting?.postMessage('take over');
    await taken;
  });
  const own = await page.evaluate(async () => (await fetch('./a1.txt')).text());
  expect(own).toBe('a1');

  versions['one'] = 'a4';
  await visit(page, 'one');
  await expect.poll(held).toEqual({ isInstalling: false, isWaiting: true });
  await page.goto('about:blank');
  await visit(page, 'two');
  await expect.poll(() => kept(page)).toBe(2);
});

test('a page that is open when the next build comes goes on with its own files, offers it quietly, and a press brings it', async ({
  page,
  context,
}) => {
  let isNext = false;
  const built = await serveBuilt('/some/folder/', {}, () => isNext);
  const at = `http://127.0.0.1:${built.port}/some/folder/`;
  try {
    const missing: string[] = [];
    context.on('response', (response) => {
      if (response.status() === 404) missing.push(response.url());
    });
    const old = page.getByText('Ten short chapters');
    const notice = (of = page) =>
      of.getByRole('status', { name: 'New version' }).getByRole('button', { name: 'Reload' });

    await page.goto(at);
    await page.evaluate(() => navigator.serviceWorker.ready);
    const other = await context.newPage();
    await other.goto(`${at}#/lab?scenario=lost-answer&t=3000`);
    await expect(other.getByRole('heading', { name: 'Twice is normal' })).toBeVisible();
    expect(await other.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);

    isNext = true;
    await page.reload();
    await expect(old).toBeVisible();
    await page.getByRole('button', { name: 'Settings and help' }).focus();
    await expect(notice()).toBeVisible();
    // What it had not loaded yet is its own too.
    const pages = page.getByRole('navigation', { name: 'Pages' });
    await pages.getByRole('link', { name: 'Sign' }).click();
    await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible();
    await page.getByRole('link', { name: 'Hookscope, home' }).click();
    await expect(old).toBeVisible();

    await notice().click();
    await expect(page.getByText('Ten brief chapters')).toBeVisible();
    await page.getByRole('button', { name: 'Settings and help' }).focus();
    await expect(notice()).toHaveCount(0);

    // A tab of the old build is not mixed with the next one.
    await other.getByRole('tab', { name: 'Sequence' }).click();
    await expect(other.getByRole('figure', { name: 'Sequence diagram' })).toBeVisible();
    await expect(other.getByRole('alert')).toHaveCount(0);
    expect(missing).toEqual([]);

    await context.setOffline(true);
    await other.reload();
    await expect(other.getByRole('heading', { name: 'Twice is normal' })).toBeVisible();
    expect(
      await other.evaluate(() => document.querySelector('script[type=module]')?.outerHTML),
    ).toContain('assetz');
  } finally {
    await built.close();
  }
});

test('the page can be installed: a browser finds nothing that its manifest lacks', async ({
  page,
}) => {
  await page.goto('/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  const devtools = await page.context().newCDPSession(page);
  expect(await devtools.send('Page.getAppManifest')).toMatchObject({ errors: [] });
  expect(await devtools.send('Page.getInstallabilityErrors')).toEqual({ installabilityErrors: [] });
});
