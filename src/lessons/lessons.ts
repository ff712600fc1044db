import { burstAndLimit } from './scenarios/burstAndLimit.ts';
import { everythingAtOnce } from './scenarios/everythingAtOnce.ts';
import { fetchedQueue } from './scenarios/fetchedQueue.ts';
import { forgedAndReplayed } from './scenarios/forgedAndReplayed.ts';
import type { Lesson } from './lesson.ts';
import { heldConnection } from './scenarios/heldConnection.ts';
import { justTheDoorbell } from './scenarios/justTheDoorbell.ts';
import { lostAnswer } from './scenarios/lostAnswer.ts';
import { outageAndRetries } from './scenarios/outageAndRetries.ts';
import { pollingWaste } from './scenarios/pollingWaste.ts';
import { providerOutage } from './scenarios/providerOutage.ts';
import { seenBeforeOrAfter } from './scenarios/seenBeforeOrAfter.ts';
import { slowHandler } from './scenarios/slowHandler.ts';
import { theHole } from './scenarios/theHole.ts';
import { whichStatus } from './scenarios/whichStatus.ts';

/** Every scenario whole, in the order of the catalogue. */
export const lessons: readonly Lesson[] = [
  pollingWaste,
  outageAndRetries,
  providerOutage,
  lostAnswer,
  seenBeforeOrAfter,
  slowHandler,
  whichStatus,
  forgedAndReplayed,
  theHole,
  justTheDoorbell,
  burstAndLimit,
  heldConnection,
  fetchedQueue,
  everythingAtOnce,
];

/** The scenario of the catalogue with this id; undefined when there is none. */
export function lessonById(id: string): Lesson | undefined {
  return lessons.find((lesson) => lesson.id === id);
}
