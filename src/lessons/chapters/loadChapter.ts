import type { Chapter } from './chapter.ts';
import type { ChapterId } from './chapterCatalogue.ts';

const loadOf: Readonly<Record<ChapterId, () => Promise<Chapter>>> = {
  1: async () => (await import('./areWeThereYet.ts')).areWeThereYet,
  2: async () => (await import('./dontCallUs.ts')).dontCallUs,
  3: async () => (await import('./nobodyHome.ts')).nobodyHome,
  4: async () => (await import('./theStampede.ts')).theStampede,
  5: async () => (await import('./twiceIsNormal.ts')).twiceIsNormal,
  6: async () => (await import('./sayThanks.ts')).sayThanks,
  7: async () => (await import('./anyoneCanKnock.ts')).anyoneCanKnock,
  8: async () => (await import('./oldNews.ts')).oldNews,
  9: async () => (await import('./mindTheGap.ts')).mindTheGap,
  10: async () => (await import('./justTheBell.ts')).justTheBell,
  capstone: async () => (await import('./nightShift.ts')).nightShift,
};

/** What loads the chapter with this id. */
export const loadChapter = (id: ChapterId): (() => Promise<Chapter>) => loadOf[id];
