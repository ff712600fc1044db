import type { ChapterId } from '../../lessons/chapters/chapterCatalogue.ts';

/** The pages to look something up in, in the order of the index. */
export const referenceCatalogue = [
  {
    id: 'push-and-pull',
    title: 'Push and pull, side by side',
    about: 'Who starts, what it costs, what is needed',
  },
  { id: 'when-each-fits', title: 'When each fits', about: 'At most five questions, and an answer' },
  { id: 'both-together', title: 'Both together', about: 'Told by webhook, fetched by API' },
  {
    id: 'checklist',
    title: 'The receiver’s checklist',
    about: 'What each defence is for, with code',
  },
  {
    id: 'questions',
    title: 'Questions people ask',
    about: 'Tests, errors, order, and further reading',
  },
  { id: 'glossary', title: 'Glossary', about: 'Every term, in one or two sentences' },
] as const;

export type ReferenceId = (typeof referenceCatalogue)[number]['id'];

/** The page that goes on where a chapter ends. */
export const referenceAfter: Readonly<Record<ChapterId, ReferenceId>> = {
  1: 'push-and-pull',
  2: 'when-each-fits',
  3: 'questions',
  4: 'questions',
  5: 'checklist',
  6: 'checklist',
  7: 'checklist',
  8: 'checklist',
  9: 'checklist',
  10: 'both-together',
  capstone: 'checklist',
};
