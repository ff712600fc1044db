import { render } from 'svelte/server';
import { chapters } from '../../lessons/chapters/chapters.ts';
import StillChapter from './StillChapter.svelte';
import StillIndex from './StillIndex.svelte';

export interface StillPage {
  /** Its folder in the build. */
  readonly folder: string;
  /** Its title and description, and what stands on it, as HTML. */
  readonly head: string;
  readonly body: string;
}

/** Each chapter and their index, drawn once: for who has no script, for search engines and for paper. */
export function stillPages(): readonly StillPage[] {
  const pageOf = (folder: string, { head, body }: { head: string; body: string }): StillPage => ({
    folder,
    head: withoutMarks(head),
    body: withoutMarks(body),
  });
  return [
    pageOf('learn', render(StillIndex)),
    ...chapters.map((chapter) =>
      pageOf(`learn/${chapter.id}`, render(StillChapter, { props: { chapter } })),
    ),
  ];
}

/** Svelte marks where its script would go on drawing. */
const withoutMarks = (html: string) => html.replaceAll(/<!--.*?-->/gs, '');
