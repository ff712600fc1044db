import { render } from 'svelte/server';
import { chapters } from '../../lessons/chapters/chapters.ts';
import StillCard from './StillCard.svelte';
import StillChapter from './StillChapter.svelte';
import { referenceCatalogue } from '../reference/referenceCatalogue.ts';
import StillIndex from './StillIndex.svelte';
import StillReference from './StillReference.svelte';

export interface StillPage {
  /** Its folder in the build. */
  readonly folder: string;
  /** Its title and description, and what stands on it, as HTML. */
  readonly head: string;
  readonly body: string;
}

/** Each chapter, each page to look something up in and their index, drawn once: for who has no script, for search engines and for paper. */
export function stillPages(): readonly StillPage[] {
  const pageOf = (folder: string, { head, body }: { head: string; body: string }): StillPage => ({
    folder,
    head: withoutMarks(head),
    body: toStillPages(withoutMarks(body)),
  });
  return [
    pageOf('learn', render(StillIndex)),
    ...chapters.map((chapter) =>
      pageOf(`learn/${chapter.id}`, render(StillChapter, { props: { chapter } })),
    ),
    ...referenceCatalogue.map((each) =>
      pageOf(`learn/${each.id}`, render(StillReference, { props: each })),
    ),
  ];
}

/** The picture for link previews, as SVG. */
export const socialCard = (): string => withoutMarks(render(StillCard).body);

/** Svelte marks where its script would go on drawing. */
const withoutMarks = (html: string) => html.replaceAll(/<!--.*?-->/gs, '');

/** An address of the running page, as it is from a folder two below it; what is a still page as well leads there. */
const toStillPages = (html: string) =>
  html
    .replaceAll(
      /href="#\/learn(?:\/([\w-]+))?"/g,
      (_, id?: string) => `href="../${id ? `${id}/` : ''}"`,
    )
    .replaceAll('href="#/', 'href="../../#/');
