import { createSubscriber } from 'svelte/reactivity';

/** Whether a media query holds now, for a template; the list that Svelte offers would come with every page. */
export class MediaQuery {
  readonly #list: MediaQueryList;
  readonly #subscribe: () => void;

  constructor(query: string) {
    this.#list = matchMedia(query);
    this.#subscribe = createSubscriber((update) => {
      this.#list.addEventListener('change', update);
      return () => {
        this.#list.removeEventListener('change', update);
      };
    });
  }

  get current(): boolean {
    this.#subscribe();
    return this.#list.matches;
  }
}
