import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * Serves the build from a folder of a host of its own, as a plain host of files does: every origin may read them,
 * and what is not there is not found.
 * @param other pages of the same host, by path.
 * @param isNext whether the next build has taken its place: one whose parts all have other names, and some other words.
 */
export async function serveBuilt(
  folder: string,
  other: Record<string, string> = {},
  isNext = () => false,
) {
  const server = createServer(({ url = '' }, response) => {
    const path = new URL(url, 'http://host').pathname;
    const page = other[path];
    response.setHeader('Access-Control-Allow-Origin', '*');
    try {
      if (page !== undefined) {
        response.setHeader('Content-Type', 'text/html');
        response.end(page);
        return;
      }
      if (!path.startsWith(folder)) throw new Error('elsewhere');
      const name = path.slice(folder.length) || 'index.html';
      if (isNext() && name.startsWith('assets/')) throw new Error('gone');
      const content = readFileSync(dist + name.replace('assetz/', 'assets/'));
      response.setHeader('Content-Type', types[extname(name)] ?? 'application/octet-stream');
      response.end(isNext() ? nextOf(name, content) : content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function nextOf(name: string, content: Buffer): Buffer | string {
  if (!/\.(?:html|js|css)$/.test(name)) return content;
  return content
    .toString()
    .replaceAll('assets', 'assetz')
    .replaceAll('Ten short chapters', 'Ten brief chapters')
    .replace(/(?<=const cacheName = ours \+ ')\w+/, 'next');
}
