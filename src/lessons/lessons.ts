import { everythingAtOnce } from './everythingAtOnce.ts';
import { forgedAndReplayed } from './forgedAndReplayed.ts';
import type { Lesson } from './lesson.ts';
import { lostAnswer } from './lostAnswer.ts';
import { outageAndRetries } from './outageAndRetries.ts';
import { pollingWaste } from './pollingWaste.ts';
import { slowHandler } from './slowHandler.ts';

/** What the Lab opens with. */
export const firstLesson = outageAndRetries;

/** The scenarios to pick from, in the order in which each one's cure brings the next one's trouble. */
export const lessons: readonly Lesson[] = [
  pollingWaste,
  outageAndRetries,
  lostAnswer,
  slowHandler,
  forgedAndReplayed,
  everythingAtOnce,
];

/** The scenario with this id; undefined when there is none. */
export function lessonById(id: string): Lesson | undefined {
  return lessons.find((lesson) => lesson.id === id);
}
