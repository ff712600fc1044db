// Runs before `npm start` and `npm test`, with nothing installed yet: Node's own modules only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

function giveUp(sentence) {
  console.error(sentence);
  // `npm test` promises this as its last line, whatever happened.
  if (process.env['npm_lifecycle_event']?.startsWith('pretest')) console.log('0 passed, 1 failed');
  process.exit(1);
}

/** True when node_modules holds exactly what package-lock.json says; npm's own hidden lockfile tells. */
function installed() {
  try {
    const wanted = packagesOf('package-lock.json');
    const present = packagesOf('node_modules/.package-lock.json');
    return (
      existsSync(join(root, 'node_modules/vite/package.json')) &&
      Object.entries(wanted).every(([at, { version, integrity, optional }]) => {
        if (at === '') return true;
        const found = present[at];
        if (!found) return optional === true;
        return found.version === version && found.integrity === integrity;
      })
    );
  } catch {
    return false;
  }
}

function packagesOf(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
}

function npm(args) {
  // A caller's --omit=dev or NODE_ENV=production would leave the tools out.
  const unwanted =
    /^(node_env|npm_(config_(omit|production|only|include|ignore_scripts|dry_run|package_lock_only)|lifecycle_.*|package_.*|command))$/i;
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !unwanted.test(name)),
  );
  const options = { cwd: root, stdio: 'inherit', env };
  // The running npm's own entry; there is none when this file is called by hand.
  const entry = process.env['npm_execpath'];
  const { status } = entry?.endsWith('.js')
    ? spawnSync(process.execPath, [entry, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  return status === 0;
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24)) {
  giveUp(`Node ${process.versions.node} is not supported: install Node 20.19+, 22.13+ or 24+.`);
}

if (!installed()) {
  console.log('Installing dependencies (npm ci)…');
  if (!npm(['ci', '--include=dev', '--no-audit', '--no-fund'])) giveUp('npm ci failed.');
}

if (process.argv.includes('browser')) {
  const { findBrowser } = await import('./browser.mjs');
  const browser = await findBrowser();
  if (!browser) {
    giveUp(
      'No Chromium was found and none could be installed. Install one ' +
        '(for example with `npx playwright install chromium` or `apt-get install chromium`) or set CHROMIUM_PATH.',
    );
  }
  console.log(`Browser: ${browser.executablePath ?? "Playwright's own"} ${browser.version}`);
}
