import { need } from '../../page/loading/missing.svelte.ts';

type Parts = typeof import('./termParts.svelte.ts');

let parts = $state.raw<Parts>();

/** What marks terms and explains them; undefined until the page is touched. */
export const termParts = (): Parts | undefined => parts;

/** Brings what explains terms, once somebody has come near. */
export async function loadTerms(): Promise<void> {
  parts = await need('What words mean', () => import('./termParts.svelte.ts'));
}
