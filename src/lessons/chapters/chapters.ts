import { anyoneCanKnock } from './anyoneCanKnock.ts';
import { areWeThereYet } from './areWeThereYet.ts';
import type { Chapter } from './chapter.ts';
import { dontCallUs } from './dontCallUs.ts';
import { justTheBell } from './justTheBell.ts';
import { mindTheGap } from './mindTheGap.ts';
import { nobodyHome } from './nobodyHome.ts';
import { nightShift } from './nightShift.ts';
import { oldNews } from './oldNews.ts';
import { sayThanks } from './sayThanks.ts';
import { theStampede } from './theStampede.ts';
import { twiceIsNormal } from './twiceIsNormal.ts';

/** Every chapter whole, in the order of the catalogue; a page loads one of them by `loadChapter`. */
export const chapters: readonly Chapter[] = [
  areWeThereYet,
  dontCallUs,
  nobodyHome,
  theStampede,
  twiceIsNormal,
  sayThanks,
  anyoneCanKnock,
  oldNews,
  mindTheGap,
  justTheBell,
  nightShift,
];
