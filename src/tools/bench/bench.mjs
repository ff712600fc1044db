// Measures the built code, as a visitor gets it, not what a development server makes of it.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { benchFrames } from './benchFrames.mjs';

process.env['NODE_ENV'] = 'production';
const outDir = fileURLToPath(
  new URL('../../../node_modules/.cache/hookscope/bench', import.meta.url),
);

await build({
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    copyPublicDir: false,
    manifest: false,
    rolldownOptions: {
      input: ['src/tools/bench/bench.ts', 'src/tools/bench/benchSeedsThread.ts'],
      output: { entryFileNames: '[name].mjs' },
    },
  },
});

const { bench } = await import(pathToFileURL(`${outDir}/bench.mjs`).href);
const { met, of } = await bench();
const framesMet = await benchFrames();
const measured = framesMet === undefined ? 0 : 1;
console.log(`${met + (framesMet ? 1 : 0)} of ${of + measured} goals met.`);
// Vite's preview keeps the process alive.
process.exit(0);
