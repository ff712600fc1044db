import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Chunk } from '../../src/tools/visits.mjs';

const path = fileURLToPath(new URL('../../dist/.vite/manifest.json', import.meta.url));

/** The parts of the build, by their place in the source. */
export const manifest = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, Chunk>>;
