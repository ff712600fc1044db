import {
  areWeThereYetDemo,
  noFreeLunchDemo,
  pollingStrikesBackDemo,
  turnTheArrowDemo,
} from './askingDemos.ts';
import {
  lostThankYouDemo,
  nobodyHomeDemo,
  theStampedeDemo,
  tooSlowDemo,
} from './deliveringDemos.ts';
import type { Demo } from './demo.ts';
import type { DemoId } from './demoCatalogue.ts';
import {
  justTheDoorbellDemo,
  theForgerDemo,
  theHoleDemo,
  thePhotocopierDemo,
} from './trustingDemos.ts';

/** Every demo whole; a page loads one of them by `loadDemo`. */
export const demos: Readonly<Record<DemoId, Demo>> = {
  1: areWeThereYetDemo,
  2: noFreeLunchDemo,
  3: turnTheArrowDemo,
  4: pollingStrikesBackDemo,
  5: nobodyHomeDemo,
  6: theStampedeDemo,
  7: lostThankYouDemo,
  8: tooSlowDemo,
  9: theForgerDemo,
  10: thePhotocopierDemo,
  11: theHoleDemo,
  12: justTheDoorbellDemo,
};
