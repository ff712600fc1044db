import { chromium, expect, test, type FrameLocator, type Page } from '@playwright/test';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { rememberedLaunchOptions } from '../../src/tools/browser.mjs';
import { nobodyHome } from '../../src/lessons/chapters/nobodyHome.ts';
import { ChapterPage } from '../learn/chapterPage.ts';
import { serveBuilt } from './builtServer.ts';
import { accept, choose, reject } from '../sign/signPage.ts';

const folder = '/some/folder/';
let server: Awaited<ReturnType<typeof serveBuilt>>;

test.beforeAll(async () => {
  server = await serveBuilt(folder, {
    '/frame': `<iframe sandbox="allow-scripts" title="Embedded" src="${folder}" width="1300" height="900"></iframe>`,
  });
});

test.afterAll(() => server.close());

const host = () => `http://127.0.0.1:${server.port}`;

/** What a page complains of, and what the policy of the page forbade it. */
async function watch(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  return complaints;
}

/** The Lab plays, and Sign checks and searches: with whatever the browser withholds. */
async function playsAndChecks(page: Page | FrameLocator, goTo: (hash: string) => Promise<void>) {
  await goTo('#/lab');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(page.getByRole('slider', { name: 'Time' })).not.toHaveValue('0');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByRole('button', { name: 'Settings and help' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Share link' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('tab', { name: 'Odds', exact: true }).click();
  await page.getByRole('radio', { name: '100 times', exact: true }).check();
  await page.getByRole('button', { name: 'Run 100 times', exact: true }).click();
  await expect(page.getByRole('table', { name: /^100 runs/ })).toBeVisible();

  await goTo('#/sign');
  const verdict = page.getByRole('region', { name: 'Verdict' }).getByRole('heading');
  await expect(verdict).toHaveText(accept);
  await page.getByRole('button', { name: 'Tamper', exact: true }).click();
  await expect(verdict).toHaveText(reject);
  await expect(
    page.getByRole('region', { name: 'Diagnosis' }).getByRole('heading', { level: 2 }),
  ).not.toHaveText(/^Searching/);
}

test('in a sandboxed frame without an origin the Lab plays and Sign checks', async ({ page }) => {
  const complaints = await watch(page);
  await page.goto(`${host()}/frame`);
  const frame = page.frameLocator('iframe');
  await playsAndChecks(frame, (to) =>
    frame
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link', { name: to === '#/lab' ? 'Lab' : 'Sign', exact: true })
      .click(),
  );
  // Chromium says by itself that it refused the clipboard; the page shows the link to be copied by hand.
  const own = complaints.filter((text) => !text.includes('The Clipboard API has been blocked'));
  expect(own).toEqual([]);
});

test('without storage, service worker, workers and clipboard the Lab plays and Sign checks', async ({
  page,
}) => {
  const complaints = await watch(page);
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    for (const [of, name] of [
      [window, 'localStorage'],
      [window, 'sessionStorage'],
      [window, 'indexedDB'],
      [window, 'caches'],
      [window, 'Worker'],
      [Navigator.prototype, 'serviceWorker'],
      [Navigator.prototype, 'clipboard'],
      [Crypto.prototype, 'subtle'],
    ] as const) {
      Object.defineProperty(of, name, { get: refuse });
    }
    history.pushState = refuse;
    history.replaceState = refuse;
  });
  await page.goto(host() + folder);
  await playsAndChecks(page, async (hash) => {
    await page.evaluate((to) => (location.hash = to), hash);
  });
  expect(complaints).toEqual([]);
});

test('on plain http, where there is no WebCrypto, the Lab plays and Sign checks', async () => {
  const options = rememberedLaunchOptions();
  const browser = await chromium.launch({
    ...options,
    args: [...options.args, '--host-resolver-rules=MAP hookscope.test 127.0.0.1'],
  });
  try {
    const page = await browser.newPage();
    const complaints = await watch(page);
    await page.goto(`http://hookscope.test:${server.port}${folder}`);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await playsAndChecks(page, async (hash) => {
      await page.evaluate((to) => (location.hash = to), hash);
    });
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
});

const builtFile = (name: string) =>
  pathToFileURL(fileURLToPath(new URL(`../../dist/${name}`, import.meta.url))).href;

test.describe('opened as a file without a network', () => {
  test.beforeEach(({ context }) => context.setOffline(true));

  test('the page says in sight that it needs a web server, and leads to the one that needs none', async ({
    page,
  }) => {
    await page.goto(builtFile('index.html'));
    await expect(page.getByRole('heading', { name: 'Hookscope has not started' })).toBeVisible();
    await expect(page.getByText('npm start')).toBeVisible();
    await page.getByRole('link', { name: 'the page that is one file' }).click();
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  });

  test('the page that is one file has its way in, a chapter, a demo, the Lab, Sign, its workers and its licences', async ({
    page,
  }) => {
    const complaints = await watch(page);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (!/^(?:blob|data):/.test(request.url())) asked.push(request.url());
    });
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));

    await page.goto(builtFile('hookscope.html'));
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();

    const pages = page.getByRole('navigation', { name: 'Pages' });
    await pages.getByRole('link', { name: 'Learn' }).click();
    await page.getByRole('link', { name: /^3 Nobody home/ }).click();
    await new ChapterPage(page, nobodyHome).toTheChallenge();

    await playsAndChecks(page, async (hash) => {
      await page.evaluate((to) => (location.hash = to), hash);
    });
    expect(workers).not.toEqual([]);

    await page.evaluate(() => (location.hash = '#/present/1'));
    await page.getByRole('button', { name: 'Next' }).press('Enter');
    await expect(page.locator('[aria-current=step]')).toHaveText('Vote');

    await page.evaluate(() => (location.hash = '#/lab?scenario=lost-answer&t=3000'));
    await expect(page.getByRole('heading', { name: 'Twice is normal' })).toBeVisible();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Share link' }).click();
    await expect(page.getByText('Link copied')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${builtFile('hookscope.html')}#/lab?scenario=lost-answer&t=3000`,
    );
    const share = page.getByRole('dialog', { name: 'Share link' });
    await expect(share).toContainText('This page is a file: its address leads nowhere elsewhere.');
    await share.getByRole('button', { name: 'Close' }).click();
    await page.evaluate(() => {
      // As in a build that is told where it is published.
      const link = Object.assign(document.createElement('link'), { rel: 'canonical' });
      link.href = 'https://example.test/hookscope/';
      document.head.append(link);
    });
    await page.getByRole('button', { name: 'Share link' }).click();
    await share.getByRole('button', { name: 'Show it large' }).click();
    await expect(
      page.getByRole('img', {
        name: 'QR code of https://example.test/hookscope/#/lab?scenario=lost-answer&t=3000',
      }),
    ).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await page.getByText('Licences', { exact: true }).click();
    await expect(page.getByText('SIL OPEN FONT LICENSE Version 1.1').first()).toBeVisible();
    expect(asked).toEqual([builtFile('hookscope.html')]);
    expect(complaints).toEqual([]);
  });

  test('the page that is one file checks by its own code where there is no WebCrypto, and says so', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });
    });
    await page.goto(`${builtFile('hookscope.html')}#/sign`);
    const card = page.getByRole('region', { name: 'Verdict' });
    await expect(card.getByRole('heading')).toHaveText(accept);
    await expect(card).toContainText('@noble/hashes');
  });
});

test('the sentence for where no script runs is never painted where one does', async ({ page }) => {
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const sentence = document.querySelector('.not-started');
      if (!sentence) return;
      requestAnimationFrame(() => {
        if (sentence.checkVisibility({ visibilityProperty: true })) console.error('painted');
      });
    }).observe(document, { childList: true, subtree: true });
  });
  const complaints = await watch(page);
  await page.goto(host() + folder);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the policy with Trusted Types is broken by no page, tab, panel or worker', async ({
  page,
  context,
}) => {
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const complaints = await watch(page);
  await page.goto(`${host()}${folder}#/lab`);
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', /require-trusted-types-for 'script'/);

  const tabs = page.getByRole('tab');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await expect(tabs).toHaveCount(9);
  for (const tab of await tabs.all()) {
    await tab.click();
    await expect(page.getByText('Loading.')).toHaveCount(0);
    const run = page.getByRole('tabpanel').getByRole('button', { name: /^Run/ });
    if ((await run.count()) > 0) await run.first().click();
  }
  await page.getByText('Last lines').click();
  await page.getByRole('link', { name: 'Sign', exact: true }).click();
  await page.getByRole('button', { name: 'Tamper', exact: true }).click();
  await page.getByRole('switch', { name: 'Show invisible characters' }).check();
  await expect(page.getByRole('radiogroup', { name: 'Language' })).toBeVisible();
  await choose(page, 'Language', 'Python');
  await expect(
    page.getByText('A cause was found.').or(page.getByText('No cause was found.')),
  ).toBeAttached();
  await page.evaluate(() => navigator.serviceWorker.ready);
  expect(complaints).toEqual([]);

  const smuggled = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<b>text</b>';
      return 'taken';
    } catch (error) {
      return error instanceof Error ? error.name : '';
    }
  });
  expect(smuggled).toBe('TypeError');
});

test('after one visit it opens without a network at the folder, at index.html, and at both with a query', async ({
  page,
  context,
}) => {
  await page.goto(host() + folder);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  for (const address of ['', 'index.html', '?x=1', 'index.html?x=1']) {
    await page.goto('about:blank');
    await page.goto(`${host()}${folder}${address}#/sign`);
    await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible();
  }
});
