// Makes `dist-package/`, which `hookscope/signing` is imported from, and its page of documentation. npm runs it before it
// packs.
import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { signingDocs } from './signingDocs.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = `${root}dist-package/`;
const docs = `${root}src/signing/package/README.md`;

rmSync(folder, { recursive: true, force: true });
await build({
  root,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: folder,
    minify: false,
    lib: { entry: 'src/signing/package/signing.ts', formats: ['es'], fileName: 'signing' },
  },
});
execFileSync(
  process.execPath,
  [
    `${root}node_modules/typescript/bin/tsc`,
    '-p',
    'src/tools/publish/signingPackage.tsconfig.json',
  ],
  { cwd: root, stdio: ['ignore', 2, 2] },
);
writeFileSync(docs, await signingDocs());
copyFileSync(docs, `${folder}README.md`);
