import type { Chapter, Choices } from '../../lessons/chapters/chapter.ts';
import { chapterCatalogue } from '../../lessons/chapters/chapterCatalogue.ts';
import { digestOf, headOf, numbersIn, writeCode } from '../../model/rules/resultCode.ts';

/** How somebody passed a challenge. */
export interface ChapterResult {
  readonly choices: Choices;
  readonly guess: 'none' | 'right' | 'wrong';
  /** Tries until it passed, that one included; 63 stands for more. */
  readonly attempts: number;
  readonly hints: number;
}

const guesses = ['none', 'right', 'wrong'] as const;

/** Chapter, guess, attempts, hints, what the challenge is, and what was chosen of its controls. */
const sizes = [5, 2, 6, 2, 10, 15] as const;

/** A number that is another one once a challenge has other controls or asks something else. */
const challengeDigest = ({ id, challenge: { controls, clauses, seeds } }: Chapter): number =>
  digestOf(
    JSON.stringify([
      id,
      seeds,
      controls.map(({ id: control, options }) => [control, options.map((option) => option.id)]),
      clauses.map(({ claims }) => claims),
    ]),
    10,
  );

/** The code of a challenge that was passed: the chapter, what was chosen, and how it went. */
export function chapterCode(chapter: Chapter, result: ChapterResult): string {
  const chosen = chapter.challenge.controls.reduce((number, { id, options }) => {
    const place = options.findIndex((option) => option.id === result.choices[id]);
    return number * options.length + Math.max(0, place);
  }, 0);
  const values = [
    chapterCatalogue.findIndex(({ id }) => id === chapter.id),
    guesses.indexOf(result.guess),
    result.attempts,
    result.hints,
    challengeDigest(chapter),
    chosen,
  ];
  return writeCode([
    ...headOf('chapter'),
    ...sizes.map((bits, place) => [values[place] ?? 0, bits] as const),
  ]);
}

/** Which chapter a code is of, by what stands behind its head; undefined where it is of none. */
export function chapterIdIn(rest: readonly number[]) {
  const [place = -1] = numbersIn(rest, sizes) ?? [];
  return chapterCatalogue[place]?.id;
}

/** What a code says of its chapter; undefined where its challenge was another one, or nothing of it was chosen so. */
export function readChapterCode(
  rest: readonly number[],
  chapter: Chapter,
): ChapterResult | undefined {
  const [, guess = 0, attempts = 0, hints = 0, digest, chosen = 0] = numbersIn(rest, sizes) ?? [];
  if (digest !== challengeDigest(chapter)) return undefined;
  let left = chosen;
  const choices = chapter.challenge.controls.toReversed().map(({ id, options }) => {
    const option = options[left % options.length];
    left = Math.floor(left / options.length);
    return [id, option?.id ?? ''] as const;
  });
  const guessed = guesses[guess];
  return left > 0 || guessed === undefined
    ? undefined
    : { choices: Object.fromEntries(choices.toReversed()), guess: guessed, attempts, hints };
}
