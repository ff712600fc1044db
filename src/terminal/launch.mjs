#!/usr/bin/env node
// Node 20 reads no TypeScript: this builds the command when its source has changed, and runs it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = `${root}node_modules/.cache/hookscope/terminal/`;

/** The folders that the command is made of: those that `eslint.config.js` lets it read, and what they read. */
const sources = 'model sim signing trace lessons lab sign page terminal'.split(' ');

const isSource = (name) => /\.(ts|mjs)$/.test(name) && !/\.(test|testkit)\.ts$/.test(name);

function digest() {
  const hash = createHash('sha256').update(process.version);
  const files = sources.flatMap((folder) =>
    readdirSync(`${root}src/${folder}`, { recursive: true }).map((name) => `src/${folder}/${name}`),
  );
  for (const file of ['package-lock.json', ...files.filter(isSource).sort()]) {
    const { mtimeMs, size } = statSync(root + file);
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

const built = cache + digest();
if (!existsSync(`${built}/main.mjs`)) {
  // What it says goes to standard error: standard output is the verb's.
  const { status } = spawnSync(process.execPath, [`${root}src/tools/ensure.mjs`], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(1);
  const { build } = await import('vite');
  const making = `${built}.${process.pid}`;
  await build({
    root,
    configFile: false,
    mode: 'production',
    logLevel: 'error',
    build: {
      ssr: 'src/terminal/main.ts',
      target: 'node20',
      outDir: making,
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  });
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache))
    if (/^[0-9a-f]{16}$/.test(name)) rmSync(cache + name, { recursive: true, force: true });
  // Another process may have built the same meanwhile.
  if (!existsSync(built)) renameSync(making, built);
  else rmSync(making, { recursive: true, force: true });
}
await import(pathToFileURL(`${built}/main.mjs`).href);
