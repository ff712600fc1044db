/** A shorter text is read in less time than it takes to start a worker. */
const shortMost = 64_000;

/** Whether a pasted text is so long, in characters, that it is read beside the page. */
export function isLongPaste({ length }: string): boolean {
  return length > shortMost;
}
