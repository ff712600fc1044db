import { createSubscriber } from 'svelte/reactivity';

export type PageName = 'lab' | 'sign';

/** Where the reader is: a page, and what the link says about it. */
export interface Route {
  readonly page: PageName;
  readonly params: URLSearchParams;
}

const pages: readonly string[] = ['lab', 'sign'] satisfies PageName[];

const isPage = (name: string): name is PageName => pages.includes(name);

/** Reads `#/lab?key=value`; whatever names no page is the Lab. */
export function parseHash(hash: string): Route {
  const [path = '', ...query] = hash.replace(/^#\/?/, '').split('?');
  const name = path.split('/')[0] ?? '';
  return {
    page: isPage(name) ? name : 'lab',
    params: new URLSearchParams(query.join('?')),
  };
}

/** The route in the address bar; a template that reads it follows it. */
export class AddressBar {
  readonly #subscribe = createSubscriber((update) => {
    addEventListener('hashchange', update);
    return () => {
      removeEventListener('hashchange', update);
    };
  });

  get route(): Route {
    this.#subscribe();
    return parseHash(location.hash);
  }
}
