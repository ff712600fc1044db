import { getContext, setContext } from 'svelte';
import type { Aside } from '../../lab/terms/termsIn.ts';
import type { TermId } from '../../lessons/glossary.ts';
import { isTouched } from '../../page/loading/firstTouch.svelte.ts';
import { need } from '../../page/loading/missing.svelte.ts';

type Parts = typeof import('../../lab/terms/termParts.svelte.ts');

let parts = $state.raw<Parts>();

/** Not the Lab's own `loadTerms`: a module that both begin with would be one more file of each visit. */
async function loadParts(): Promise<void> {
  parts = await need('What words mean', () => import('../../lab/terms/termParts.svelte.ts'));
}

/** Which terms each text of a page is the first to use, known as soon as somebody has come near. */
export class PageTerms {
  readonly #uses: ReadonlyMap<string, readonly TermId[]> | undefined;

  /** @param texts in the order in which they are read. */
  constructor(texts: readonly (string | Aside)[]) {
    this.#uses = $derived(parts?.firstUses(texts));
    $effect(() => {
      if (isTouched()) void loadParts();
    });
  }

  /** What marks terms and explains them; undefined until somebody has come near. */
  get parts(): Parts | undefined {
    return parts;
  }

  /** The terms to mark in a text; none in one that the page did not name. */
  in(text: string): readonly TermId[] {
    return this.#uses?.get(text) ?? [];
  }
}

const key = {};
export const pageTerms = () => getContext<PageTerms>(key);
export const setPageTerms = (terms: PageTerms) => setContext(key, terms);
