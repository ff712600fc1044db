import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

const tests = ['**/*.test.ts'];

const forTests = [...tests, '**/*.testkit.ts'];

/** Folder by folder: what it may import of the others. Tests may look further. */
const mayImport = {
  model: ['model'],
  signing: ['signing'],
  sim: ['model', 'sim', 'signing'],
  trace: ['model', 'trace'],
  lessons: ['model', 'lessons'],
  lab: ['model', 'sim', 'signing', 'trace', 'lessons', 'lab', 'page'],
  learn: ['model', 'sim', 'signing', 'trace', 'lessons', 'lab', 'learn', 'page'],
  sign: ['signing', 'sign', 'page'],
  page: ['signing', 'page'],
  // Nothing reads it. It says what the page says, in the page's words.
  terminal: ['model', 'sim', 'signing', 'trace', 'lessons', 'lab', 'sign', 'terminal'],
  tools: [
    ...['model', 'sim', 'signing', 'trace', 'lessons', 'lab', 'learn', 'sign', 'page'],
    ...['terminal', 'tools'],
  ],
};

/** What the Lab computes: no component, no runes, no machine, no worker. */
const plainLab = {
  files: ['src/lab/**/*.ts'],
  ignores: ['**/*.svelte.ts', '**/*.worker.ts', '**/*.machine.ts', ...forTests],
};

const nodeModules = {
  regex: '^(node:|fs$|path$|crypto$|url$)',
  message: 'The page runs in a browser.',
};

/** A module or a test that needs Svelte says so in its name. */
const noSvelte = {
  regex: '^(svelte|@xstate/svelte)(/|$)|\\.svelte(\\.ts)?$',
  allowTypeImports: true,
  message: 'What knows Svelte is called .svelte.ts or .svelte.test.ts.',
};

const testkits = { regex: '\\.testkit\\.ts$', message: 'A testkit is for tests only.' };

/** The libraries a folder may not know. */
const without = (libraries, message, { onNode = false } = {}) => [
  'error',
  {
    patterns: [
      ...(onNode ? [] : [nodeModules]),
      testkits,
      { regex: `^(${libraries})(/|$)`, message },
    ],
  },
];

const noStyleAttribute = {
  selector: 'SvelteAttribute[key.name="style"]',
  message: 'The policy of the page refuses style attributes: use style:property={value}.',
};

/** Where an import may stand that is made when it is wanted: what `need`, `loadPart` or <Lazy> is given, or is named as such. */
const loads = [
  'CallExpression[callee.name=/^(need|loadPart)$/]',
  'SvelteAttribute[key.name="load"]',
  ':matches(FunctionDeclaration, VariableDeclarator)[id.name=/^load/]',
  'MethodDefinition[key.name="load"]',
  'VariableDeclarator[id.name=/^(pages|laterPanels)$/]',
];

const noBareImport = {
  selector: `ImportExpression:not(${loads.map((place) => `${place} ImportExpression`).join(', ')})`,
  message: 'It may fail to load: use <Lazy>, need() in a deed, or loadPart().',
};

/** What a person can change is drawn by one component a kind, which shows what is in force whatever was picked. */
const controls = {
  DropDown: 'SvelteElement[name.name="select"]',
  Radios: 'SvelteAttribute[key.name="type"] [value="radio"]',
  Switch: 'SvelteAttribute[key.name="type"] [value="checkbox"]',
};

const noControlsBut = (own) => [
  'error',
  noStyleAttribute,
  noBareImport,
  {
    selector: 'SvelteElement[name.name="option"] > SvelteStartTag > [key.name="selected"]',
    message:
      'A browser ignores it once a person has picked: use src/page/controls/DropDown.svelte.',
  },
  ...Object.keys(controls)
    .filter((component) => component !== own)
    .map((component) => ({
      selector: controls[component],
      message: `Use src/page/controls/${component}.svelte.`,
    })),
];

/** What a browser may withhold is asked for in one place, which never throws. */
const doors = {
  globals: [
    'localStorage',
    'sessionStorage',
    'indexedDB',
    'caches',
    'Worker',
    'SharedWorker',
    'history',
  ].map((name) => ({ name, message: 'It may be withheld: go through src/page/here.ts.' })),
  properties: [
    ...['serviceWorker', 'clipboard', 'storage', 'locks'].map((property) => ({
      object: 'navigator',
      property,
      message: 'It may be withheld: go through src/page/here.ts.',
    })),
    {
      object: 'crypto',
      property: 'subtle',
      message: 'It may be withheld: ask src/signing/mac/subtle.ts.',
    },
  ],
};

/** No clock, no chance, no DOM. */
const withoutTheWorld = {
  'no-restricted-globals': [
    'error',
    ...[
      'Date',
      'performance',
      'setTimeout',
      'setInterval',
      'setImmediate',
      'queueMicrotask',
      'requestAnimationFrame',
      'window',
      'document',
      'globalThis',
      'self',
      'crypto',
      'fetch',
      'navigator',
      ...doors.globals.map(({ name }) => name),
    ].map((name) => ({ name, message: 'The same run must give the same trace everywhere.' })),
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Math', property: 'random', message: 'Ask luck().' },
    ...doors.properties,
  ],
};

const inexact =
  'log log2 log10 log1p exp expm1 sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh pow cbrt hypot';

export default defineConfig(
  {
    ignores: ['dist', 'dist-package', 'node_modules', 'coverage', 'test-results', '.svelte-check'],
  },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        project: ['./tsconfig.json', './e2e/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['error'] }],
      // Would strip the `{} as T` that XState's types ask for.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      // Takes a bound $state for a constant.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      'prefer-const': 'off',
      // Takes every Map, Date and URLSearchParams for state, also one that is only read.
      'svelte/prefer-svelte-reactivity': 'off',
      // Knows nothing of the types of a component's properties; svelte-check does.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'no-restricted-syntax': noControlsBut(),
    },
  },
  ...Object.keys(controls).map((component) => ({
    files: [`src/page/controls/${component}.svelte`],
    rules: { 'no-restricted-syntax': noControlsBut(component) },
  })),

  {
    files: ['src/**'],
    ignores: forTests,
    plugins: { boundaries },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.js', '.svelte', '.svelte.ts'] } },
      'boundaries/elements': Object.keys(mayImport).map((type) => ({
        type,
        pattern: `src/${type}/**`,
      })),
      'boundaries/files': [
        { category: 'app', pattern: 'src/page/App.svelte' },
        { category: 'pages', pattern: 'src/page/{pages,embed/labInFrame}.svelte.ts' },
      ],
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            ...Object.entries(mayImport).map(([from, to]) => ({
              from: { element: { type: from } },
              allow: [{ to: { element: { type: to } } }],
            })),
            // It opens the pages; the Lab and Sign never meet elsewhere.
            {
              from: { file: { categories: 'pages' } },
              allow: [{ to: { element: { type: ['lab', 'learn', 'sign'] } } }],
            },
            { disallow: [{ to: { file: { categories: 'app' } } }] },
          ],
        },
      ],
      'no-restricted-imports': ['error', { patterns: [nodeModules, testkits] }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: [
      ...tests,
      'src/**/*.svelte.ts',
      'src/tools/**',
      'src/signing/snippets/interpreters.testkit.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', noBareImport] },
  },
  {
    files: ['src/**'],
    ignores: [
      ...tests,
      'src/tools/**',
      'src/page/{here,begin,loading/waitingBuild}.ts',
      'src/signing/mac/subtle.ts',
    ],
    rules: {
      'no-restricted-globals': ['error', ...doors.globals],
      'no-restricted-properties': ['error', ...doors.properties],
    },
  },
  {
    files: ['src/main.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ regex: '^\\./(?!page/)', message: 'It mounts the page, nothing else.' }],
        },
      ],
    },
  },
  {
    files: ['src/model/**'],
    ignores: forTests,
    rules: {
      'no-restricted-imports': without(
        'svelte|xstate|@xstate|d3-\\w+|@noble',
        'The words of the domain know no library but valibot.',
      ),
    },
  },
  {
    files: ['src/{signing,trace,lessons}/**'],
    ignores: forTests,
    rules: {
      'no-restricted-imports': without(
        'svelte|xstate|@xstate|d3-\\w+',
        'Plain functions: no framework here.',
      ),
    },
  },
  {
    files: ['src/sim/**'],
    ignores: forTests,
    rules: {
      'no-restricted-imports': without('svelte|@xstate|d3-\\w+', 'The simulation has no page.'),
    },
  },
  {
    files: ['src/terminal/**'],
    ignores: forTests,
    languageOptions: { globals: globals.node },
    rules: {
      'no-restricted-imports': without('svelte|@xstate|d3-\\w+', 'The terminal has no page.', {
        onNode: true,
      }),
    },
  },
  {
    // So a test that is no `.svelte.test.ts` runs in Node alone.
    files: ['src/**/*.ts'],
    // The bench's machine loads its parts by the page's loader, which shows when one is missing.
    ignores: [
      'src/main.ts',
      'src/sign/bench/bench.machine.ts',
      '**/*.svelte.ts',
      '**/*.svelte.test.ts',
    ],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [noSvelte] }],
    },
  },
  {
    // It knows no machine and no chart either; a path draws.
    ...plainLab,
    ignores: [...plainLab.ignores, '**/*Path.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            noSvelte,
            {
              regex: '^(xstate|d3-\\w+)(/|$)',
              allowTypeImports: true,
              message: 'Plain functions: no framework here.',
            },
          ],
        },
      ],
    },
  },
  { files: ['src/{sim,trace}/**'], ignores: tests, rules: withoutTheWorld },
  {
    // Speech has the page's clock.
    ...plainLab,
    ignores: [...plainLab.ignores, 'src/lab/transport/speech/speech.ts'],
    rules: withoutTheWorld,
  },
  {
    files: ['src/sim/**'],
    ignores: forTests,
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Ask luck().' },
        ...inexact.split(' ').map((property) => ({
          object: 'Math',
          property,
          message: 'Engines differ in its last digit.',
        })),
      ],
    },
  },

  {
    files: tests,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['*.config.{js,ts}', 'e2e/**', 'examples/**', 'src/tools/**'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off', 'no-restricted-imports': 'off' },
  },
  { files: ['**/*.{js,mjs}'], ...ts.configs.disableTypeChecked },
);
