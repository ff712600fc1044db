/** What the Lab is drawn from, each a part of its own that can be missing; they are begun side by side. */
export const loadCurrentLab = () => import('../state/currentLab.svelte.ts');
export const loadLevers = () => import('../levers/Levers.svelte');
export const loadEvidence = () => import('../EvidenceTabs.svelte');
