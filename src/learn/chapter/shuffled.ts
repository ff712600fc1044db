import { luck } from '../../sim/engine/luck.ts';

const isNumber = (text: string) => /^(about |€)?\d|^(none|all)\b/.test(text);

/**
 * The places of the options in the order in which they are shown: numbers as they are, words in an order that hangs on
 * the question only, so that the right one has no usual place and none moves from one visit to the next.
 */
export function shownOrder(
  question: string,
  options: readonly { readonly text: string }[],
): readonly number[] {
  const places = options.map((_, place) => place);
  if (options.every(({ text }) => isNumber(text))) return places;
  return places.toSorted((a, b) => luck(1, question, a) - luck(1, question, b));
}
