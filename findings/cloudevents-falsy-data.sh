#!/usr/bin/env bash
# The CloudEvents SDK drops the data false, 0 and "" of an event that comes alone, not in a batch.
#
# Expected: data of the type application/json is any JSON value (CloudEvents JSON format, section
#   3.1), so false, 0 and "" arrive as they were sent, whether the event comes alone
#   (application/cloudevents+json) or in a batch (application/cloudevents-batch+json).
#   cloudevents/sdk-javascript#281 opened the SDK to numbers, booleans and null as data.
# Seen: alone, the three are undefined after HTTP.toEvent, and validate() finds the event in order,
#   so "turned off" looks like an event without data. true and 7 arrive. In a batch all arrive.
#   The SDK writes the value into such an event itself, and then does not read it back.
# Near it: cloudevents/sdk-javascript#382 (an empty subject in the same place) and #493 (extensions
#   that are false). No issue about data was found.
# Versions: cloudevents 10.0.0; Node 20.20.2.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes >/dev/null
npm install --no-audit --no-fund --ignore-scripts --loglevel=error cloudevents@10.0.0 >/dev/null

cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { CloudEvent, HTTP } from 'cloudevents';

const { version } = JSON.parse(readFileSync('node_modules/cloudevents/package.json', 'utf8'));
console.log(`cloudevents ${version}`);

const event = (data) => ({
  specversion: '1.0',
  id: '1',
  source: '/flags',
  type: 'example.flag.set',
  datacontenttype: 'application/json',
  data,
});
const receive = (type, body) =>
  HTTP.toEvent({ headers: { 'content-type': `application/${type}` }, body: JSON.stringify(body) });

for (const [data, kept] of [[false, false], [0, false], ['', false], [true, true], [7, true]]) {
  const alone = receive('cloudevents+json', event(data));
  const [batched] = receive('cloudevents-batch+json', [event(data)]);
  const written = JSON.parse(HTTP.structured(new CloudEvent(event(data))).body).data;
  console.log(
    `  data ${JSON.stringify(data)}: alone ${JSON.stringify(alone.data)} (valid: ${alone.validate()}),`,
    `in a batch ${JSON.stringify(batched.data)}, written ${JSON.stringify(written)}`,
  );
  assert.equal(alone.data, kept ? data : undefined);
  assert.equal(alone.validate(), true);
  assert.equal(batched.data, data);
  assert.equal(written, data);
}
JS
node run.mjs
