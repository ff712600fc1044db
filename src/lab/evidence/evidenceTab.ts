/** The tabs of the evidence, as they stand in a link, in their order. */
export const evidenceTabs = [
  'compare',
  'sequence',
  'messages',
  'machines',
  'freshness',
  'retries',
  'recovery',
  'odds',
  'load',
] as const;
export type EvidenceTab = (typeof evidenceTabs)[number];

/** Those that are always in sight; the others stand behind "More". */
export const firstTabs: readonly EvidenceTab[] = ['compare', 'sequence', 'messages'];
