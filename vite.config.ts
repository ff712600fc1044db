import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { isFull } from './src/tools/runs.testkit.ts';
import { builtPage } from './src/tools/publish/builtPage.ts';
import { stillPages } from './src/tools/publish/stillPages.ts';
import { published } from './src/tools/publish/published.ts';
import { singleFile } from './src/tools/publish/singleFile.ts';
import { firstVisitChunks, sha512Apart } from './src/tools/firstVisitChunks.ts';

/** Files share their workers: no test leaves anything behind that another could meet. */
const everyTest = {
  pool: 'threads',
  isolate: false,
  testTimeout: isFull ? 900_000 : 120_000,
  hookTimeout: isFull ? 900_000 : 120_000,
  // They run in `npm run test:full` only.
  exclude: isFull ? [] : ['**/*.full.test.ts'],
} as const;

export default defineConfig({
  // Relative, so that the page works from any folder.
  base: './',
  // A frame that is sandboxed has no origin, and must be allowed to read the scripts it runs.
  preview: { cors: true },
  plugins: [
    svelte({
      configFile: false,
      compilerOptions: {
        // Else a component without a rune brings along what Svelte 4 needed.
        runes: true,
        // Every element carries the name of its component's style: short names weigh less.
        cssHash: ({ hash, filename }) => `s${hash(filename).slice(0, 4)}`,
      },
    }),
    sha512Apart(),
    builtPage(),
    stillPages(),
    published(),
    singleFile(),
  ],
  build: {
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // A list of what each later part imports would come with the first visit; its styles have to be known there.
      resolveDependencies: (_, files, { hostType }) =>
        hostType === 'html' ? files : files.filter((file) => file.endsWith('.css')),
    },
    rolldownOptions: {
      // Svelte's base for custom elements is made as it is imported, and here nobody extends it.
      treeshake: { moduleSideEffects: [{ test: /custom-element\.js$/, sideEffects: false }] },
      output: {
        // A visit names some ninety files, and a hash does not pack.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: ({ names: [name = ''] }) =>
          name.endsWith('.css') ? 'assets/[hash:6].css' : 'assets/[name]-[hash][extname]',
        codeSplitting: {
          groups: firstVisitChunks,
        },
      },
    },
    // The first browsers with light-dark(), which the palette is written in.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
  test: {
    maxWorkers: '100%',
    projects: [
      {
        // No DOM and no Svelte here: a pure module that reaches for one fails at once.
        test: {
          ...everyTest,
          name: 'pure',
          include: ['src/**/*.test.ts'],
          exclude: [...everyTest.exclude, 'src/**/*.svelte.test.ts'],
          environment: 'node',
          setupFiles: ['src/lab/state/allParts.ts'],
        },
      },
      {
        extends: true,
        resolve: {
          // Without this Svelte resolves to its server build, where effects never run.
          conditions: ['browser'],
          // Its CommonJS build would bring a second copy of Svelte.
          alias: {
            '@xstate/svelte': fileURLToPath(
              new URL('./node_modules/@xstate/svelte/dist/xstate-svelte.esm.js', import.meta.url),
            ),
          },
        },
        test: {
          ...everyTest,
          name: 'svelte',
          include: ['src/**/*.svelte.test.ts'],
          environment: 'happy-dom',
          setupFiles: ['src/tools/domSetup.ts', 'src/lab/state/allParts.ts'],
          server: { deps: { inline: ['@xstate/svelte'] } },
        },
      },
    ],
  },
});
