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
  new RegExp(`\\b(?:${list.map(written).join('|')})\\b`, flags);

const words = termIds.flatMap((term) => glossary[term].stands.map((stands) => ({ term, stands })));
/** The longest first: a retry storm is not a retry. */
const anyTerm = wordsAs(
  'g',
  words.map(({ stands }) => stands).sort((one, other) => other.length - one.length),
);
const termOf = (found: string) =>
  words.find(({ stands }) => new RegExp(`^${written(stands)}$`).test(found))?.term;

/** A text cut into pieces, each term where it stands first. */
export function termPieces(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const seen = new Set<TermId>();
  let end = 0;
  for (const { 0: found, index } of text.matchAll(anyTerm)) {
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
  .filter((term) => !onLanes.includes(term))
  .map((term) => ({ term, words: wordsAs('', glossary[term].stands) }));

/** All terms that a lever is about, by what stands on it. */
export function termsAbout(text: string): readonly TermId[] {
  return onLevers.filter(({ words }) => words.test(text)).map(({ term }) => term);
}
