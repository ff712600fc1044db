import { test as base, type BrowserContext } from '@playwright/test';
import { LabPage } from '../lab/labPage.ts';

/** A test with a browser context of its own: for clocks, networks and service workers, which a context keeps. */
export const freshTest = base.extend<{ lab: LabPage }>({
  lab: async ({ page }, use) => {
    await use(new LabPage(page));
  },
});

/**
 * A test in a browser context that other tests of the same worker use too, each with a page of its own: the app's
 * files are read once a worker instead of once a test. Storage and permissions are emptied after each test.
 */
export const test = freshTest.extend<object, { workerContext: BrowserContext }>({
  workerContext: [
    async ({ browser }, use, { project }) => {
      const { baseURL, viewport, userAgent } = project.use;
      const context = await browser.newContext({
        ...(baseURL === undefined ? {} : { baseURL }),
        ...(viewport === undefined ? {} : { viewport }),
        ...(userAgent === undefined ? {} : { userAgent }),
        // It would install itself beside the tests, and answer for the server.
        serviceWorkers: 'block',
      });
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],

  context: async ({ workerContext }, use) => {
    await use(workerContext);
    await Promise.all(
      workerContext.pages().map(async (page) => {
        await page.evaluate(() => {
          localStorage.clear();
          sessionStorage.clear();
        });
        await page.close();
      }),
    );
    await workerContext.clearPermissions();
  },
});
