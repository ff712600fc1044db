// How much script a frame costs while about 1,000 messages are on their way, in the built page.
import { chromium } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { findBrowser, rememberedLaunchOptions } from '../browser.mjs';

const outDir = fileURLToPath(
  new URL('../../../node_modules/.cache/hookscope/frames', import.meta.url),
);
const budgetMs = 4;
const playedMs = 4_000;
const crowdLeast = 900;

/** Twenty payments every 500 ms, each 12 to 14 s on its way and as long back: 40 a second for 26 s. */
const crowd = new URLSearchParams({
  scenario: 'lost-answer',
  retryPlan: 'off',
  attempts: '1',
  burstEveryMs: '500',
  burstSize: '20',
  latencyMs: '2000',
  latencySpreadMs: '2000',
  heldBackPercent: '100',
  heldBackMs: '10000',
  // As a timeout of 5 s is to a way of 6 s there and back: most answers come too late.
  requestTimeoutMs: '22000',
  workers: '8',
  workMs: '0',
  pollEveryMs: '60000',
  t: '30000',
});

/** Whether the budget is kept; undefined when it was not measured. */
export async function benchFrames() {
  if (!(await findBrowser({ mayInstall: false }))) {
    console.log('Script per frame: not measured, no Chromium was found (npm test installs one).');
    return undefined;
  }
  await build({ logLevel: 'warn', build: { outDir } });
  const server = await preview({ build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const browser = await chromium.launch(rememberedLaunchOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 980 } });
    await page.goto(`${server.resolvedUrls?.local[0]}#/lab?${crowd}`);
    const play = page.getByRole('button', { name: 'Play', exact: true });
    await play.waitFor();
    await play.click();
    // The first second warms the engine up.
    await page.waitForTimeout(1_000);

    const session = await page.context().newCDPSession(page);
    // The thread's own time: what other programs take of the processor is not the page's.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const scriptMs = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1_000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0);
    };
    const before = await scriptMs();
    const frames = await page.evaluate(
      (ms) =>
        new Promise((done) => {
          const until = performance.now() + ms;
          let count = 0;
          requestAnimationFrame(function next(now) {
            count++;
            if (now < until) requestAnimationFrame(next);
            else done(count);
          });
        }),
      playedMs,
    );
    const perFrame = ((await scriptMs()) - before) / frames;
    const onTheWay = await page.getByText(/on the way$/).textContent();
    if (Number.parseInt(onTheWay ?? '') < crowdLeast)
      throw new Error(`There are only ${onTheWay}.`);
    const over = perFrame > budgetMs ? '  OVER' : '';
    console.log(`Script per frame with about 1,000 messages in flight (budget ${budgetMs} ms)`);
    console.log(
      `  mean of ${frames} frames, ${onTheWay}`.padEnd(46) + `${perFrame.toFixed(1)} ms${over}`,
    );
    return perFrame <= budgetMs;
  } finally {
    await browser.close();
    await server.close();
  }
}
