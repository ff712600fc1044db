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
