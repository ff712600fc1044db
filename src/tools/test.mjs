// All checks in order, stopping at the first that fails. The last line says how many tests passed.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reports = `${root}node_modules/.cache/hookscope/`;
const unitReport = `${reports}unit.json`;
const browserReport = `${reports}e2e.json`;

const bin = {
  eslint: 'eslint/bin/eslint.js',
  knip: 'knip/bin/knip.js',
  playwright: '@playwright/test/cli.js',
  prettier: 'prettier/bin/prettier.cjs',
  svelteCheck: 'svelte-check/bin/svelte-check',
  tsc: 'typescript/bin/tsc',
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
};
const tool = (name) => `node_modules/${bin[name]}`;

const steps = [
  { name: 'Format', run: [tool('prettier'), '--check', '.'] },
  { name: 'Lint', run: [tool('eslint'), '.', '--max-warnings', '0'] },
  {
    name: 'Types of the page',
    run: [tool('svelteCheck'), '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
  },
  { name: 'Types of tests and tools', run: [tool('tsc'), '-p', 'e2e'] },
  { name: 'Dead code', run: [tool('knip')] },
  { name: 'Lock file', run: ['src/tools/checkLock.mjs'] },
  {
    name: 'Unit and property tests',
    run: [
      tool('vitest'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ],
    count: () => {
      const { numPassedTests, numFailedTests } = read(unitReport);
      return { passed: numPassedTests, failed: numFailedTests };
    },
  },
  { name: 'Build', run: [tool('vite'), 'build'] },
  { name: 'Size', run: ['src/tools/size.mjs'] },
  {
    name: 'Browser tests',
    run: [tool('playwright'), 'test', '-c', 'e2e'],
    count: () => {
      const { expected, flaky, unexpected } = read(browserReport).stats;
      return { passed: expected + flaky, failed: unexpected };
    },
  },
];

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

function run(args) {
  // A caller's NODE_ENV=production would test Svelte's other build.
  const env = { ...process.env, E2E_REPORT: browserReport };
  delete env['NODE_ENV'];
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env });
    child.on('error', () => done(false));
    child.on('exit', (code) => done(code === 0));
  });
}

let passed = 0;
let failed = 0;
mkdirSync(reports, { recursive: true });
for (const report of [unitReport, browserReport]) rmSync(report, { force: true });

for (const step of steps) {
  const startedAt = performance.now();
  console.log(`\n── ${step.name}`);
  const fine = await run(step.run);
  if (step.count) {
    try {
      const counts = step.count();
      passed += counts.passed;
      failed += counts.failed;
    } catch {
      console.error(`${step.name} left no report.`);
    }
  }
  console.log(
    `── ${step.name}: ${fine ? 'fine' : 'FAILED'}, ${((performance.now() - startedAt) / 1000).toFixed(1)} s`,
  );
  if (!fine) {
    // A check that is no test, or a test file that could not even start, still counts.
    failed = Math.max(failed, 1);
    break;
  }
}

process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
