import { createSubscriber } from 'svelte/reactivity';
import { writeHistory } from './here.ts';

export type PageName = 'home' | 'learn' | 'lab' | 'sign' | 'present';

/** Where the reader is: a page, and what the link says about it. */
export interface Route {
  readonly page: PageName;
  /** What stands behind the page's name: the chapter in `#/learn/3`; empty for the page itself. */
  readonly place: string;
  readonly params: URLSearchParams;
}

const pages: readonly string[] = ['home', 'learn', 'lab', 'sign', 'present'] satisfies PageName[];

const isPage = (name: string): name is PageName => pages.includes(name);

/** Reads `#/learn/3?key=value`; what names no page is the way in, with that name as its place. */
export function parseHash(hash: string): Route {
  const [path = '', ...query] = hash.replace(/^#\/?/, '').split('?');
  const [name = '', place = ''] = path.split('/');
  return {
    page: isPage(name) ? name : 'home',
    place: isPage(name) ? place : name,
    params: new URLSearchParams(query.join('?')),
  };
}

/** Where the page is, also on a disk, without what the address says of it. */
export const pageAddress = (): string => location.href.replace(/[?#].*/, '');

/** The hash that the page last read or wrote; another one is a link that was followed and is still to be read. */
let knownHash: string | undefined;

/**
 * Writes where the reader is into the address bar.
 * @param as a new place, to which the browser's way back leads, or the same one told anew. The latter does not write
 *   over a link: the browser tells of it a moment after the address has changed.
 */
export function writeAddress(hash: string, as: 'new' | 'same' = 'same'): void {
  if (as === 'same' && knownHash !== undefined && location.hash !== knownHash) return;
  writeHistory(hash, as);
  knownHash = location.hash;
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
    knownHash = location.hash;
    return parseHash(knownHash);
  }
}
