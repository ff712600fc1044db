import { pageAddress } from '../route.svelte.ts';

/**
 * The HTML that shows a page in a frame of another page. The frame has no origin: it keeps nothing, and reads nothing of
 * the page around it.
 * @param hash of the page, with what its link says: `#/lab?scenario=lost-answer`.
 */
export function frameCode(hash: string, title: string): string {
  const address = escaped(`${pageAddress()}?embed=1${hash}`);
  return `<iframe src="${address}" title="${escaped(title)}" width="100%" height="720" style="border: 0" loading="lazy" sandbox="allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"></iframe>`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
