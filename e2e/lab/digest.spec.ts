import { expect, test } from '@playwright/test';
import { fixedRuns } from '../../src/sim/laws/fixedRuns.testkit.ts';
import { simulationScript } from './simulationScript.ts';

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
