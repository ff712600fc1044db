import { loadCurrentLab, loadEvidence, loadLevers } from '../lab/page/labParts.svelte.ts';
import { loadPart } from './loading/part.svelte.ts';

/** What each page needs before it can be drawn. */
export const pages = {
  lab: async () => {
    // Who draws them says in their place what could not be loaded.
    const ready = Promise.allSettled(
      [loadCurrentLab, loadLevers, loadEvidence].map((load) => loadPart<unknown>(load)),
    );
    const page = await import('../lab/page/LabPage.svelte');
    await ready;
    return page;
  },
  sign: () => import('../sign/SignPage.svelte'),
};
