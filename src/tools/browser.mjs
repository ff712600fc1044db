import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const remembered = fileURLToPath(
  new URL('../../node_modules/.cache/hookscope/browser.json', import.meta.url),
);
const isRoot = process.getuid?.() === 0;

/** Chromium without windows: the same engine, several times as fast to start and to look at. */
const shellNames = ['chromium-headless-shell'];

const fullNames = [
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

const isAt = (path) => path !== undefined;

/**
 * The browser to test in, which is remembered: the one named in CHROMIUM_PATH; else a headless shell, Playwright's own
 * or the machine's, which is installed where it can be had; else any Chromium there is.
 */
export async function findBrowser({ mayInstall = true } = {}) {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return firstThatStarts([named]);
  const full = fullNames.map(pathOf).filter(isAt);
  return (
    (await firstThatStarts([undefined, ...shellNames.map(pathOf).filter(isAt)])) ??
    // Once in vain is enough where there is another browser.
    (!mayInstall || (full.length > 0 && recall()?.shellIsNotToBeHad)
      ? undefined
      : await installShell()) ??
    (await firstThatStarts(full, { shellIsNotToBeHad: true })) ??
    (mayInstall ? await installPackages(['chromium']) : undefined)
  );
}

async function firstThatStarts(candidates, more = {}) {
  for (const candidate of candidates) {
    const found = await probe(candidate);
    if (!found) continue;
    mkdirSync(dirname(remembered), { recursive: true });
    writeFileSync(remembered, JSON.stringify({ ...found, ...more }));
    return found;
  }
  return undefined;
}

function recall() {
  return existsSync(remembered) ? JSON.parse(readFileSync(remembered, 'utf8')) : undefined;
}

/** Downloads Playwright's own shell; where that is not to be had, asks Debian for its. */
async function installShell() {
  const cli = join(
    dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
    'cli.js',
  );
  console.log("Installing a browser: Playwright's headless Chromium…");
  const download = spawnSync(process.execPath, [cli, 'install', '--only-shell', 'chromium'], {
    stdio: 'inherit',
    timeout: 300_000,
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000' },
  });
  if (download.status === 0) {
    const found = await firstThatStarts([undefined]);
    if (found) return found;
  }
  return installPackages(shellNames);
}

async function installPackages(names) {
  if (!isRoot || !pathOf('apt-get')) return undefined;
  console.log(`…trying Debian's package: ${names.join(', ')}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...names);
  return firstThatStarts(names.map(pathOf).filter(isAt));
}

/** What the last search found, for Playwright's configuration, which cannot wait. */
export function rememberedLaunchOptions() {
  return launchOptions(process.env['CHROMIUM_PATH'] ?? recall()?.executablePath);
}
