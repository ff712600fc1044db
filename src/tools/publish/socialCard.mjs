// Makes dist/social-card.png of the SVG that the build drew, with the page's own font. Needs a build, and the browser
// that `node src/tools/ensure.mjs browser` finds.
import { chromium } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { rememberedLaunchOptions } from '../browser.mjs';

const svg = readFileSync('dist/social-card.svg', 'utf8');
const font = readdirSync('dist/assets').find((name) =>
  name.startsWith('atkinson-hyperlegible-next'),
);
if (!font) throw new Error('The build has no font.');
const bytes = readFileSync(`dist/assets/${font}`).toString('base64');

const browser = await chromium.launch(rememberedLaunchOptions());
try {
  const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
  await page.setContent(
    `<style>@font-face { font-family: 'Atkinson Hyperlegible Next'; font-weight: 200 800; src: url(data:font/woff2;base64,${bytes}); } body { margin: 0; } svg { display: block; }</style>${svg}`,
  );
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: 'dist/social-card.png' });
} finally {
  await browser.close();
}
