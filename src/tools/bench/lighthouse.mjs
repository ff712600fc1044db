// Prints what Lighthouse gives each page of the build that is there: `npm run build && npm run lighthouse`. It is fetched
// by npx at this version and is no dependency, for it brings some two hundred packages and no test needs it; 13 needs
// Node 22.19. `npm run lighthouse -- 5 lab,sign` measures two pages five times: performance is the median.
import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { preview } from 'vite';
import { findBrowser } from '../browser.mjs';

const version = '12.8.2';
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const places = { home: '', learn: 'learn/1', lab: 'lab', sign: 'sign', present: 'present/1' };

const [times = '3', names = Object.keys(places).join()] = process.argv.slice(2);
const browser = await findBrowser();
if (!browser) throw new Error('There is no Chromium here: set CHROMIUM_PATH.');
const env = { ...process.env, CHROME_PATH: browser.executablePath ?? chromium.executablePath() };
const server = await preview({ preview: { host: '127.0.0.1', port: 0 }, logLevel: 'silent' });
const address = server.resolvedUrls?.local[0] ?? '';

/** A report of Lighthouse. */
async function visit(url) {
  const flags = ['headless', 'no-sandbox', 'disable-gpu', 'disable-background-networking'];
  const args = [
    ...['--yes', `lighthouse@${version}`, url, '--quiet', '--output=json'],
    `--only-categories=${categories.join()}`,
    `--chrome-flags=${flags.map((flag) => `--${flag}`).join(' ')}`,
  ];
  const child = spawn('npx', args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let report = '';
  child.stdout.on('data', (bytes) => (report += bytes));
  await new Promise((closed) => child.once('close', closed));
  return JSON.parse(report);
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[numbers.length >> 1];

console.log(['page', ...categories, 'first paint', 'largest', 'blocked', 'shift'].join('\t'));
for (const name of names.split(',')) {
  const reports = [];
  for (let run = 0; run < Number(times); run++)
    reports.push(await visit(`${address}#/${places[name]}`));
  const scores = categories.map((category) =>
    median(reports.map((report) => Math.round(report.categories[category].score * 100))),
  );
  const measured = (audit) => median(reports.map(({ audits }) => audits[audit].numericValue));
  const durations = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time'];
  console.log(
    [
      ...[name, ...scores],
      ...durations.map((audit) => `${Math.round(measured(audit))} ms`),
      measured('cumulative-layout-shift').toFixed(3),
    ].join('\t'),
  );
}
await server.close();
