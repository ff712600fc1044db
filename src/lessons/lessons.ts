import { everythingAtOnce } from './everythingAtOnce.ts';
import { forgedAndReplayed } from './forgedAndReplayed.ts';
import type { Lesson } from './lesson.ts';
import { justTheDoorbell } from './justTheDoorbell.ts';
import { lostAnswer } from './lostAnswer.ts';
import { outageAndRetries } from './outageAndRetries.ts';
import { pollingWaste } from './pollingWaste.ts';
import { providerOutage } from './providerOutage.ts';
import { slowHandler } from './slowHandler.ts';
import { theHole } from './theHole.ts';

/** Every scenario whole, in the order of the catalogue. */
export const lessons: readonly Lesson[] = [
  pollingWaste,
  outageAndRetries,
  providerOutage,
  lostAnswer,
  slowHandler,
  forgedAndReplayed,
  theHole,
  justTheDoorbell,
  everythingAtOnce,
];

/** The scenario of the catalogue with this id; undefined when there is none. */
export function lessonById(id: string): Lesson | undefined {
  return lessons.find((lesson) => lesson.id === id);
}
