import { expect } from '@playwright/test';
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { end, installed, makeHome, start, type Engine } from './engine.ts';

/** Where distributions keep the browser that WebKitGTK brings along for tests. */
function miniBrowser(): string | undefined {
  const folders = ['/usr/lib', '/usr/lib64', '/usr/libexec', '/usr/lib/x86_64-linux-gnu'];
  const inside = folders.flatMap((folder) => {
    try {
      return readdirSync(folder)
        .filter((name) => name.startsWith('webkit2gtk-') || name.startsWith('webkitgtk-'))
        .map((name) => `${folder}/${name}/MiniBrowser`);
    } catch {
      return [];
    }
  });
  return installed('MiniBrowser', ...inside);
}

/** WebKitGTK, its driver and a screen for it, where all three are installed. */
export function webKitPrograms() {
  const [driver, browser, screen] = [
    installed('WebKitWebDriver'),
    miniBrowser(),
    installed('Xvfb'),
  ];
  return driver && browser && screen ? { driver, browser, screen } : undefined;
}

/** Starts WebKitGTK on a screen that nobody sees, and speaks WebDriver to it: https://www.w3.org/TR/webdriver2/ */
export async function startWebKit({
  driver,
  browser,
  screen,
}: NonNullable<ReturnType<typeof webKitPrograms>>): Promise<Engine> {
  const display = await start(screen, ['-displayfd', '1', '-screen', '0', '1400x1000x24'], {
    says: /^(\d+)$/m,
  });
  const home = makeHome();
  const port = await freePort();
  const service = spawn(driver, [`--port=${port}`], {
    stdio: 'ignore',
    cwd: home.folder,
    env: {
      ...process.env,
      HOME: home.folder,
      DISPLAY: `:${display.said}`,
      // Without a graphics card; and in a container there is no sandbox in the sandbox.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  });

  async function send<T>(path: string, body?: object, method = 'POST'): Promise<T> {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = (await response.json()) as {
      value: T & { error?: string; message?: string };
    };
    if (!response.ok) throw new Error(`${path}: ${value.error ?? ''}, ${value.message ?? ''}`);
    return value;
  }

  // It does not say when it listens.
  await expect
    .poll(() =>
      send('/status', undefined, 'GET').then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  const { sessionId, capabilities } = await send<{
    sessionId: string;
    capabilities: { browserVersion: string };
  }>('/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } },
    },
  });
  const session = `/session/${sessionId}`;
  await send(`${session}/window/rect`, { x: 0, y: 0, width: 1280, height: 900 });

  return {
    version: `WebKitGTK ${capabilities.browserVersion}`,
    open: (url) => send(`${session}/url`, { url }),
    evaluate: async (expression) =>
      (await send<string | null>(`${session}/execute/sync`, {
        script: `return (async () => JSON.stringify(await (${expression})))()`,
        args: [],
      })) ?? 'null',
    act: (actions) => send(`${session}/actions`, { actions }),
    async close() {
      await send(session, undefined, 'DELETE');
      await end(service);
      await end(display.child);
      home.leave();
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
