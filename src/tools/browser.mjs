import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const remembered = fileURLToPath(
  new URL('../../node_modules/.cache/hookscope/browser.json', import.meta.url),
);
const isRoot = process.getuid?.() === 0;

const wellKnown = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

function pathOf(command) {
  if (isAbsolute(command)) return existsSync(command) ? command : undefined;
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, command))
    .find((file) => existsSync(file));
}

function launchOptions(executablePath) {
  return {
    ...(executablePath ? { executablePath } : {}),
    chromiumSandbox: !isRoot,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  };
}

async function probe(executablePath) {
  const { chromium } = await import('@playwright/test');
  try {
    const browser = await chromium.launch({ ...launchOptions(executablePath), timeout: 20_000 });
    const version = browser.version();
    await browser.close();
    return { executablePath, version };
  } catch {
    return undefined;
  }
}

/** The first Chromium that starts: the one named in CHROMIUM_PATH, Playwright's own, or the machine's. */
export async function findBrowser() {
  const named = process.env['CHROMIUM_PATH'];
  const candidates = named
    ? [named]
    : [undefined, ...wellKnown.map(pathOf).filter((path) => path !== undefined)];
  for (const candidate of candidates) {
    const found = await probe(candidate);
    if (!found) continue;
    mkdirSync(dirname(remembered), { recursive: true });
    writeFileSync(remembered, JSON.stringify(found));
    return found;
  }
  return undefined;
}

/** Downloads Playwright's Chromium; where that is not to be had, asks Debian for its own. */
export async function installBrowser() {
  const cli = join(
    dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
    'cli.js',
  );
  console.log("Installing a browser: Playwright's Chromium…");
  const download = spawnSync(process.execPath, [cli, 'install', '--only-shell', 'chromium'], {
    stdio: 'inherit',
    timeout: 300_000,
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000' },
  });
  if (download.status === 0) {
    const found = await findBrowser();
    if (found) return found;
  }
  if (!isRoot || !pathOf('apt-get')) return undefined;

  console.log("…not to be had; trying Debian's package…");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
  apt('update', '-qq');
  ['chromium-headless-shell', 'chromium'].some((name) =>
    apt('install', '-y', '-qq', '--no-install-recommends', name),
  );
  return findBrowser();
}

/** What the last search found, for Playwright's configuration, which cannot wait. */
export function rememberedLaunchOptions() {
  const path =
    process.env['CHROMIUM_PATH'] ??
    (existsSync(remembered)
      ? JSON.parse(readFileSync(remembered, 'utf8')).executablePath
      : undefined);
  return launchOptions(path);
}
