import type { Lesson } from './lesson.ts';
import { pollingWaste } from './scenarios/pollingWaste.ts';

/** What the Lab opens with. */
export const firstLesson: Lesson = pollingWaste;

/** The scenarios to pick from, in order: each one's cure brings the next one's trouble. */
export const catalogue = [
  { id: 'polling-waste', title: 'Are we there yet?' },
  { id: 'outage-and-retries', title: 'Nobody home' },
  { id: 'provider-outage', title: 'The long night' },
  { id: 'lost-answer', title: 'Twice is normal' },
  { id: 'seen-before-or-after', title: 'Seen before or after?' },
  { id: 'slow-handler', title: 'Too slow to say yes' },
  { id: 'which-status', title: 'Which status?' },
  { id: 'forged-and-replayed', title: 'Anyone can knock' },
  { id: 'the-hole', title: 'Mind the gap' },
  { id: 'just-the-doorbell', title: 'Just the doorbell' },
  { id: 'burst-and-limit', title: 'A burst against a limit' },
  { id: 'held-connection', title: 'A held connection' },
  { id: 'fetched-queue', title: 'A queue that is fetched' },
  { id: 'everything-at-once', title: 'Night shift' },
] as const satisfies readonly Pick<Lesson, 'id' | 'title'>[];

/** Whether a scenario can be picked; one of a chapter is only reached from there, and asks no guess of its own. */
export const isInCatalogue = ({ id }: Pick<Lesson, 'id'>): boolean =>
  catalogue.some((each) => each.id === id);

/** What the id of a chapter's scenario begins with in a link: `chapter-3`. */
export const chapterPrefix = 'chapter-';
