import { loadScheme } from '../signing/providers/loaded.ts';
import { askedProvider } from './askedProvider.ts';

export { default } from './SignPage.svelte';

/** Loads the rule of the provider that an address names, so that the page is drawn with it. */
export async function ready(address: string): Promise<void> {
  const id = askedProvider(new URLSearchParams(address.split('?')[1]));
  if (id) await loadScheme(id);
}
