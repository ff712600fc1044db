import { expect, test } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { fixedRuns } from '../../src/sim/laws/fixedRuns.testkit.ts';

/** The simulation as one script, without the page around it. */
async function simulationScript(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('./fixedRunDigests.ts', import.meta.url)),
        formats: ['iife'],
        name: 'fixedRunDigests',
      },
    },
  })) as Rolldown.RolldownOutput[];
  return built[0]?.output[0].code ?? '';
}

test('the fixed runs have the same digest in Chromium as in Node', async ({ page }) => {
  await page.goto('about:blank');
  await page.addScriptTag({ content: await simulationScript() });

  const digests = await page.evaluate(() =>
    (
      window as unknown as {
        fixedRunDigests: { digests: () => Record<string, string> };
      }
    ).fixedRunDigests.digests(),
  );

  expect(digests).toEqual(Object.fromEntries(fixedRuns.map(({ name, digest }) => [name, digest])));
  expect(Object.keys(digests)).toHaveLength(fixedRuns.length);
});
