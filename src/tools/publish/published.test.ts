import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { published } from './published.ts';

const at = 'https://example.test/hookscope/';

function emittedAt(address: string): Record<string, string> {
  const emitted: Record<string, string> = {};
  const { handler } = published(address).generateBundle as unknown as {
    handler: (this: object, options: object, bundle: object) => void;
  };
  handler.call(
    {
      emitFile: (file: { fileName: string; source: string }) =>
        (emitted[file.fileName] = file.source),
    },
    {},
    { 'index.html': {}, 'learn/3/index.html': {}, 'hookscope.html': {}, 'assets/a.js': {} },
  );
  return emitted;
}

test('what is published names every page by its whole address', () => {
  const locations = emittedAt(at)['sitemap.xml']?.matchAll(/<loc>(.*?)<\/loc>/g) ?? [];
  expect(Array.from(locations, ([, place]) => place)).toEqual([at, `${at}learn/3/`]);
});

test('the map is named to robots at the root of a host, and in no folder, where none looks', () => {
  expect(emittedAt('https://example.test/')['robots.txt']).toContain(
    'Sitemap: https://example.test/sitemap.xml',
  );
  expect(Object.keys(emittedAt(at))).toEqual(['sitemap.xml']);
});

test.each(['example.test', 'https://example.test/hookscope', 'ftp://example.test/'])(
  'an address that pages cannot be added to is refused: %s',
  (address) => {
    expect(() => published(address)).toThrow('HOOKSCOPE_URL must be');
  },
);

const workflows = fileURLToPath(new URL('../../../.github/workflows/', import.meta.url));

/** All that a workflow may write. */
const writes: Readonly<Record<string, readonly string[]>> = {
  'pages.yml': ['pages: write', 'id-token: write'],
  'release.yml': ['contents: write'],
};

test.each(readdirSync(workflows))(
  'the workflow %s takes actions by their commit only, and writes nothing but what is listed here',
  (name) => {
    const text = readFileSync(workflows + name, 'utf8');
    const actions = Array.from(text.matchAll(/uses: (\S+)/g), ([, action]) => action);
    expect(actions.filter((action) => !/@[0-9a-f]{40}$/.test(action ?? ''))).toEqual([]);
    expect(text).toMatch(/^permissions:( \{\}|\n {2}contents: read)$/m);
    const rights = text.matchAll(/([\w-]+):\s*["']?(write(?:-all)?)\b/g);
    expect(Array.from(rights, ([, what, right]) => `${what}: ${right}`)).toEqual(
      writes[name] ?? [],
    );
  },
);

interface Job {
  readonly 'runs-on'?: string;
  readonly 'timeout-minutes'?: number;
  readonly needs?: string;
  readonly steps?: readonly { readonly uses?: string; readonly run?: string }[];
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  scripts: Record<string, string>;
};

test.each(readdirSync(workflows))(
  'the workflow %s is YAML in which each job ends in time, and runs only what this repository has',
  (name) => {
    const text = readFileSync(workflows + name, 'utf8');
    const { on, jobs } = parse(text) as { on?: unknown; jobs: Readonly<Record<string, Job>> };
    expect(on).toBeDefined();
    for (const job of Object.values(jobs)) {
      expect(job).toMatchObject({ 'runs-on': 'ubuntu-latest' });
      expect(job['timeout-minutes']).toBeLessThanOrEqual(180);
      if (job.needs !== undefined) expect(Object.keys(jobs)).toContain(job.needs);
      for (const { uses, run } of job.steps ?? []) expect([uses, run]).toContain(undefined);
      const lines = job.steps?.flatMap(({ run = [] }) => run).join('\n') ?? '';
      for (const [, script = ''] of lines.matchAll(/npm run ([\w:]+)/g))
        expect(Object.keys(scripts)).toContain(script);
      for (const [file] of lines.matchAll(/\.ci\/run|src\/tools\/[\w/.]+/g))
        expect(existsSync(root + file), file).toBe(true);
    }
  },
);
