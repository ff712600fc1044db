// Looks for runs that take long: `node src/tools/bench/searchRuns.mjs [tries] [seed]`. Measures the built code.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

process.env['NODE_ENV'] = 'production';
const outDir = fileURLToPath(
  new URL('../../../node_modules/.cache/hookscope/search', import.meta.url),
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
      input: ['src/tools/bench/searchRuns.ts'],
      output: { entryFileNames: '[name].mjs' },
    },
  },
});

const { searchRuns } = await import(pathToFileURL(`${outDir}/searchRuns.mjs`).href);
searchRuns(Number(process.argv[2] ?? 2_000), Number(process.argv[3] ?? 1));
