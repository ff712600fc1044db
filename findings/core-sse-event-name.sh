#!/usr/bin/env bash
# @azure/core-sse gives an event the name of the block before it.
#
# Expected: a block of an event stream without data dispatches nothing, and its name goes with it:
#   the HTML standard ("Server-sent events", dispatch the event) clears the event type as well when
#   the data is empty. After `event: ping` and a blank line, a bare `data:` is an ordinary message.
#   The package's own code refers to that section of the standard.
# Seen: the message is named "ping". The blank line is passed over as long as there is no data, so
#   the name waits for whatever comes next, and code that skips pings skips a message
#   with them. A line of only "data", which is a message of empty text, gives no message at
#   all. eventsource-parser, given the same text, does what the standard says.
# Near it: modelcontextprotocol/java-sdk#1094, the like in another library. None about this one found.
# Versions: @azure/core-sse 2.3.0 and 2.4.0, eventsource-parser 3.1.1; Node 20.20.2
#   (2.4.0 names Node 22 as its least).
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes >/dev/null
npm install --no-audit --no-fund --ignore-scripts --loglevel=error \
  earlier@npm:@azure/core-sse@2.3.0 later@npm:@azure/core-sse@2.4.0 eventsource-parser@3.1.1 >/dev/null

cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { createSseStream as earlier } from 'earlier';
import { createSseStream as later } from 'later';
import { createParser } from 'eventsource-parser';

const name = (folder) => {
  const { name, version } = JSON.parse(readFileSync(`node_modules/${folder}/package.json`, 'utf8'));
  return `${name} ${version}`;
};
const azure = (read) => async (text) => {
  const events = [];
  for await (const { event, data } of read(new Response(text).body)) events.push([event || 'message', data]);
  return events;
};
const peer = (text) => {
  const events = [];
  createParser({ onEvent: ({ event, data }) => events.push([event || 'message', data]) }).feed(text);
  return events;
};

const afterPing = 'event: ping\n\ndata: order 17 is paid\n\n';
const emptyData = 'data\n\n';
const paid = 'order 17 is paid';
for (const [label, read, wanted] of [
  [name('earlier'), azure(earlier), [[['ping', paid]], []]],
  [name('later'), azure(later), [[['ping', paid]], []]],
  [name('eventsource-parser'), peer, [[['message', paid]], [['message', '']]]],
]) {
  const seen = [await read(afterPing), await read(emptyData)];
  console.log(`${label}\n  after a ping: ${JSON.stringify(seen[0])}\n  empty data:   ${JSON.stringify(seen[1])}`);
  assert.deepEqual(seen, wanted);
}
JS
node run.mjs
