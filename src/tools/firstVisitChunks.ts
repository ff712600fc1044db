import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown } from 'vite';
import { visits } from './visits.mjs';

type Group = Rolldown.CodeSplittingGroup;
type Graph = Rolldown.ChunkingContext;
type Modules = ReadonlySet<string>;

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Reach {
  /** What a visit loads before anybody touches the page. */
  readonly first: Modules;
  /** That, and all that may come later. */
  readonly ever: Modules;
  /** What the page itself loads with it, in a chunk of its own or with others. */
  readonly isPages: (id: string) => boolean;
}

type Reaches = Readonly<Record<keyof typeof visits, Reach>>;

const known = new WeakMap<Graph, Reaches>();

function reachesIn(graph: Graph): Reaches {
  let reaches = known.get(graph);
  if (!reaches) {
    const any = reached(graph, ['src/main.ts']);
    const reachOf = ({ page, beside, own }: (typeof visits)[keyof typeof visits]): Reach => {
      const apart = [...beside, ...own];
      const first = reached(graph, ['src/main.ts', page, ...apart]);
      const isPages = (id: string) =>
        first.has(id) && !any.has(id) && !apart.some((part) => id === root + part);
      const ever = new Set([...first, ...reached(graph, [page], 'also later')]);
      return { first, ever, isPages };
    };
    reaches = {
      home: reachOf(visits.home),
      learn: reachOf(visits.learn),
      lab: reachOf(visits.lab),
      present: reachOf(visits.present),
      sign: reachOf(visits.sign),
    };
    known.set(graph, reaches);
  }
  return reaches;
}

function reached(graph: Graph, parts: readonly string[], alsoLater?: 'also later'): Modules {
  const all = new Set(parts.map((part) => root + part));
  for (const id of all) {
    const { importedIds = [], dynamicallyImportedIds = [] } = graph.getModuleInfo(id) ?? {};
    for (const next of alsoLater ? [...importedIds, ...dynamicallyImportedIds] : importedIds)
      all.add(next);
  }
  return all;
}

/** What several parts of a visit share is one chunk, not one for each set of parts: in crumbs it packs worse. */
const group = (
  name: string,
  isIn: (reaches: Reaches, id: string) => boolean,
  more: Partial<Group> = {},
): Group => ({
  name: (id, graph) => (isIn(reachesIn(graph), id) ? name : null),
  debugName: name,
  minShareCount: 2,
  ...more,
});

/**
 * By priority. A chunk takes along what its modules import, so what a later part of the other page needs as well comes in
 * one before: else that part would load this page's whole first visit. `size.mjs` watches over it.
 */
export const firstVisitChunks: Group[] = [
  group('page', ({ lab, sign }, id) => lab.first.has(id) && sign.ever.has(id)),
  group('asked', ({ learn, sign }, id) => learn.first.has(id) && sign.first.has(id)),
  // The Lab copies and hands over with it, and a chapter shows the bits of a signature.
  group(
    'check',
    ({ lab, learn, sign }, id) => sign.first.has(id) && (lab.ever.has(id) || learn.ever.has(id)),
  ),
  // The Lab has all of the way in's run and of what a chapter tells, and much more.
  group('run', ({ home, lab }, id) => home.first.has(id) && lab.first.has(id)),
  group('told', ({ learn, lab }, id) => learn.first.has(id) && lab.first.has(id)),
  group('lab', ({ lab }, id) => lab.isPages(id), { minShareCount: 1 }),
  group('begun', ({ home, learn }, id) => home.isPages(id) && learn.isPages(id)),
  group(
    'learn',
    ({ learn, home, lab }, id) => learn.isPages(id) && !home.first.has(id) && !lab.ever.has(id),
    { minShareCount: 1 },
  ),
  group('sign', ({ sign }, id) => sign.isPages(id), { minShareCount: 1 }),
].map((each, index, { length }) => ({ ...each, priority: length - index }));

/**
 * Gives the engine that stands in for WebCrypto a copy of noble's SHA-2 of its own: a module is in one chunk as a whole,
 * and both visits begin with SHA-256 of this one. What a copy does not use is left out of it.
 */
export function sha512Apart(): Plugin {
  return {
    name: 'sha512-apart',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer) {
      const isOwn =
        (source === '@noble/hashes/sha2.js' && importer?.endsWith('/nobleMac.ts')) ||
        (source === './_u64.js' && importer?.endsWith('?sha512'));
      if (!isOwn) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      // A script for Node leaves the package where it is.
      return found && !found.external ? `${found.id}?sha512` : null;
    },
  };
}
