import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

const tests = ['**/*.test.ts'];

/** Folder by folder: what it may import of the others. Tests may look further. */
const mayImport = {
  model: ['model'],
  signing: ['model', 'signing'],
  sim: ['model', 'sim', 'signing'],
  view: ['model', 'view', 'signing'],
  lessons: ['model', 'lessons'],
  app: ['model', 'sim', 'signing', 'view', 'lessons', 'app'],
  ui: ['model', 'signing', 'view', 'lessons', 'app', 'ui'],
  tools: ['model', 'sim', 'signing', 'view', 'lessons', 'app', 'ui', 'tools'],
};

const nodeModules = {
  regex: '^(node:|fs$|path$|crypto$|url$)',
  message: 'The page runs in a browser.',
};

/** The libraries a folder may not know. */
const without = (libraries, message) => [
  'error',
  { patterns: [nodeModules, { regex: `^(${libraries})(/|$)`, message }] },
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
    message: 'A browser ignores it once a person has picked: use src/ui/DropDown.svelte.',
  },
  ...Object.keys(controls)
    .filter((component) => component !== own)
    .map((component) => ({
      selector: controls[component],
      message: `Use src/ui/${component}.svelte.`,
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
  ].map((name) => ({ name, message: 'It may be withheld: go through src/app/here.ts.' })),
  properties: [
    ...['serviceWorker', 'clipboard', 'storage', 'locks'].map((property) => ({
      object: 'navigator',
      property,
      message: 'It may be withheld: go through src/app/here.ts.',
    })),
    {
      object: 'crypto',
      property: 'subtle',
      message: 'It may be withheld: ask src/signing/subtle.ts.',
    },
  ],
};

const inexact =
  'log log2 log10 log1p exp expm1 sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh pow cbrt hypot';

export default defineConfig(
  { ignores: ['dist', 'node_modules', 'coverage', 'test-results', '.svelte-check'] },
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
    files: [`src/ui/${component}.svelte`],
    rules: { 'no-restricted-syntax': noControlsBut(component) },
  })),

  {
    files: ['src/**'],
    ignores: tests,
    plugins: { boundaries },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.js', '.svelte', '.svelte.ts'] } },
      'boundaries/elements': Object.keys(mayImport).map((type) => ({
        type,
        pattern: `src/${type}/**`,
      })),
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: Object.entries(mayImport).map(([from, to]) => ({
            from: { element: { type: from } },
            allow: [{ to: { element: { type: to } } }],
          })),
        },
      ],
      'no-restricted-imports': ['error', { patterns: [nodeModules] }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: [
      ...tests,
      'src/**/*.svelte.ts',
      'src/tools/**',
      'src/signing/snippets/interpreters.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', noBareImport] },
  },
  {
    files: ['src/**'],
    ignores: [...tests, 'src/tools/**', 'src/app/here.ts', 'src/signing/subtle.ts'],
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
          patterns: [{ regex: '^\\./(?!ui/|app/)', message: 'It mounts the page, nothing else.' }],
        },
      ],
    },
  },
  {
    files: ['src/model/**'],
    ignores: tests,
    rules: {
      'no-restricted-imports': without(
        'svelte|xstate|@xstate|d3-\\w+|@noble',
        'The words of the domain know no library but valibot.',
      ),
    },
  },
  {
    files: ['src/{signing,view,lessons}/**'],
    ignores: tests,
    rules: {
      'no-restricted-imports': without(
        'svelte|xstate|@xstate|d3-\\w+',
        'Plain functions: no framework here.',
      ),
    },
  },
  {
    files: ['src/sim/**'],
    ignores: tests,
    rules: {
      'no-restricted-imports': without('svelte|@xstate|d3-\\w+', 'The simulation has no page.'),
    },
  },
  {
    files: ['src/{sim,view}/**'],
    ignores: tests,
    rules: {
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
      ],
    },
  },
  {
    files: ['src/sim/**'],
    ignores: tests,
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
    files: ['*.config.{js,ts}', 'e2e/**', 'src/tools/**'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off', 'no-restricted-imports': 'off' },
  },
  { files: ['**/*.{js,mjs}'], ...ts.configs.disableTypeChecked },
);
