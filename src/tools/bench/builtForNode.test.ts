import { afterEach, expect, test, vi } from 'vitest';
import { builtForNode } from './builtForNode.mjs';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('the bench builds for Node and loads', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  const { bench } = (await builtForNode(
    'bench-test',
    'src/tools/bench/bench.ts',
    'src/tools/bench/benchSeedsThread.ts',
  )) as { bench: unknown };
  expect(bench).toBeTypeOf('function');
});
