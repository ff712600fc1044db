import type { Snippet } from 'svelte';

/** What the page on show puts at the right end of the header. */
class Header {
  actions = $state.raw<Snippet>();
}

export const header = new Header();
