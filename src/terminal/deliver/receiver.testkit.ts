import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** What a receiver may do wrong. */
export type Flaw =
  | 'writes the body again'
  | 'checks nothing'
  | 'takes what is unsigned'
  | 'knows no event'
  | 'looks before it writes'
  | 'takes any time'
  | 'compares the first signature'
  | 'takes small bodies only'
  | 'takes one at a time'
  | 'breaks on what it should refuse';

/** A key of 24 bytes, and the secret that says it. */
const key = Buffer.from('a key for tests, 24 long');
export const testSecret = `whsec_${key.toString('base64')}`;

/** A receiver of Standard Webhooks on this machine that does all right but for its flaws. */
export async function startReceiver(...flaws: readonly Flaw[]) {
  const server = createServer(receiving(flaws));
  const url = await listening(server);
  return { url: `${url}/webhooks`, effects: `${url}/effects`, close: () => closed(server) };
}

function receiving(flaws: readonly Flaw[]): RequestListener {
  const has = (flaw: Flaw) => flaws.includes(flaw);
  const known = new Set<string>();
  const effects: Record<string, number> = {};
  let busy = 0;
  const receive = async (request: IncomingMessage): Promise<number> => {
    const raw = await bodyOf(request);
    if (has('takes one at a time')) await setTimeout(20);
    if (has('takes small bodies only') && raw.length > 100_000) return 413;
    const body = has('writes the body again') ? writtenAgain(raw) : raw;
    const header = (name: string) => String(request.headers[`webhook-${name}`] ?? '');
    const id = header('id');
    if (!has('checks nothing') && !(has('takes what is unsigned') && header('signature') === '')) {
      const mac = createHmac('sha256', key)
        .update(`${id}.${header('timestamp')}.`)
        .update(body)
        .digest('base64');
      const offered = header('signature').split(' ');
      const compared = has('compares the first signature') ? offered.slice(0, 1) : offered;
      if (!compared.includes(`v1,${mac}`))
        return has('breaks on what it should refuse') ? 500 : 401;
      const ageSeconds = Date.now() / 1_000 - Number(header('timestamp'));
      if (!has('takes any time') && Math.abs(ageSeconds) > 300) return 401;
    }
    if (known.has(id) && !has('knows no event')) return 200;
    if (has('looks before it writes')) await setTimeout(20);
    known.add(id);
    effects[id] = (effects[id] ?? 0) + 1;
    return 200;
  };
  return (request, response) => {
    if (request.url === '/effects') {
      response.end(JSON.stringify(effects));
      return;
    }
    if (has('takes one at a time') && busy > 20) {
      response.writeHead(503).end();
      return;
    }
    busy++;
    void receive(request).then((status) => {
      busy--;
      response.writeHead(status).end();
    });
  };
}

/** Any server on a free port of this machine. */
export async function startServer(listener: RequestListener) {
  const server = createServer(listener);
  return { url: await listening(server), close: () => closed(server) };
}

/** A server whose certificate nobody but itself has signed. */
export async function startSelfSigned(listener: RequestListener) {
  const server = createTlsServer(selfSigned, listener);
  return { url: await listening(server, 'https'), close: () => closed(server) };
}

/** The receiver without a flaw behind TLS, the certificate to trust, and the names that clients asked for. */
export async function startTlsReceiver() {
  const server = createTlsServer(selfSigned, receiving([]));
  const names = new Set<unknown>();
  server.on('secureConnection', ({ servername }: { servername?: unknown }) =>
    names.add(servername),
  );
  const byAddress = await listening(server, 'https');
  const url = byAddress.replace('127.0.0.1', 'localhost');
  return { url, byAddress, names, certificate: selfSigned.cert, close: () => closed(server) };
}

async function listening(server: Server, scheme = 'http'): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => {
    server.close(() => {
      done();
    });
  });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function writtenAgain(raw: Buffer): string {
  try {
    return JSON.stringify(JSON.parse(new TextDecoder().decode(raw)));
  } catch {
    return '';
  }
}

/** Made for tests only, for a hundred years. */
const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgEZuJWBUg72/7ZzP9
oCSJtpIDS+TvCjAg9Cm9DxDGXxehRANCAASAnvTu/WLO3ihAWTfY1zNgspUvEWA0
iD5a6DhvOmswyo8IJWjka9pgIgpK6FFPtGbK/Zf91F3kSv9GUztu2Oab
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBgDCCASWgAwIBAgIUap+kZRKB7G+3PzyWm51Fcij0/B0wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTIwMTAwNDczMloYDzIxMjYxMTA3
MDA0NzMyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASAnvTu/WLO3ihAWTfY1zNgspUvEWA0iD5a6DhvOmswyo8IJWjka9pg
IgpK6FFPtGbK/Zf91F3kSv9GUztu2Oabo1MwUTAdBgNVHQ4EFgQUKMlU/3M+XwBN
+FfjrDG64GOUObEwHwYDVR0jBBgwFoAUKMlU/3M+XwBN+FfjrDG64GOUObEwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEAsk0LMrmtLRGraC5Jnr4k
xKmdt+r9s0e9rd3cqgPYl0sCIQC/X6hMrUuLJGlKpZkgVh3/qTjHxaLBqy51XqW5
0rqtEA==
-----END CERTIFICATE-----
`,
};
