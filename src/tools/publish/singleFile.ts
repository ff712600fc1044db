import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

/** The mode of the build that is one script: what differs in it asks `import.meta.env.MODE`. */
export const singleFileMode = 'single-file';

const fileName = 'hookscope.html';

/** What the folder has and the file has not: a server to be asked, and pages beside it. */
const ofTheFolder: readonly (readonly [RegExp, string])[] = [
  [/<link rel="(?:apple-touch-icon|manifest|modulepreload|preload|stylesheet)"[^>]*>\s*/g, ''],
  [/ <a href="\.\/learn\/">[^<]*<\/a>/, ''],
  [
    /Loading the page again helps[^]*?(?=<\/p>)/,
    'This browser is too old for it, or lets no script of a file run.\n        ',
  ],
];

const licencesStyle = `
.licences { padding: 4px 20px; text-align: center; }
.licences summary { display: inline-block; padding-block: var(--word-padding); color: var(--ink-2); }
.licences pre { text-align: left; white-space: pre-wrap; }
@media print { .licences { display: none; } }
`;

/** Adds the page once more as one file, which works opened from a disk: scripts, workers, styles and fonts are in it. */
export function singleFile(): Plugin {
  let root = '';
  let publicDir = '';
  let built: ReturnType<typeof buildOneScript>;
  return {
    name: 'single-file',
    apply: (_, { command, isSsrBuild, mode }) =>
      command === 'build' && isSsrBuild !== true && mode !== singleFileMode,

    configResolved(config) {
      ({ root, publicDir } = config);
    },

    buildStart() {
      built = buildOneScript(root);
      // Awaited below, where it is heard if it fails.
      built.catch(() => undefined);
    },

    generateBundle: {
      // After index.html and the licences are written, and the service worker has listed what it keeps.
      order: 'post',
      async handler(_, bundle) {
        const source = pageOf(await built, {
          html: textOf(bundle, (name) => name === 'index.html'),
          begin: textOf(bundle, (name) => /\/begin-[\w-]+\.js$/.test(name)),
          licences: textOf(bundle, (name) => name === 'licences.txt'),
          icon: readFileSync(join(publicDir, 'favicon.svg')),
        });
        this.emitFile({ type: 'asset', fileName, source });
      },
    },
  };
}

interface OneScript {
  /** The page as a module without an import. */
  readonly code: string;
  readonly style: string;
  /** The scripts of its workers, by the address that the page has for them. */
  readonly workers: readonly (readonly [string, string])[];
}

async function buildOneScript(root: string): Promise<OneScript> {
  const { output } = (await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    mode: singleFileMode,
    logLevel: 'error',
    publicDir: false,
    // An address of its own is nothing that a file could be asked for: the name will do.
    experimental: { renderBuiltUrl: (name) => name },
    build: {
      write: false,
      manifest: false,
      assetsInlineLimit: Infinity,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: { input: join(root, 'src/main.ts'), output: { codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput;
  const bundle = Object.fromEntries(output.map((file) => [file.fileName, file]));
  const isWorker = (name: string) => /\.worker-[\w-]+\.js$/.test(name);
  return {
    code: textOf(bundle, (name) => name.endsWith('.js') && !isWorker(name)),
    style: textOf(bundle, (name) => name.endsWith('.css')),
    workers: Object.keys(bundle)
      .filter(isWorker)
      .map((worker) => [worker, textOf(bundle, (name) => name === worker)]),
  };
}

interface FolderParts {
  readonly html: string;
  /** What runs before the first paint. */
  readonly begin: string;
  readonly licences: string;
  readonly icon: Uint8Array;
}

function pageOf(
  { code, style, workers }: OneScript,
  { html, begin, licences, icon }: FolderParts,
): string {
  const scripts = [begin, code].map(inScript);
  const styles = style + licencesStyle;
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(' ')}`,
    `style-src ${hashOf(styles)}`,
    'img-src data: blob:',
    'font-src data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const held = workers.map(
    ([name, worker]) =>
      `<script type="text/plain" data-name="${name}">${inScript(worker)}</script>`,
  );
  const changes: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
    ...ofTheFolder,
    [
      /(?<=http-equiv="Content-Security-Policy" content=")[^"]*/,
      // Its Trusted Types are the same.
      (own) => [...policy, /require-trusted-types-for.*/.exec(own)?.[0]].join('; '),
    ],
    [/<script src="[^"]*\/begin-[^"]*"[^>]*><\/script>/, `<script>${scripts[0]}</script>`],
    [
      /(?<=rel="icon" href=")[^"]*/,
      `data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}`,
    ],
    [/<script type="module"[^>]*><\/script>\s*/, ''],
    [/(?=<\/head>)/, `<style>${styles}</style>\n  `],
    [
      /(?=<\/body>)/,
      [
        `<footer class="licences text-s"><details><summary>Licences</summary><pre>${inText(licences)}</pre></details></footer>`,
        ...held,
        `<script type="module">${scripts[1]}</script>\n  `,
      ].join('\n'),
    ],
  ];
  return changes.reduce((page, [place, by]) => {
    if (page.search(place) < 0) throw new Error(`index.html has no place ${place.source}.`);
    return page.replace(place, typeof by === 'string' ? () => by : by);
  }, html);
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A script that can stand in a page: these words would end it, or hide its end, wherever they stand. */
const inScript = (code: string) => code.trim().replaceAll(/<(?=!--|\/?script)/gi, '\\x3c');

const inText = (text: string) =>
  text.replace('\ufeff', '').replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Of the only file that is meant. Throws where there is none, or more. */
function textOf(bundle: Rolldown.OutputBundle, isMeant: (name: string) => boolean): string {
  const [file, ...others] = Object.values(bundle).filter(({ fileName: name }) => isMeant(name));
  if (!file || others.length > 0)
    throw new Error(`The build has not one such file: ${String(isMeant)}.`);
  const content = file.type === 'chunk' ? file.code : file.source;
  return typeof content === 'string' ? content : Buffer.from(content).toString();
}
