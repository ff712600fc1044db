import type { Chapter } from '../../lessons/chapters/chapter.ts';

/** What a chapter says, in the order in which it is read, its answers left out: what stands in a choice is no link. */
export function textsOf(chapter: Chapter): readonly string[] {
  const { lead, recall, question, result, why, challenge, takeAway } = chapter;
  return [
    lead,
    ...(recall ? [`Do you remember? ${recall.question.text}`, recall.told] : []),
    question.text,
    result.told,
    // Of the reasons only the right one is sure to be read.
    ...why.filter(({ isRight }) => isRight).map(({ told }) => told),
    ...why.map(({ told }) => told),
    challenge.goal,
    ...(challenge.hint === undefined ? [] : [challenge.hint]),
    takeAway.sentence,
  ];
}
