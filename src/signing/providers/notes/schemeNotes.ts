/** What a person should know of a scheme beside its rule. */
export interface SchemeNotes {
  /** What its secrets look like. */
  readonly secret: string;
  readonly rotation: string;
  readonly traps: readonly string[];
  /** Where the provider's documentation, its own libraries and this page do not say the same. */
  readonly differences?: readonly string[];
  /** What the provider sends once to see whether the endpoint is yours, and what it wants to hear. */
  readonly challenge?: string;
  /** Where the rule was read. */
  readonly source: { readonly title: string; readonly url: string };
}
