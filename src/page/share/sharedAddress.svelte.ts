import { pageAddress } from '../route.svelte.ts';

/** An address that leads others to what is on show, or a sentence why they cannot be led there; also both. */
export interface SharedAddress {
  readonly address: string | undefined;
  readonly problem?: string;
}

/**
 * Where others find a page: where this one is, or, for a file on a disk, where the build says that it is published.
 * @param hash of the page, with what its link says: `#/lab?scenario=lost-answer`.
 */
export function sharedAddress(hash: string): SharedAddress {
  const published = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  const isOwn = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(location.hostname);
  if (/^https?:$/.test(location.protocol) && !(isOwn && published))
    return {
      address: pageAddress() + hash,
      ...(isOwn && { problem: 'Only this computer finds this address.' }),
    };
  return published === undefined
    ? { address: undefined, problem: 'This page is a file: its address leads nowhere elsewhere.' }
    : { address: published + hash };
}
