import type { Draft } from '../bench/draft.ts';

/** What came of copying a request, to be told while the fields still say it. */
export interface Copied {
  readonly draft: Draft;
  readonly sentence: string;
  /** The text itself, where the clipboard was out of reach. */
  readonly byHand?: string;
}
