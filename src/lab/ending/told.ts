/** Words of a sentence; the numbers in it have weight. */
export interface Piece {
  readonly text: string;
  readonly strong?: boolean;
}

export type Told = readonly Piece[];

/** Builds a sentence from a template: what is put into it has weight, unless it is a sentence itself. */
export function told(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Told)[]
): Told {
  return strings.flatMap((text, i) => {
    const value = values[i];
    const words = text === '' ? [] : [{ text }];
    if (value === undefined) return words;
    if (typeof value === 'object') return [...words, ...value];
    return [...words, { text: String(value), strong: true }];
  });
}

/** Words without weight. */
export const quietly = (text: string): Told => [{ text }];

/** The words of a sentence, as they are spoken. */
export const plain = (sentence: Told): string => sentence.map(({ text }) => text).join('');
