// What a visitor's browser loads without a touch: for how the build is cut, its measure, and the tests.

/**
 * What a visit to each page loads by itself, with all that it imports at once: the page, what always comes beside it in a
 * part of its own, what only this chapter, demo or provider has, and, in a window of 1920 × 1080, what else stands on the
 * first screen. Workers are not counted.
 */
export const visits = {
  home: { page: 'src/learn/home/HomePage.svelte', beside: [], own: [], inLargeWindow: [] },
  // A chapter.
  learn: {
    page: 'src/learn/LearnPage.svelte',
    beside: ['src/learn/chapter/Chapter.svelte'],
    own: ['src/lessons/chapters/nobodyHome.ts'],
    inLargeWindow: [],
  },
  lab: {
    page: 'src/lab/page/LabPage.svelte',
    beside: ['src/lab/state/currentLab.svelte.ts'],
    own: [],
    inLargeWindow: [],
  },
  // A demo.
  present: {
    page: 'src/learn/present/PresentPage.svelte',
    beside: ['src/learn/present/Demo.svelte'],
    own: ['src/lessons/demos/askingDemos.ts'],
    inLargeWindow: [],
  },
  sign: {
    page: 'src/sign/page.svelte.ts',
    beside: [],
    own: ['src/signing/providers/notes/standardWebhooks.ts'],
    inLargeWindow: [
      'src/page/snippets/SnippetsChoice.svelte',
      'src/signing/snippets/node.ts',
      'src/sign/verdict/SchemeNotes.svelte',
    ],
  },
};

/** What every page begins with, as the manifest names it. */
export const beginning = ['index.html', 'src/page/begin.ts'];

/**
 * The parts of the build that a visit begins with.
 * @param {'home' | 'learn' | 'lab' | 'present' | 'sign'} name
 * @param {'in a large window'} [large]
 */
export function partsOf(name, large) {
  const { page, beside, own, inLargeWindow } = visits[name];
  return [...beginning, page, ...beside, ...own, ...(large ? inLargeWindow : [])];
}

/**
 * @typedef {{ readonly file: string, readonly css?: readonly string[], readonly imports?: readonly string[],
 *   readonly name?: string, readonly isDynamicEntry?: boolean }} Chunk
 */

/**
 * The files of some parts of the build and of all that they import at once; throws for a part that is not in it.
 * @param {Readonly<Record<string, Chunk>>} manifest
 * @param {readonly string[]} keys
 * @returns {Set<string>}
 */
export function filesOf(manifest, keys) {
  const seen = new Set(keys);
  /** @type {Set<string>} */
  const files = new Set();
  for (const key of seen) {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`There is no part ${key} in the build.`);
    for (const name of [chunk.file, ...(chunk.css ?? [])]) files.add(name);
    for (const next of chunk.imports ?? []) seen.add(next);
  }
  return files;
}
