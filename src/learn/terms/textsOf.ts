import type { Aside } from '../../lab/terms/termsIn.ts';
import type { Chapter, Control } from '../../lessons/chapters/chapter.ts';
import { titleOf } from '../../lessons/chapters/chapterCatalogue.ts';
import { stepTexts } from '../pictures/stepTexts.ts';

/** What the options of a question say, as one text; their terms are explained below them. */
export const wordsOf = (options: readonly { readonly text: string }[]): string =>
  options.map(({ text }) => text).join(' · ');

/** What stands on controls and in their options, as one text. */
export const choicesOf = (controls: readonly Control[]): string =>
  controls
    .flatMap(({ label, options }) => [label, ...options.map((option) => option.label)])
    .join(' · ');

/** What a chapter says, in the order in which it is read. */
export function textsOf(chapter: Chapter): readonly (string | Aside)[] {
  const { id, lead, recall, question, result, why, challenge, takeAway } = chapter;
  const alone = (text: string) => ({ aside: [text] });
  return [
    titleOf(id),
    lead,
    ...(recall
      ? [
          `Do you remember? ${recall.question.text}`,
          wordsOf(recall.question.options),
          alone(recall.told),
        ]
      : []),
    // Pictures are there before the question, and beside it.
    { aside: [chapter.pictured, ...(chapter.extra === 'bits' ? stepTexts : [])] },
    question.text,
    wordsOf(question.options),
    result.told,
    wordsOf(why),
    ...why.map(({ told }) => alone(told)),
    challenge.goal,
    ...challenge.clauses.map(({ say }) => say),
    choicesOf(challenge.controls),
    ...challenge.clauses.flatMap(({ look = [] }) => look.map(({ say }) => alone(say))),
    alone(challenge.hint ?? ''),
    takeAway.sentence,
  ];
}
