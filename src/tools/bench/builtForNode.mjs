import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

/**
 * Builds scripts as a visitor gets them, not as a development server makes them, and loads the first one.
 * @param name of the folder in the cache that they are built into.
 * @param input paths from the root of the repository.
 */
export async function builtForNode(name, ...input) {
  process.env['NODE_ENV'] = 'production';
  const outDir = fileURLToPath(
    new URL(`../../../node_modules/.cache/hookscope/${name}`, import.meta.url),
  );
  const output = { entryFileNames: '[name].mjs' };
  await build({
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      manifest: false,
      rolldownOptions: { input, output },
    },
  });
  const [, script] = /([^/]+)\.ts$/.exec(input[0]);
  return import(pathToFileURL(`${outDir}/${script}.mjs`).href);
}
