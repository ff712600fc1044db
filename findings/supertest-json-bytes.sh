#!/usr/bin/env bash
# supertest does not send the bytes of a Buffer once the content type is JSON.
#
# Expected: a Buffer given to send() goes out byte for byte. superagent, which supertest sends with,
#   tells a Buffer from an object to be merged, and under application/octet-stream the bytes
#   go out as they are. A signed webhook is tested with the very bytes that were signed, and the
#   senders' libraries sign and verify Buffers, so application/json should make no difference.
# Seen: under application/json the Buffer goes out as JSON that describes it,
#   {"type":"Buffer","data":[123,…]}. The receiver parses it without complaint and only the MAC
#   differs, which looks like a wrong secret. A text of the same bytes goes out as it is. A
#   Uint8Array becomes {"0":123,…}, and so it does in light-my-request (Fastify's inject), which
#   sends the Buffer whole.
# Near it: superagent#279 (Buffers, 2013, closed) and apify-client-js#277 (the like elsewhere).
#   None about JSON in superagent was found; its manual speaks of objects and forms.
# Versions: supertest 7.3.2, superagent 10.4.2, light-my-request 6.8.1; Node 20.20.2.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes >/dev/null
npm install --no-audit --no-fund --ignore-scripts --loglevel=error \
  supertest@7.3.2 superagent@10.4.2 light-my-request@6.8.1 >/dev/null

cat >run.mjs <<'JS'
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import assert from 'node:assert/strict';
import supertest from 'supertest';
import inject from 'light-my-request';

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
console.log(['supertest', 'superagent', 'light-my-request'].map((name) => `${name} ${version(name)}`).join(', '));

const mac = (bytes) => createHmac('sha256', 'secret').update(bytes).digest('hex');
let got; // what the receiver was sent
const receiver = (request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    got = Buffer.concat(parts);
    response.statusCode = mac(got) === request.headers['x-signature'] ? 204 : 401;
    response.end();
  });
};

const text = '{"amount": 1.50}';
const headers = (type) => ({ 'content-type': type, 'x-signature': mac(text) });
const clients = {
  supertest: (type, body) => supertest(createServer(receiver)).post('/').set(headers(type)).send(body),
  'light-my-request': (type, payload) => inject(receiver, { method: 'POST', url: '/', headers: headers(type), payload }),
};
const json = 'application/json';
const binary = 'application/octet-stream';
const buffer = Buffer.from(text);
const described = JSON.stringify(buffer);
const numbered = JSON.stringify(new Uint8Array(buffer));
for (const [client, type, body, wanted] of [
  ['supertest', json, text, text],
  ['supertest', binary, buffer, text],
  ['supertest', json, buffer, described],
  ['supertest', json, new Uint8Array(buffer), numbered],
  ['light-my-request', json, buffer, text],
  ['light-my-request', json, new Uint8Array(buffer), numbered],
]) {
  const { status, statusCode = status } = await clients[client](type, body);
  console.log(`  ${client}, ${type}, ${body.constructor.name}: ${statusCode}, sent ${got.toString().slice(0, 40)}`);
  assert.equal(got.toString(), wanted);
  assert.equal(statusCode, wanted === text ? 204 : 401);
}
JS
node run.mjs
