import { fileURLToPath } from 'node:url';
import type { Rolldown } from 'vite';

type Group = Rolldown.CodeSplittingGroup;
type Graph = Rolldown.ChunkingContext;

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a visit to any page, and to each, loads before anybody touches it: these parts, and all they import at once. */
const firstParts = {
  any: ['src/main.ts'],
  lab: [
    'src/lab/page/LabPage.svelte',
    'src/lab/state/currentLab.svelte.ts',
    'src/lab/levers/Levers.svelte',
    'src/lab/EvidenceTabs.svelte',
    'src/lab/state/link.ts',
  ],
  sign: ['src/sign/SignPage.svelte'],
};

type Visits = Readonly<Record<keyof typeof firstParts, ReadonlySet<string>>>;

const known = new WeakMap<Graph, Visits>();

function visitsIn(graph: Graph): Visits {
  let visits = known.get(graph);
  if (!visits) {
    const { any, lab, sign } = firstParts;
    visits = {
      any: reached(graph, any),
      lab: reached(graph, [...any, ...lab]),
      sign: reached(graph, [...any, ...sign]),
    };
    known.set(graph, visits);
  }
  return visits;
}

function reached(graph: Graph, parts: readonly string[]): ReadonlySet<string> {
  const all = new Set(parts.map((part) => root + part));
  for (const id of all)
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) all.add(next);
  return all;
}

/** What several parts of a visit share is one chunk, not one for each set of parts: in crumbs it packs worse. */
const group = (
  name: string,
  isIn: (visits: Visits, id: string) => boolean,
  more: Partial<Group> = {},
): Group => ({
  name: (id, graph) => (isIn(visitsIn(graph), id) ? name : null),
  minShareCount: 2,
  ...more,
});

export const firstVisitChunks: Group[] = [
  // Both pages run machines; the page itself begins without.
  { name: 'xstate', test: /node_modules\/xstate\// },
  group('signing', ({ lab, sign }, id) => lab.has(id) && sign.has(id), {
    test: /src\/signing\/|node_modules\/@noble\//,
  }),
  // Sign has it of the browser, but where that withholds it.
  { name: 'mac', test: /mac\/hmac\.ts|@noble\/hashes\/hmac\.js/ },
  group('page', ({ lab, sign }, id) => lab.has(id) && sign.has(id)),
  // The run of the first scenario is made with this module: it is no part of what is drawn first.
  group(
    'lab',
    ({ any, lab }, id) => lab.has(id) && !any.has(id) && !id.endsWith('currentLab.svelte.ts'),
    { minShareCount: 1 },
  ),
  group('sign', ({ sign }, id) => sign.has(id)),
].map((each, index, { length }) => ({ ...each, priority: length - index }));
