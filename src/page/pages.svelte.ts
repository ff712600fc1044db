import type { Component } from 'svelte';
import { loadCurrentLab } from '../lab/page/labParts.svelte.ts';
import { loadPart } from './loading/part.svelte.ts';
import type { PageName } from './route.svelte.ts';

/** Every page is told of the address; what it does not ask for it does not see. */
type Page = { readonly default: Component<{ params: URLSearchParams; place: string }> };

/** What each page needs before it can be drawn. */
export const pages: Readonly<Record<PageName, () => Promise<Page>>> = {
  home: () => import('../learn/home/HomePage.svelte'),
  learn: () => import('../learn/LearnPage.svelte'),
  lab: async () => {
    // Where it could not be loaded, the page says so in its place.
    const simulated = loadPart(loadCurrentLab).catch(() => undefined);
    const page = await import('../lab/page/LabPage.svelte');
    await simulated;
    return page;
  },
  sign: async () => {
    const page = await import('../sign/page.svelte.ts');
    await page.ready(location.hash);
    return page;
  },
  present: () => import('../learn/present/PresentPage.svelte'),
};
