// What a visitor downloads before a page can be used, and in a whole visit without a touch, against the budgets; and
// that no part of one page loads the other. Needs a build.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beginning, filesOf, partsOf, visits } from './visits.mjs';

const fontBudget = 40_000;

const budgets = {
  home: { bytes: 90_000, inLargeWindow: 90_000, filesMost: 15 },
  learn: { bytes: 110_000, inLargeWindow: 110_000, filesMost: 15 },
  lab: { bytes: 130_000, inLargeWindow: 130_000, filesMost: 15 },
  present: { bytes: 110_000, inLargeWindow: 110_000, filesMost: 20 },
  sign: { bytes: 90_000, inLargeWindow: 107_500, filesMost: 15 },
};

if (!existsSync('dist/.vite/manifest.json')) {
  console.error('There is no build to measure: run `npm run build` first.');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));

const gzipped = (file) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(6)} kB`;

let over = false;
function line(name, bytes, budget) {
  const tooBig = budget !== undefined && bytes > budget;
  over ||= tooBig;
  const verdict = budget === undefined ? '' : ` of ${kilobytes(budget).trim()}`;
  console.log(`${name.padEnd(44)}${kilobytes(bytes)}${verdict}${tooBig ? '  OVER' : ''}`);
}
const sum = (files) => [...files].reduce((bytes, file) => bytes + gzipped(file), 0);

/** The parts that a page loads at any time, without those that every page begins with. */
function everOf(name) {
  const shell = filesOf(manifest, beginning);
  const ever = new Set([visits[name].page]);
  for (const key of ever) {
    const { imports = [], dynamicImports = [] } = manifest[key];
    for (const next of [...imports, ...dynamicImports])
      if (!shell.has(manifest[next].file)) ever.add(next);
  }
  return ever;
}

console.log('What is there before the page is drawn, JS + CSS, gzip -9');
line('  shell', sum(filesOf(manifest, beginning)));
for (const { page } of Object.values(visits))
  line(`  ${page}`, sum(filesOf(manifest, [...beginning, page])));

console.log('Loaded in a visit without a touch');
for (const [name, { bytes, inLargeWindow, filesMost }] of Object.entries(budgets)) {
  const title = name.replace(/^./, (letter) => letter.toUpperCase());
  const files = filesOf(manifest, partsOf(name));
  line(`  ${title}, ${files.size} of ${filesMost} files`, sum(files), bytes);
  const all = filesOf(manifest, partsOf(name, 'in a large window'));
  line(`  ${title}, in a large window`, sum(all), inLargeWindow);
  over ||= files.size > filesMost;
}

for (const [name, other] of [
  ['lab', 'sign'],
  ['sign', 'lab'],
]) {
  const own = Object.keys(manifest).filter((key) => manifest[key].name === other);
  if (own.length === 0) throw new Error(`There is no part of the name ${other} in the build.`);
  const ever = everOf(name);
  for (const key of own.filter((each) => ever.has(each))) {
    over = true;
    const by = [...ever].find((each) => manifest[each].imports?.includes(key));
    console.log(`  ${by}, a part of ${name}, loads the chunk ${other}  OVER`);
  }
}

const first = filesOf(manifest, [...partsOf('lab'), ...partsOf('sign')]);
const later = Object.values(manifest)
  .map(({ file }) => file)
  .filter((file) => /\.(js|css)$/.test(file) && !first.has(file));
if (later.length > 0) {
  console.log('Loaded later');
  for (const file of new Set(later)) line(`  ${file}`, gzipped(file));
}

console.log('Fonts');
for (const file of readdirSync('dist/assets').filter((name) => name.endsWith('.woff2'))) {
  line(`  ${file}`, readFileSync(`dist/assets/${file}`).length, fontBudget);
}

if (over) process.exit(1);
