import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import express from 'express';
import fastify from 'fastify';
import { defineEventHandler, H3, readRawBody } from 'h3';
import { toNodeHandler } from 'h3/node';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import Koa from 'koa';
import { spawn, spawnSync } from 'node:child_process';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createConnection, type AddressInfo } from 'node:net';
import { base64FromBytes, bytesFromBase64, concatBytes } from '../bytes/bytes.ts';
import type { Framework } from './cure.ts';
import { withoutTypes } from './typeCheck.testkit.ts';

/** The code of one handler: what reads the body, and what comes after it. */
export interface Handler {
  readonly rawBody: string;
  /** Sets `url`. */
  readonly url: string;
  /** Sets `method`. */
  readonly method: string;
}

/** A framework that listens on the loopback address, with a handler at every path. */
export interface Receiver {
  readonly port: number;
  readonly close: () => void;
}

/** What a handler got. */
export interface Got {
  readonly status: number;
  readonly body?: Uint8Array;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly url?: string;
  readonly method?: string;
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

/** The imports of each Python framework, how it is started, and what its handler answers. */
const inPython = {
  Flask: {
    needs: 'flask',
    before: 'from flask import Flask, request\napp = Flask(__name__)',
    answer: 'return told(raw_body, request.headers.items(), url, method)',
    after: 'app.run(port=port)',
  },
  FastAPI: {
    needs: 'fastapi, uvicorn',
    before:
      'import fastapi, uvicorn\nfrom fastapi import Request\napp = fastapi.FastAPI()\nResponse = fastapi.responses.PlainTextResponse',
    answer: 'return Response(told(raw_body, request.headers.items(), url, method))',
    after: 'uvicorn.run(app, port=port, log_level="critical")',
  },
  Django: {
    needs: 'django, gunicorn',
    before: `import django
from django.conf import settings
from django.http import HttpResponse
from django.urls import re_path
from django.views.decorators.csrf import csrf_exempt
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="x", MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"])
django.setup()`,
    answer: 'return HttpResponse(told(raw_body, request.headers.items(), url, method))',
    after: `urlpatterns = [re_path("", webhooks)]
from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication
class App(BaseApplication):
    def load_config(self):
        self.cfg.set("bind", f"127.0.0.1:{port}")
        self.cfg.set("loglevel", "critical")
    def load(self):
        return get_wsgi_application()
App().run()`,
  },
} as const satisfies Partial<Record<Framework, unknown>>;

/** The frameworks that can be run here as they are. */
export const receivers = [
  ...(Object.keys(inNode) as InNode[]),
  ...(Object.keys(inPython) as (keyof typeof inPython)[]),
  'Go',
] as const;
export type Runs = (typeof receivers)[number];

const isInNode = (framework: Runs): framework is InNode => Object.hasOwn(inNode, framework);

/** Python where its packages are, if it is not the one on the path. */
const python = process.env['HOOKSCOPE_PYTHON'] ?? 'python3';

/** Why it cannot be run here; an empty text where it can. */
export function notHere(framework: Runs): string {
  if (isInNode(framework)) return '';
  if (framework === 'Go') {
    return spawnSync('go', ['version']).status === 0 ? '' : ' (skipped: go is not installed)';
  }
  const { needs } = inPython[framework];
  return spawnSync(python, ['-c', `import ${needs}`]).status === 0
    ? ''
    : ` (skipped: ${python} has no ${needs})`;
}

/** Starts a framework with the code as it is printed; `folder` is where a program is written. */
export async function receive(
  framework: Runs,
  handler: Handler,
  writeFile: (name: string, text: string) => string,
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
  const env = { ...process.env, PUBLIC_URL: 'https://example.com', GO111MODULE: 'off' };
  const [command, ...args] =
    framework === 'Go'
      ? [goBuilt(goProgram(handler, port), writeFile)]
      : [python, writeFile(`${framework}.py`, pythonProgram(framework, handler, port))];
  const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let problem = '';
  child.stderr.on('data', (text) => (problem += String(text)));
  const close = () => child.kill('SIGKILL');
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`${framework} has not started: ${problem}`);
    await new Promise((again) => setTimeout(again, 50));
  }
  return { port, close };
}

function pythonProgram(
  framework: keyof typeof inPython,
  { rawBody, url, method }: Handler,
  port: number,
): string {
  const { before, answer, after } = inPython[framework];
  const more = [...url.split('\n'), ...method.split('\n'), answer].map((line) => `    ${line}`);
  const code = rawBody
    .replace('"/webhooks"', framework === 'Flask' ? '"/<path:_any>"' : '"/{_any:path}"')
    .replace('def webhooks()', 'def webhooks(_any)')
    .replace('(request: Request)', '(request: Request, _any: str)');
  return `import base64, json, os
port = ${port}
def told(raw_body, headers, url, method):
    headers = {name.lower(): value for name, value in reversed(list(headers))}
    return json.dumps({"body": base64.b64encode(raw_body).decode(), "headers": headers, "url": url, "method": method})
${before}
${code}
${more.join('\n')}
${after}
`;
}

function goProgram({ rawBody, url, method }: Handler, port: number): string {
  const answer = `
	headers := map[string]string{}
	for name := range r.Header {
		headers[strings.ToLower(name)] = r.Header.Get(name)
	}
	json.NewEncoder(w).Encode(map[string]any{"body": rawBody, "headers": headers, "url": url, "method": method})`;
  const code = rawBody.replace('\t// Verify', `${url}\n${method}\n${answer}\n\t// Verify`);
  return `package main

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"strings"
)

${code}

func main() {
	http.ListenAndServe("127.0.0.1:${port}", http.HandlerFunc(webhooks))
}
`;
}

function goBuilt(text: string, writeFile: (name: string, text: string) => string): string {
  const file = writeFile('receiver/main.go', text);
  const built = file.replace(/[.]go$/, '');
  const { status, stderr } = spawnSync('go', ['build', '-o', built, file], {
    env: { ...process.env, GO111MODULE: 'off' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return built;
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

export interface Sent {
  readonly target?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  readonly chunked?: boolean;
}

/** Sends these very bytes and nothing else, and reads what the handler says that it got. */
export async function send(
  port: number,
  { target = '/webhooks', headers = [], body, chunked = false }: Sent,
): Promise<Got> {
  const framing = chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${body.length}`;
  const lines = [
    `POST ${target} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: close',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    framing,
  ];
  const bytes = (text: string) => Buffer.from(text, 'latin1');
  const half = Math.ceil(body.length / 2);
  const pieces = [body.slice(0, half), body.slice(half)].filter(({ length }) => length > 0);
  const framed = chunked
    ? [
        ...pieces.flatMap((piece) => [
          bytes(`${piece.length.toString(16)}\r\n`),
          piece,
          bytes('\r\n'),
        ]),
        bytes('0\r\n\r\n'),
      ]
    : [body];
  const answer = await exchanged(
    port,
    concatBytes([bytes(`${lines.join('\r\n')}\r\n\r\n`), ...framed]),
  );
  const text = Buffer.from(answer).toString();
  const status = Number(/^HTTP\/1[.]. (\d+)/.exec(text)?.[1] ?? 0);
  const json = /\{"body".*\}/s.exec(text)?.[0];
  if (json === undefined) return { status };
  const got = JSON.parse(json) as Omit<Got, 'status' | 'body'> & { body: string };
  return { ...got, status, body: bytesFromBase64(got.body) ?? new Uint8Array() };
}

function exchanged(port: number, request: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const parts: Uint8Array[] = [];
    const socket = createConnection({ port, host: '127.0.0.1' });
    const done = () => {
      resolve(concatBytes(parts));
    };
    socket.on('data', (part) => parts.push(part));
    socket.on('close', done);
    // A server that refuses a long body closes before it was sent.
    socket.on('error', done);
    socket.write(request);
  });
}
