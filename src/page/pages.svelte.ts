import { loadCurrentLab } from '../lab/page/labParts.svelte.ts';
import { loadPart } from './loading/part.svelte.ts';

/** What each page needs before it can be drawn. */
export const pages = {
  lab: async () => {
    // Where it could not be loaded, the page says so in its place.
    const simulated = loadPart(loadCurrentLab).catch(() => undefined);
    const page = await import('../lab/page/LabPage.svelte');
    await simulated;
    return page;
  },
  sign: () => import('../sign/SignPage.svelte'),
};
