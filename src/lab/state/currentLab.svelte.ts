import { Lab } from './lab.svelte.ts';

/**
 * The Lab of this visit: going to another page and back finds it as it was left. Made with the module,
 * for what is made within a page's component ends with it.
 */
export const currentLab = new Lab();
