// Measures the built code, as a visitor gets it, not what a development server makes of it.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { benchFrames } from './benchFrames.mjs';

process.env['NODE_ENV'] = 'production';
const outDir = fileURLToPath(new URL('../../node_modules/.cache/hookscope/bench', import.meta.url));

await build({
  logLevel: 'warn',
  build: {
    ssr: 'src/tools/bench.ts',
    outDir,
    emptyOutDir: true,
    copyPublicDir: false,
    manifest: false,
    rolldownOptions: { output: { entryFileNames: 'bench.mjs' } },
  },
});

const { bench } = await import(pathToFileURL(`${outDir}/bench.mjs`).href);
await bench();
await benchFrames();
// Vite's preview keeps the process alive.
process.exit(0);
