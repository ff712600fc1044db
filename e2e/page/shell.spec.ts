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

  await page.getByRole('button', { name: 'Theme: system' }).click();
  await page.getByRole('button', { name: 'Theme: light' }).click();
  await page.reload();

  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
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
