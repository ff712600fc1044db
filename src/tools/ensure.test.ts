import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ensure = fileURLToPath(new URL('ensure.mjs', import.meta.url));

/** What the check before `npm start` says when Node calls itself this version. */
function saidTo(version: string) {
  const pretend = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, ensure],
    { encoding: 'utf8', env: { ...process.env, npm_lifecycle_event: 'prestart' } },
  );
  return { status, stderr: stderr.trim() };
}

test.each(['18.20.8', '20.18.3', '21.7.3', '22.12.0', '23.11.1'])(
  'Node %s is told which versions do, and not that it is old',
  (version) => {
    expect(saidTo(version)).toEqual({
      status: 1,
      stderr: `Node ${version} is not supported: install Node 20.19+, 22.13+ or 24+.`,
    });
  },
);

test.each(['20.19.0', '22.13.0', '24.0.0'])('Node %s is taken', (version) => {
  expect(saidTo(version)).toEqual({ status: 0, stderr: '' });
});
