import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';
import { filesOf, visits, type Chunk } from '../visits.mjs';
import { licencesText, packagesOf, worksAt } from './licences.ts';
import { serviceWorker } from './serviceWorker.ts';
import { singleFileMode } from './singleFile.ts';

/*
  In a sandboxed frame WebKit takes 'self' for nothing, where Chromium takes it for the host of the page. What would
  mean the same there is the name of the host, which a build for any host cannot know, or whole schemes, which would let
  every host in. So the policy stays, and a page that is not started says that it wants a tab of its own.
*/
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  // Svelte's own, for the templates that it compiles, and that of src/page/background/builtScript.ts.
  'trusted-types svelte-trusted-html hookscope-built-script',
].join('; ');

/** A script that is no module, for a module runs only when the page may have been painted. */
const beginning = 'src/page/begin.ts';

/**
 * What the built page has and the development page has not: a strict policy, preloads, licences, offline use. The script
 * that runs first is told the files of each page, so that the browser asks for them all at once.
 */
export function builtPage(): Plugin {
  let publicDir = '';
  let root = '';
  /** Of the page and of its workers, which are bundled before it. */
  const shipped = new Set<string>();
  const note = (bundle: Rolldown.OutputBundle) => {
    for (const file of Object.values(bundle)) {
      const ids = file.type === 'chunk' ? Object.keys(file.modules) : file.originalFileNames;
      for (const id of ids) shipped.add(id);
    }
  };
  return {
    name: 'built-page',
    enforce: 'post',
    apply: (_, { command, isSsrBuild, mode }) =>
      command === 'build' && isSsrBuild !== true && mode !== singleFileMode,

    config: () => ({
      worker: {
        plugins: () => [
          {
            name: 'shipped-with-a-worker',
            generateBundle(_, bundle) {
              note(bundle);
            },
          },
        ],
      },
    }),

    configResolved(config) {
      ({ publicDir, root } = config);
    },

    buildStart() {
      this.emitFile({ type: 'chunk', id: join(root, beginning), name: 'begin' });
    },

    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const tags: HtmlTagDescriptor[] = Object.keys(bundle ?? {})
          .filter((file) => /hyperlegible-next-.*\.woff2$/.test(file))
          .map((file) => ({
            tag: 'link',
            injectTo: 'head',
            attrs: {
              rel: 'preload',
              href: `./${file}`,
              as: 'font',
              type: 'font/woff2',
              crossorigin: '',
            },
          }));
        if (!bundle) throw new Error('The page is built without its scripts.');
        const inPart = (name: string) => filesIn(bundle, join(root, name));
        const [begin] = inPart(beginning);
        const lists = Array.from(
          filesOfVisits(inPart),
          ([name, files]) => ` data-${name}="${files.join(' ')}"`,
        );
        return {
          // A policy counts only for what comes after it, so it goes first. The script after it
          // holds back the first paint because it knows which theme was chosen.
          html: html.replace(
            /<meta charset="utf-8" ?\/?>/,
            (charset) =>
              `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}" />` +
              `\n    <script src="./${begin}"${lists.join('')}></script>`,
          ),
          tags,
        };
      },
    },

    generateBundle(_, bundle) {
      note(bundle);
      const licences = licencesText(worksAt(packagesOf(shipped), root));
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: licences });

      const built: [string, string | Uint8Array][] = Object.values(bundle)
        .filter((file) => !file.fileName.startsWith('.vite/'))
        .map((file) => [file.fileName, contentOf(file)]);
      // What is emitted here does not show up in the bundle.
      built.push(['licences.txt', licences]);
      const untouched: [string, Uint8Array][] = readdirSync(publicDir).map((name) => [
        name,
        readFileSync(join(publicDir, name)),
      ]);
      const files = [...built, ...untouched].sort(([a], [b]) => (a < b ? -1 : 1));

      const version = createHash('sha256');
      for (const [name, content] of files) version.update(name).update(content);
      this.emitFile({
        type: 'asset',
        fileName: 'sw.js',
        source: serviceWorker({
          version: version.digest('hex').slice(0, 12),
          files: ['./', ...files.map(([name]) => `./${name}`).filter((n) => n !== './index.html')],
        }),
      });
    },
  };
}

/** Where each chapter and each demo is imported: its id, and its file beside this one. */
const shelves = {
  learn: 'src/lessons/chapters/loadChapter.ts',
  present: 'src/lessons/demos/loadDemo.ts',
} as const;

/**
 * The files of each page, and by `learn-3` or `present-12` what a chapter or a demo has beside them.
 * @param inPart a part of the build, by its place in the source, and all that it imports at once.
 */
export function filesOfVisits(
  inPart: (part: string) => Iterable<string>,
): ReadonlyMap<string, readonly string[]> {
  const shell = new Set(inPart('index.html'));
  const without = (known: ReadonlySet<string>, parts: readonly string[]) => [
    ...new Set(parts.flatMap((part) => [...inPart(part)]).filter((file) => !known.has(file))),
  ];
  const lists = new Map(
    Object.entries(visits).map(([name, { page, beside }]) => [
      name,
      without(shell, [page, ...beside]),
    ]),
  );
  for (const [name, place] of Object.entries(shelves)) {
    const known = new Set([...shell, ...(lists.get(name) ?? [])]);
    const imports = readFileSync(place, 'utf8').matchAll(/(\w+): .*import\('\.\/(.+?)'/g);
    for (const [, id, file = ''] of imports)
      lists.set(`${name}-${id}`, without(known, [join(dirname(place), file)]));
  }
  return lists;
}

/** The files of a part of a build that has no manifest yet and of all that it imports at once, its own first. */
function filesIn(bundle: Rolldown.OutputBundle, id: string): Set<string> {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const own = chunks.find(({ facadeModuleId }) => facadeModuleId === id);
  if (!own) throw new Error(`The build has no part ${id}.`);
  const manifest: Record<string, Chunk> = {};
  for (const { fileName, imports, viteMetadata } of chunks)
    manifest[fileName] = { file: fileName, imports, css: [...(viteMetadata?.importedCss ?? [])] };
  return filesOf(manifest, [own.fileName]);
}

function contentOf(file: Rolldown.OutputAsset | Rolldown.OutputChunk): string | Uint8Array {
  return file.type === 'asset' ? file.source : file.code;
}
