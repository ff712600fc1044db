/** What to know of a scheme beside its rule. */
export interface SchemeNotes {
  readonly secret: string;
  readonly rotation: string;
  readonly traps: readonly string[];
  /** Differences between the documentation, the libraries and this page. */
  readonly differences?: readonly string[];
  /** The provider's check that the endpoint is yours, and the answer. */
  readonly challenge?: string;
  readonly source: { readonly title: string; readonly url: string };
}
