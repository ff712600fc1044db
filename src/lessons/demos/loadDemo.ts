import type { Demo } from './demo.ts';
import type { DemoId } from './demoCatalogue.ts';

const loadOf: Readonly<Record<DemoId, () => Promise<Demo>>> = {
  1: async () => (await import('./askingDemos.ts')).areWeThereYetDemo,
  2: async () => (await import('./askingDemos.ts')).noFreeLunchDemo,
  3: async () => (await import('./askingDemos.ts')).turnTheArrowDemo,
  4: async () => (await import('./askingDemos.ts')).pollingStrikesBackDemo,
  5: async () => (await import('./deliveringDemos.ts')).nobodyHomeDemo,
  6: async () => (await import('./deliveringDemos.ts')).theStampedeDemo,
  7: async () => (await import('./deliveringDemos.ts')).lostThankYouDemo,
  8: async () => (await import('./deliveringDemos.ts')).tooSlowDemo,
  9: async () => (await import('./trustingDemos.ts')).theForgerDemo,
  10: async () => (await import('./trustingDemos.ts')).thePhotocopierDemo,
  11: async () => (await import('./trustingDemos.ts')).theHoleDemo,
  12: async () => (await import('./trustingDemos.ts')).justTheDoorbellDemo,
};

/** What loads the demo with this id; those about one thing come together. */
export const loadDemo = (id: DemoId): (() => Promise<Demo>) => loadOf[id];
