import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import express from 'express';
import fastify from 'fastify';
import { defineEventHandler, H3, readRawBody } from 'h3';
import { toNodeHandler } from 'h3/node';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import Koa from 'koa';
import { spawn } from 'node:child_process';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createConnection, type AddressInfo } from 'node:net';
import { base64FromBytes } from '../../bytes/bytes.ts';
import { withoutTypes } from '../typeCheck.testkit.ts';
import { programs, type Handler, type WriteFile } from './programs.testkit.ts';

/** A framework that listens on the loopback address, with a handler at every path. */
export interface Receiver {
  readonly port: number;
  readonly close: () => void;
}

/** What a Node handler answers: a text in JSON. */
const told = (rawBody: Uint8Array, headers: object, url: unknown, method: unknown) =>
  JSON.stringify({ body: base64FromBytes(new Uint8Array(rawBody)), headers, url, method });

/** Goes on behind the line that sets the raw body: sets the address and the method, and answers. */
function inserted({ rawBody, url, method }: Handler, answer: string): string {
  const lines = `${url}\n${method}\n${answer}`;
  return rawBody
    .replaceAll("'/webhooks'", 'path')
    .replace(/^.*\brawBody\b.* = .*;.*$/m, (line) => `${line}\n${lines}`);
}

type InNode = 'Express' | 'Fastify' | 'Koa' | 'Hono' | 'Nitro / h3';

const inNode: Readonly<Record<InNode, (handler: Handler) => Server | Promise<Server>>> = {
  Express: (handler) => {
    const app = express();
    const code = inserted(handler, 'res.send(told(rawBody, req.headers, url, method));');
    run(code, { app, express, told, path: /.*/ });
    return createServer(app as RequestListener);
  },
  Fastify: async (handler) => {
    const app = fastify();
    const code = inserted(handler, 'return told(rawBody, request.headers, url, method);');
    run(code, { fastify: app, told, path: '*' });
    await app.ready();
    return createServer((request, response) => {
      app.routing(request, response);
    });
  },
  Koa: (handler) => {
    const app = new Koa();
    const code = inserted(handler, 'ctx.body = told(rawBody, ctx.headers, url, method);');
    // Koa has no router of its own.
    const router = { post: (_: string, handle: Koa.Middleware) => app.use(handle) };
    run(code, { router, told, path: '' });
    const handle = app.callback();
    return createServer((request, response) => void handle(request, response));
  },
  Hono: (handler) => {
    const app = new Hono<{ Bindings: HttpBindings }>();
    const code = inserted(handler, 'return c.text(told(rawBody, c.req.header(), url, method));');
    run(withoutTypes(code), { app, bodyLimit, told, path: '*' });
    return createAdaptorServer(app) as Server;
  },
  'Nitro / h3': (handler) => {
    const app = new H3();
    const answer = 'return told(rawBody, Object.fromEntries(event.headers), url, method);';
    const code = inserted(handler, answer).replace('export default', 'return');
    // Nitro 2 has no other; h3 2 keeps it.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const handle = run(withoutTypes(code), { defineEventHandler, readRawBody, told });
    app.post('/**', handle as ReturnType<typeof defineEventHandler>);
    return createServer(toNodeHandler(app));
  },
};

function run(code: string, names: Readonly<Record<string, unknown>>): unknown {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const made = new Function(...Object.keys(names), code) as (...values: unknown[]) => unknown;
  return made(...Object.values(names));
}

/** The frameworks that can be run here as they are. */
export const receivers = [
  ...(Object.keys(inNode) as InNode[]),
  ...(Object.keys(programs) as (keyof typeof programs)[]),
] as const;
export type Runs = (typeof receivers)[number];

const isInNode = (framework: Runs): framework is InNode => Object.hasOwn(inNode, framework);

/** Why it cannot be run here; an empty text where it can. */
export function notHere(framework: Runs): string {
  const missing = isInNode(framework) ? '' : programs[framework].missing();
  return missing === '' ? '' : ` (skipped: ${missing})`;
}

/** A machine at work starts the slowest, the one of Java, in ten seconds. */
const startsWithinMs = 60_000;

/** Starts a framework with the code as it is printed. Rejects where it ends, or has not begun to listen in a minute. */
export async function receive(
  framework: Runs,
  handler: Handler,
  writeFile: WriteFile,
): Promise<Receiver> {
  if (isInNode(framework)) {
    const server = await inNode[framework](handler);
    await new Promise<void>((listening) => {
      server.listen(0, '127.0.0.1', listening);
    });
    return {
      port: (server.address() as AddressInfo).port,
      close: () => {
        server.close();
        server.closeAllConnections();
      },
    };
  }
  const port = await freePort();
  const env = {
    ...process.env,
    PUBLIC_URL: 'https://example.com',
    WEBHOOK_URL: 'https://example.com/webhooks/',
    GO111MODULE: 'off',
  };
  const [command = '', ...args] = programs[framework].command(handler, port, writeFile);
  const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let problem = '';
  child.stderr.on('data', (text) => (problem = `${problem}${String(text)}`.slice(-4_000)));
  const close = () => child.kill('SIGKILL');
  const until = Date.now() + startsWithinMs;
  while (!(await accepts(port))) {
    if (child.exitCode !== null || Date.now() > until) {
      close();
      throw new Error(`${framework} has not started: ${problem}`);
    }
    await new Promise((again) => setTimeout(again, 50));
  }
  return { port, close };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => {
      resolve(false);
    });
  });
}
