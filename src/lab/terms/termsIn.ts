import { glossary, termIds, type TermId } from '../../lessons/glossary.ts';

/** A piece of a text; where it is a term, with its id. */
export interface Piece {
  readonly text: string;
  readonly term?: TermId;
}

/** The words of each term, the longest first: “retry storm” is not a retry. */
const words = termIds
  .flatMap((term) => glossary[term].stands.map((stands) => ({ term, stands })))
  .sort((one, other) => other.stands.length - one.stands.length);

const wordsAs = (flags: string, list: readonly string[]) =>
  new RegExp(`\\b(?:${list.join('|')})\\b`, flags);
const anyTerm = wordsAs(
  'gi',
  words.map(({ stands }) => stands),
);

/** A text cut into pieces, each term where it stands first. */
export function termPieces(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const seen = new Set<TermId>();
  let end = 0;
  for (const { 0: found, index } of text.matchAll(anyTerm)) {
    const word = words.find(({ stands }) => stands.toLowerCase() === found.toLowerCase());
    if (!word || seen.has(word.term)) continue;
    seen.add(word.term);
    if (index > end) pieces.push({ text: text.slice(end, index) });
    pieces.push({ text: found, term: word.term });
    end = index + found.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** What the head of the page explains stands on many levers. */
const atTheHead: readonly TermId[] = ['api', 'polling', 'webhook'];
const onLevers = termIds
  .filter((term) => !atTheHead.includes(term))
  .map((term) => ({ term, words: wordsAs('i', glossary[term].stands) }));

/** All terms that a lever is about, by what stands on it. */
export function termsAbout(text: string): readonly TermId[] {
  return onLevers.filter(({ words }) => words.test(text)).map(({ term }) => term);
}
