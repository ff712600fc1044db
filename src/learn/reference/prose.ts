/** A part of a page: a heading, what is said under it, and where more of it is to be read or seen. */
export interface Section {
  readonly title: string;
  readonly says: readonly string[];
  readonly links?: readonly Link[];
}

/** An address of this page begins with `#`. */
export interface Link {
  readonly text: string;
  readonly href: string;
}
