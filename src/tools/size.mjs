// What a visitor downloads before a page can be used, and in a whole visit without a touch, against the budgets.
// Needs a build.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const fontBudget = 40_000;

/** What each visit loads by itself: these parts, and all that they import at once. Workers are not counted. */
const visits = {
  Lab: {
    parts: [
      'src/lab/page/LabPage.svelte',
      'src/lab/state/currentLab.svelte.ts',
      'src/lab/levers/Levers.svelte',
      'src/lab/EvidenceTabs.svelte',
      'src/lab/state/link.ts',
    ],
    budget: 133_000,
    filesMost: 25,
  },
  Sign: {
    parts: ['src/sign/SignPage.svelte', 'src/signing/providers/notes/standardWebhooks.ts'],
    budget: 90_000,
    filesMost: 15,
  },
};
const entry = 'index.html';
const begin = 'src/page/begin.ts';

if (!existsSync('dist/.vite/manifest.json')) {
  console.error('There is no build to measure: run `npm run build` first.');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));

const gzipped = (file) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(6)} kB`;

/** The files of some chunks and of all they import at once. */
function filesOf(keys, seen = new Set(), files = new Set()) {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    if (!manifest[key]) throw new Error(`There is no part ${key} in the build.`);
    const { file, css = [], imports = [] } = manifest[key];
    for (const name of [file, ...css]) files.add(name);
    filesOf(imports, seen, files);
  }
  return files;
}

let over = false;
function line(name, bytes, budget) {
  const tooBig = budget !== undefined && bytes > budget;
  over ||= tooBig;
  const verdict = budget === undefined ? '' : ` of ${kilobytes(budget).trim()}`;
  console.log(`${name.padEnd(44)}${kilobytes(bytes)}${verdict}${tooBig ? '  OVER' : ''}`);
}
const sum = (files) => [...files].reduce((bytes, file) => bytes + gzipped(file), 0);

const shell = filesOf([entry, begin]);
const pages = Object.keys(manifest).filter((key) =>
  /^src\/\w+\/(page\/)?\w+Page\.svelte$/.test(key),
);

console.log('What is there before the page is drawn, JS + CSS, gzip -9');
line('  shell', sum(shell));
for (const page of pages) line(`  ${page}`, sum(filesOf([entry, begin, page])));

console.log('Loaded in a visit without a touch');
for (const [name, { parts, budget, filesMost }] of Object.entries(visits)) {
  const files = filesOf([entry, begin, ...parts]);
  line(`  ${name}, ${files.size} of ${filesMost} files`, sum(files), budget);
  over ||= files.size > filesMost;
}

const first = filesOf([entry, begin, ...pages]);
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
