// What a visitor downloads before a page can be used, against the budget. Needs a build.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const pageBudget = 90_000;
const fontBudget = 40_000;
const entry = 'index.html';

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

const shell = filesOf([entry]);
const pages = Object.keys(manifest).filter((key) =>
  /^src\/\w+\/(page\/)?\w+Page\.svelte$/.test(key),
);

console.log('First load, JS + CSS, gzip -9');
line('  shell', sum(shell));
for (const page of pages) line(`  ${page}`, sum(filesOf([entry, page])), pageBudget);

const simulation = 'src/lab/state/currentLab.svelte.ts';
const first = filesOf([entry, ...pages]);
if (manifest[simulation]) {
  const beside = [...filesOf([simulation])].filter((file) => !first.has(file));
  line('  beside the Lab: the simulation', sum(beside));
}
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
