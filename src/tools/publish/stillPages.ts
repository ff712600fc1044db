import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import type { StillPage } from '../../learn/still/stillPages.svelte.ts';
import { socialCard } from './published.ts';
import { singleFileMode } from './singleFile.ts';

const entry = 'src/learn/still/stillPages.svelte.ts';

/** No script is on these pages, so none may run. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

type Files = ReadonlyMap<string, string | Uint8Array>;

/**
 * Adds the pages that need no script. They are not kept for offline use: who has the worker that keeps files has a
 * script too, and with it the chapters themselves, which are kept.
 */
export function stillPages(): Plugin {
  let root = '';
  let drawn: Promise<Files>;
  return {
    name: 'still-pages',
    apply: (_, { command, isSsrBuild, mode }) =>
      command === 'build' && isSsrBuild !== true && mode !== singleFileMode,

    configResolved(config) {
      ({ root } = config);
    },

    buildStart() {
      drawn = drawStillPages(root);
      // Awaited below, where it is heard if it fails.
      drawn.catch(() => undefined);
    },

    generateBundle: {
      // After the service worker has listed what it keeps.
      order: 'post',
      async handler(_, bundle) {
        for (const [fileName, source] of await drawn)
          if (!(fileName in bundle)) this.emitFile({ type: 'asset', fileName, source });
      },
    },
  };
}

/** The pages with their style, by their place in the build: a build of its own for Node draws them. */
export async function drawStillPages(root: string): Promise<Files> {
  const { output } = (await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    publicDir: false,
    // What is loaded later is not drawn here.
    plugins: [
      {
        name: 'nothing-later',
        resolveDynamicImport: () => ({ id: 'data:text/javascript,', external: true }),
      },
    ],
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      ssrEmitAssets: true,
      write: false,
      manifest: false,
      minify: false,
      cssMinify: true,
      cssCodeSplit: false,
      rolldownOptions: {
        output: {
          codeSplitting: false,
          // What loads parts asks a browser for these as it is imported.
          intro: 'const addEventListener = () => {}, document = { querySelectorAll: () => [] };',
        },
      },
    },
  })) as Rolldown.RolldownOutput;

  const files = new Map<string, string | Uint8Array>();
  let code = '';
  for (const file of output)
    if (file.type === 'chunk') ({ code } = file);
    else files.set(file.fileName, file.source);
  const style = [...files.keys()].find((name) => name.endsWith('.css'));
  if (style === undefined) throw new Error('The still pages have no style.');

  const { stillPages: draw, socialCard: drawCard } = (await import(
    `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  )) as { stillPages: () => readonly StillPage[]; socialCard: () => string };
  files.set(`${socialCard.fileName}.svg`, drawCard());
  for (const page of draw()) files.set(`${page.folder}/index.html`, htmlOf(page, style));
  return files;
}

function htmlOf({ folder, head, body }: StillPage, style: string): string {
  const up = '../'.repeat(folder.split('/').length);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    ${head}
    <meta name="color-scheme" content="light dark" />
    <link rel="canonical" href="./" />
    <link rel="icon" href="${up}favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="${up}${style}" />
  </head>
  <body>
    ${body}
  </body>
</html>
`;
}
