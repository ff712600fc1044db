import { expect, test } from '@playwright/test';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serviceWorker } from '../../src/tools/serviceWorker.ts';

/** One host with two copies of the page in two folders, each in the version it stands at. */
const versions: Record<string, string> = {};
let server: Server;

test.beforeEach(async () => {
  Object.assign(versions, { one: 'a1', two: 'b1' });
  server = createServer(({ url = '' }, response) => {
    const [, folder = '', file] = url.split('/');
    const version = versions[folder];
    if (version === undefined) {
      response.writeHead(404).end();
    } else if (file === 'sw.js') {
      response.setHeader('Content-Type', 'text/javascript');
      response.end(serviceWorker({ version, files: ['./'] }));
    } else {
      response.setHeader('Content-Type', 'text/html');
      response.end(`<title>${folder} ${version}</title>`);
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

test.afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

test('two copies in two folders of one host keep their pages apart, and each drops only its own old one', async ({
  page,
  context,
}) => {
  const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  async function visit(folder: string): Promise<void> {
    await page.goto(`${host}/${folder}/`);
    await page.evaluate(async () => {
      await navigator.serviceWorker.register('./sw.js');
      await navigator.serviceWorker.ready;
    });
  }
  const kept = async () => (await page.evaluate(() => caches.keys())).length;

  await visit('one');
  await visit('two');
  await expect.poll(kept).toBe(2);

  versions['one'] = 'a2';
  await visit('one');
  await expect.poll(kept).toBe(3);
  // The new version takes over once no tab holds the old one.
  await page.goto('about:blank');
  await visit('two');
  await expect.poll(kept).toBe(2);

  await context.setOffline(true);
  await page.goto(`${host}/one/`);
  await expect(page).toHaveTitle('one a2');
  await page.goto(`${host}/two/`);
  await expect(page).toHaveTitle('two b1');
});
