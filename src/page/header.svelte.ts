import { createContext, type Snippet } from 'svelte';

/** What the page on show puts at the right end of the header. */
export class Header {
  actions = $state.raw<Snippet>();
}

export const [getHeader, setHeader] = createContext<Header>();
