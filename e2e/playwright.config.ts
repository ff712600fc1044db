import { defineConfig, devices } from '@playwright/test';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { rememberedLaunchOptions } from '../src/tools/browser.mjs';
import { isFull } from '../src/tools/runs.testkit.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
// The workers read this file again, and must come to the same port: the environment tells them.
const port = (process.env['E2E_PORT'] ??= String(await freePort()));
const baseURL = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: '.',
  // Every day the engine is Chromium.
  testIgnore: isFull ? [] : 'everywhere/**',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: !!process.env['CI'],
  workers: 2,
  // A busy machine is slow, and slow is not wrong.
  timeout: 90_000,
  expect: { timeout: 30_000 },
  retries: 1,
  reporter: [
    [process.stdout.isTTY ? 'line' : 'list'],
    ['json', { outputFile: process.env['E2E_REPORT'] ?? '../test-results/e2e.json' }],
  ],
  use: {
    baseURL,
    // Recording takes a third of a test's time, so only a second try is recorded.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: rememberedLaunchOptions(),
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: root,
    url: baseURL,
    reuseExistingServer: false,
  },
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 4199);
      });
    });
  });
}
