import type { Chapter, Control } from '../../lessons/chapters/chapter.ts';

/** What the options of a question say, as one text; their terms are explained below them. */
export const wordsOf = (options: readonly { readonly text: string }[]): string =>
  options.map(({ text }) => text).join(' · ');

/** What stands on controls and in their options, as one text. */
export const choicesOf = (controls: readonly Control[]): string =>
  controls
    .flatMap(({ label, options }) => [label, ...options.map((option) => option.label)])
    .join(' · ');

/** What a chapter says, in the order in which it is read. */
export function textsOf(chapter: Chapter): readonly string[] {
  const { lead, recall, question, result, why, challenge, takeAway } = chapter;
  return [
    lead,
    ...(recall
      ? [`Do you remember? ${recall.question.text}`, wordsOf(recall.question.options), recall.told]
      : []),
    question.text,
    wordsOf(question.options),
    result.told,
    wordsOf(why),
    // Of the reasons only the right one is sure to be read.
    ...why.filter(({ isRight }) => isRight).map(({ told }) => told),
    ...why.map(({ told }) => told),
    challenge.goal,
    ...challenge.clauses.map(({ say }) => say),
    choicesOf(challenge.controls),
    ...challenge.clauses.flatMap(({ look }) => look ?? []),
    ...(challenge.hint === undefined ? [] : [challenge.hint]),
    takeAway.sentence,
  ];
}
