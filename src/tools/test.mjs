// Runs every check, also after one has failed. The last line says how many tests passed.
// `--full` runs them at full size: 1,000 random runs a law, the long theory, every table in the browser.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = 'node_modules/.cache/hookscope/';
const unitReport = `${root}${cache}unit.json`;
const browserReport = `${root}${cache}e2e.json`;

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

// The longest first, so that both halves of a small machine end together.
const staticChecks = [
  {
    name: 'Lint',
    run: [
      tool('eslint'),
      '.',
      '--max-warnings=0',
      '--cache',
      '--cache-strategy=content',
      `--cache-location=${cache}eslint.json`,
    ],
  },
  {
    name: 'Types of the page',
    run: [tool('svelteCheck'), '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
  },
  {
    name: 'Format',
    run: [tool('prettier'), '--check', '.', '--cache', '--cache-location', `${cache}prettier.json`],
  },
  { name: 'Types of tests and tools', run: [tool('tsc'), '-p', 'e2e'] },
  { name: 'Dead code', run: [tool('knip')] },
  { name: 'Lock file', run: ['src/tools/checkLock.mjs'] },
];

const unitTests = {
  name: 'Unit and property tests',
  run: [
    tool('vitest'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ],
  count: () => {
    const { numPassedTests, testResults } = read(unitReport);
    const unfit = testResults.flatMap(({ name, assertionResults, message }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      if (failed.length === 0) return message ? [`${name}: ${message}`] : [];
      return failed.map((test) => `${test.fullName}\n${test.failureMessages.join('\n')}`);
    });
    return { passed: numPassedTests, unfit };
  },
};

const build = { name: 'Build', run: [tool('vite'), 'build'] };
const size = { name: 'Size', run: ['src/tools/size.mjs'] };

const browserTests = {
  name: 'Browser tests',
  run: [tool('playwright'), 'test', '-c', 'e2e'],
  count: () => {
    const { stats, suites } = read(browserReport);
    const { expected, flaky } = stats;
    if (flaky > 0) console.log(`${flaky} passed only when they were tried again.`);
    const specs = specsOf(suites);
    for (const { tests } of specs) for (const reason of reasonsOf(tests)) skipped.add(reason);
    return { passed: expected + flaky, unfit: specs.filter(isUnfit).map(placeOf) };
  },
};

const specsOf = (suites = []) =>
  suites.flatMap((suite) => [...suite.specs, ...specsOf(suite.suites)]);
const reasonsOf = (tests) =>
  tests
    .filter(({ status }) => status === 'skipped')
    .flatMap(({ annotations }) => annotations.map(({ description }) => description));
const isUnfit = ({ tests }) => tests.some(({ status }) => status === 'unexpected');
const placeOf = ({ file, line, title }) => `${file}:${line} ${title}`;

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

const env = { ...process.env, E2E_REPORT: browserReport };
// A caller's NODE_ENV=production would test Svelte's other build.
delete env['NODE_ENV'];
if (process.argv.includes('--full')) env['HOOKSCOPE_RUNS'] ??= '1000';

/** Runs one check; `held` keeps what it prints until it has ended, so that two at a time stay readable. */
function runCheck({ name, run, count }, { held = false } = {}) {
  const startedAt = performance.now();
  const printed = [];
  if (!held) console.log(`\n── ${name}`);
  return new Promise((done) => {
    const stdio = held ? ['ignore', 'pipe', 'pipe'] : 'inherit';
    const child = spawn(process.execPath, run, { cwd: root, stdio, env });
    child.stdout?.on('data', (bytes) => printed.push(bytes));
    child.stderr?.on('data', (bytes) => printed.push(bytes));
    child.on('error', () => done(false));
    child.on('close', (code) => done(code === 0));
  }).then((fine) => {
    if (held) {
      console.log(`\n── ${name}`);
      process.stdout.write(Buffer.concat(printed));
    }
    tally(name, { fine, count });
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`── ${name}: ${fine ? 'fine' : 'FAILED'}, ${seconds} s`);
    return fine;
  });
}

const failures = [];
/** Why browser tests were left out. */
const skipped = new Set();
let passed = 0;
let failed = 0;

function tally(name, { fine, count }) {
  let unfit = [];
  if (count) {
    try {
      const counts = count();
      passed += counts.passed;
      unfit = counts.unfit;
    } catch {
      console.error(`${name} left no report.`);
    }
  }
  if (fine) return;
  // A check that is no test, or a test file that could not even start, still counts.
  failed += Math.max(unfit.length, 1);
  failures.push(`${name}.`, ...unfit);
}

mkdirSync(`${root}${cache}`, { recursive: true });
for (const report of [unitReport, browserReport]) rmSync(report, { force: true });

const waiting = [...staticChecks];
async function takeTurns() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    await runCheck(next, { held: true });
  }
}
await Promise.all([takeTurns(), takeTurns()]);
await runCheck(unitTests);
if (await runCheck(build)) {
  await runCheck(size);
  await runCheck(browserTests);
} else {
  console.log('\n── Size and browser tests were not run: there is no build.');
}

if (skipped.size > 0) console.log(`\nSkipped: ${[...skipped].join(' ')}`);
// Once more at the end, where somebody who reads only the last lines finds it.
if (failures.length > 0) console.log(`\nFailed: ${failures.join('\n')}`);
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
