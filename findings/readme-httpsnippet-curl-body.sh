#!/usr/bin/env bash
# @readme/httpsnippet writes a curl command that sends other bytes than the HAR request it was given.
#
# Expected: the curl command carries `postData.text` as it stands, as the HTTP/1.1, HTTPie and wget
#   snippets of the same request do, and as httpsnippet 3.0.10, from which it was forked, does. That
#   snippets in languages write JSON anew was expected; a shell command needs no such thing.
# Seen: a body of more than 20 characters that parses as JSON is parsed and written again, indented, with a
#   line feed before and behind it: 1.0 becomes 1, 12345678901234567890 becomes 12345678901234567000.
#   The body is another, so a signature header of the same request no longer fits, and an id is not the
#   same id. A body of up to 20 characters, or one that is no JSON, is sent as it stands.
#   HTTP/1.1 shows the Content-Length of the text that curl does not send.
# Near it: readmeio/httpsnippet#44 introduced the indenting, for looks. Nothing about the values found.
# Versions: @readme/httpsnippet 11.1.0, httpsnippet 3.0.10; Node 20.20.2
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes >/dev/null
npm install --no-audit --no-fund --ignore-scripts --loglevel=error \
  @readme/httpsnippet@11.1.0 httpsnippet@3.0.10 >/dev/null

cat >run.mjs <<'JS'
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { HTTPSnippet as Fork } from '@readme/httpsnippet';
import { HTTPSnippet as Original } from 'httpsnippet';

const request = (text) => ({
  method: 'POST',
  url: 'https://example.com/hook',
  httpVersion: 'HTTP/1.1',
  headers: [{ name: 'content-type', value: 'application/json' }],
  queryString: [],
  cookies: [],
  headersSize: -1,
  bodySize: -1,
  postData: { mimeType: 'application/json', text },
});
const snippet = async (Snippet, text, target, client) =>
  [await new Snippet(request(text)).convert(target, client)].flat()[0];
/** The value of --data, as a shell hands it to curl. */
const bodyOf = (command) =>
  spawnSync('bash', ['-c', `curl() { printf %s "\${@: -1}"; }\n${command}`], { encoding: 'utf8' }).stdout;

const text = '{"amount": 1.0, "id": 12345678901234567890}';
const short = '{"amount": 1.0}';
const original = bodyOf(await snippet(Original, text, 'shell', 'curl'));
const fork = bodyOf(await snippet(Fork, text, 'shell', 'curl'));
console.log('given          ', JSON.stringify(text));
console.log('httpsnippet    ', JSON.stringify(original));
console.log('@readme, curl  ', JSON.stringify(fork));
console.log('@readme, 1.1   ', JSON.stringify((await snippet(Fork, text, 'http', 'http1.1')).split('\r\n').at(-1)));
console.log('@readme, short ', JSON.stringify(bodyOf(await snippet(Fork, short, 'shell', 'curl'))));

assert.equal(original, text);
assert.ok((await snippet(Fork, text, 'http', 'http1.1')).endsWith(`\r\n\r\n${text}`));
assert.ok((await snippet(Fork, text, 'shell', 'httpie')).includes(text));
assert.ok((await snippet(Fork, text, 'shell', 'wget')).includes(text));
assert.equal(bodyOf(await snippet(Fork, short, 'shell', 'curl')), short);
assert.equal(fork, '\n{\n  "amount": 1,\n  "id": 12345678901234567000\n}\n');
JS
node run.mjs
