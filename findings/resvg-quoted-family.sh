#!/usr/bin/env bash
# resvg finds no font family in quotes behind a comma and a space, and takes another font without a word.
#
# Expected: `font-family="Nowhere, 'DejaVu Sans Mono'"` is a list of families as it is written
#   everywhere; white space may stand around its commas (CSS Fonts 4, section 2.1, by CSS Syntax),
#   and the second family is taken where the first is not there.
# Seen: the second is not found. Without the quotes it is, and so it is in quotes without the space.
#   Text then stands in whatever font is the fallback, often a serif one of another width, and runs
#   out of its box.
# Why it matters: files made for every program name a fallback for each system (Arial, 'Liberation Sans',
#   'DejaVu Sans', sans-serif), with a space behind each comma. Names without quotes are read by all.
# Near it: linebender/resvg#804 (digits in an unquoted name, open). None about this was found.
# Versions: @resvg/resvg-js 2.6.2, dejavu-fonts-ttf 2.37.3; Node 20.20.2.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes >/dev/null
npm install --no-audit --no-fund --ignore-scripts --loglevel=error \
  @resvg/resvg-js@2.6.2 dejavu-fonts-ttf@2.37.3 >/dev/null

cat >run.mjs <<'JS'
import assert from 'node:assert/strict';
import { Resvg } from '@resvg/resvg-js';

const fonts = ['DejaVuSansMono', 'DejaVuSans'].map((name) => `node_modules/dejavu-fonts-ttf/ttf/${name}.ttf`);

/** How wide a text of narrow letters is: wide in the mono font, narrow in the other. */
function widthIn(family) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="40"><text x="5" y="25" font-size="20" font-family="${family}">iiiiiiii</text></svg>`;
  const font = { loadSystemFonts: false, fontFiles: fonts, defaultFontFamily: 'DejaVu Sans' };
  return Math.round(new Resvg(svg, { font }).innerBBox().width);
}

const mono = widthIn('DejaVu Sans Mono');
const fallback = widthIn('Nowhere');
assert.ok(mono > fallback + 20, `${mono} and ${fallback} are too much alike`);

// family list, whether the mono font is found by it
const rows = [
  ["'DejaVu Sans Mono'", true],
  ['Nowhere, DejaVu Sans Mono', true],
  ["Nowhere,'DejaVu Sans Mono'", true],
  ["Nowhere, 'DejaVu Sans Mono'", false],
  ["'Nowhere', 'DejaVu Sans Mono'", false],
];
for (const [family, seen] of rows) {
  const width = widthIn(family);
  console.log(`  ${family}: wanted ${mono} px, drawn ${width} px${width === fallback ? ', the fallback' : ''}`);
  assert.equal(width === mono, seen);
}
JS
node run.mjs
