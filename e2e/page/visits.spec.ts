import { expect, test } from '@playwright/test';
import { filesOf, partsOf } from '../../src/tools/visits.mjs';
import { manifest } from './manifest.ts';

test.use({ serviceWorkers: 'block' });

for (const [width, height, large] of [
  [360, 800],
  [1280, 720],
  [1920, 1080, 'in a large window'],
] as const) {
  for (const [name, hash] of [
    ['home', ''],
    ['learn', 'learn/3'],
    ['lab', 'lab'],
    ['present', 'present/1'],
    ['sign', 'sign'],
  ] as const) {
    test(`a visit to ${name} without a touch, in ${width} × ${height}, loads what its size is counted from`, async ({
      page,
    }) => {
      const loaded = new Set<string>();
      page.on('response', (response) => {
        const file = /assets\/[^/]+\.(?:js|css)$/.exec(response.url())?.[0];
        if (file && !file.includes('.worker-')) loaded.add(file);
      });
      await page.setViewportSize({ width, height });
      await page.goto(`/#/${hash}`);
      const counted = [...filesOf(manifest, partsOf(name, large))].sort();
      await expect.poll(() => [...loaded].sort()).toEqual(counted);
      // Nothing comes behind.
      await page.waitForLoadState('networkidle');
      expect([...loaded].sort()).toEqual(counted);
    });
  }
}

for (const [hash, part] of [
  ['', 'src/learn/home/HomePage.svelte'],
  ['nowhere', 'src/learn/home/HomePage.svelte'],
  ['sign?scheme=github', 'src/sign/page.svelte.ts'],
  ['learn/10', 'src/lessons/chapters/justTheBell.ts'],
  ['learn/capstone', 'src/lessons/chapters/nightShift.ts'],
  ['present/12?embed=1', 'src/lessons/demos/trustingDemos.ts'],
] as const) {
  test(`what #/${hash} shows is asked for before the script of the page has come`, async ({
    page,
  }) => {
    await page.route('**/assets/index-*.js', () => undefined);
    await page.goto(`/#/${hash}`, { waitUntil: 'commit' });
    const file = manifest[part]?.file ?? '';
    await expect(page.locator(`link[rel="modulepreload"][href="${file}"]`)).toHaveCount(1);
  });
}

test('a pointer that lies still where the page comes under it is no touch, and one that moves is', async ({
  page,
}) => {
  const later: string[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/assets/chapterRun')) later.push(response.url());
  });
  await page.goto('/#/learn/3');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => dispatchEvent(new PointerEvent('pointermove')));
  await page.waitForLoadState('networkidle');
  expect(later).toEqual([]);

  await page.mouse.move(100, 150);
  await expect.poll(() => later.length).toBe(1);
});
