/**
 * Brings the Lab of this visit, which simulates the first scenario as it comes: a part of its own, so that the browser
 * does this in another task than it begins the page's code in. Not in `pages.svelte.ts`, which leads to Sign as well.
 */
export const loadCurrentLab = () => import('../state/currentLab.svelte.ts');
