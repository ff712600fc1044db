/** A request as it was found in a text; every part of it may be missing. */
export interface FoundRequest {
  readonly method?: string;
  readonly url?: string;
  /** In the order in which they stood; of a name that was given again, the other value under another spelling. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes as far as a text can tell them; absent when the text has no body. */
  readonly body?: Uint8Array;
}
