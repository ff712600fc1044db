import { furtherForms } from '../../lessons/furtherForms.ts';
import { glossary, termIds, type TermId } from '../../lessons/glossary.ts';

/** A piece of a text; where it is a term, with its id. */
export interface Piece {
  readonly text: string;
  readonly term?: TermId;
}

/** With a small letter a word of any sentence, and of its beginning; with a large one just so, as on a lever. */
const written = (stands: string) =>
  stands.replace(/^[a-z]/, (first) => `[${first}${first.toUpperCase()}]`);
const wordsAs = (flags: string, list: readonly string[]) =>
  new RegExp(`(?<!\\d[.,])\\b(?:${list.map(written).join('|')})\\b`, flags);

/** Which words are terms: the longest that fit are meant, a retry storm is not a retry. */
function readingOf(standsOf: (term: TermId) => readonly string[]) {
  const words = termIds.flatMap((term) => standsOf(term).map((stands) => ({ term, stands })));
  const all = words.map(({ stands }) => stands).sort((one, other) => other.length - one.length);
  return {
    any: wordsAs('g', all),
    termOf: (found: string) =>
      words.find(({ stands }) => new RegExp(`^${written(stands)}$`).test(found))?.term,
  };
}
const onPages = readingOf((term) => glossary[term].stands);
const inTexts = readingOf((term) => [...glossary[term].stands, ...(furtherForms[term] ?? [])]);

/** A text cut into pieces, each term where it stands first. */
export const termPieces = (text: string): readonly Piece[] => cut(text, onPages, new Set());

/** A text cut into pieces, with these terms alone, in every form that a text may use. */
export const linkedPieces = (text: string, terms: readonly TermId[]): readonly Piece[] =>
  cut(text, inTexts, new Set(termIds.filter((id) => !terms.includes(id))));

/** Texts that not everyone reads: what they explain has to be explained again where it comes next. */
export interface Aside {
  readonly aside: readonly string[];
}

/** The terms that each of some texts, read one after the other, is the first to use; `{events}` is a number and no term. */
export function firstUses(
  texts: readonly (string | Aside)[],
): ReadonlyMap<string, readonly TermId[]> {
  const uses = new Map<string, readonly TermId[]>();
  const seen = new Set<TermId>();
  const read = (text: string, known: Set<TermId>) => {
    const pieces = cut(text.replaceAll(/\{#?\w+\}/g, ''), inTexts, known);
    if (!uses.has(text))
      uses.set(
        text,
        pieces.flatMap(({ term }) => term ?? []),
      );
  };
  for (const each of texts) {
    if (typeof each === 'string') read(each, seen);
    else {
      const known = new Set(seen);
      for (const text of each.aside) read(text, known);
    }
  }
  return uses;
}

/** Leaves alone what has been `seen`, and adds to it. */
function cut(text: string, { any, termOf }: typeof onPages, seen: Set<TermId>): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(any)) {
    const term = termOf(found);
    if (!term || seen.has(term)) continue;
    seen.add(term);
    if (index > end) pieces.push({ text: text.slice(end, index) });
    pieces.push({ text: found, term });
    end = index + found.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** What the lanes explain stands on many levers. */
const onLanes: readonly TermId[] = ['polling', 'webhook'];
const onLevers = termIds
  .filter((term) => !onLanes.includes(term) && glossary[term].stands.length > 0)
  .map((term) => ({ term, words: wordsAs('', glossary[term].stands) }));

/** All terms that a lever is about, by what stands on it. */
export function termsAbout(text: string): readonly TermId[] {
  return onLevers.filter(({ words }) => words.test(text)).map(({ term }) => term);
}
