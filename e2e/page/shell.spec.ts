import { expect, test, type Page } from '@playwright/test';

/** Everything a page should never do: complain, break the policy, or ask another origin. */
function watch(page: Page, ownOrigin: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== ownOrigin) complaints.push(request.url());
  });
  return complaints;
}

for (const [name, title] of [
  ['learn', 'Learn'],
  ['lab', 'Lab'],
  ['sign', 'Sign'],
] as const) {
  test(`the ${title} page opens quietly and asks no other origin`, async ({ page, baseURL }) => {
    const complaints = watch(page, baseURL ?? '');
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });

    await page.goto(`/#/${name}`);

    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    await expect(page).toHaveTitle(`${title} · Hookscope`);
    await expect(page.getByRole('link', { name: title, exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await page.waitForLoadState('networkidle');
    expect(complaints).toEqual([]);
  });
}

test('after one visit the whole page opens without a network', async ({ page, context }) => {
  await page.goto('/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();

  await context.setOffline(true);
  await page.goto('/?from=elsewhere#/lab');
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await page.getByRole('link', { name: 'Sign', exact: true }).click();

  await expect(page).toHaveTitle('Sign · Hookscope');
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
});

test('the chosen theme outlives a reload', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await background()).toBe('rgb(251, 250, 246)');

  await page.getByRole('button', { name: 'Settings and help' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.reload();

  await expect(page.getByRole('button', { name: 'Settings and help' })).toBeVisible();
  expect(await background()).toBe('rgb(16, 20, 28)');
});

test('the skip link moves past the header without leaving the page', async ({ page }) => {
  await page.goto('/#/sign');
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('main')).toBeFocused();
  await expect(page).toHaveURL(/#\/sign$/);
});

/** What index.html has a copy of, as each page draws it too. */
const copies = {
  home: ['.brand svg', '.brand', '.pages', '.home-title'],
  lab: ['.brand svg', '.brand', '.pages', '.lab-title h1', '.lab-title h1 + p', '.lab-title .ways'],
  sign: ['.brand svg', '.brand', '.pages', '.card.roomy h2', '.card.roomy h2 + p'],
};

/** The words and the picture of each in what is visible, wherever it is. */
function textsOf(page: Page, selectors: readonly string[]): Promise<string[]> {
  return page.evaluate(
    (all) =>
      all.map((selector) => {
        const shown = Array.from(document.querySelectorAll(selector)).find((each) =>
          each.checkVisibility(),
        );
        const said = selector.endsWith('svg') ? shown?.innerHTML : shown?.textContent;
        return said?.replaceAll(/\s+/g, '') ?? '';
      }),
    selectors,
  );
}

test.describe('before the script has run', () => {
  // It would have the script.
  test.use({ serviceWorkers: 'block', viewport: { width: 1440, height: 900 } });

  for (const name of ['home', 'lab', 'sign'] as const) {
    test(`what stands on ${name} is what its script draws`, async ({ page }) => {
      let go = () => {};
      const held = new Promise<void>((resolve) => {
        go = resolve;
      });
      await page.route('**/assets/index-*.js', async (route) => {
        await held;
        await route.continue();
      });
      await page.addInitScript(() => {
        localStorage.setItem('hookscope.theme', 'dark');
      });
      await page.goto(name === 'home' ? '/' : `/#/${name}`, { waitUntil: 'commit' });
      await expect(page.locator(`.begins.${name}`).first()).toBeVisible();
      const before = await textsOf(page, copies[name]);
      expect(before).not.toContain('');
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');

      go();
      await expect(page.getByRole('button', { name: 'Settings and help' })).toBeVisible();
      await expect(page.getByRole('main')).not.toBeEmpty();
      expect(await textsOf(page, copies[name])).toEqual(before);
    });
  }

  test('the page names the first scenario only where that is the one of the link', async ({
    page,
  }) => {
    await page.goto('/#/lab');
    await expect(page).toHaveURL(/scenario=/);
    const first = new URL(page.url()).hash;
    await page.route('**/assets/index-*.js', () => undefined);
    for (const [hash, named] of [
      [first, true],
      [first.replace(/scenario=[\w-]+/, 'scenario=outage-and-retries'), false],
    ] as const) {
      await page.goto('about:blank');
      await page.goto(`/${hash}`, { waitUntil: 'commit' });
      await expect(page.locator('.lab-title .ways')).toBeVisible();
      await expect(page.locator('.lab-title h1')).toBeVisible({ visible: named });
    }
  });
});
