import type { Cursor } from '../cursor.ts';
/** How a writer puts a text into quotes, where it does not write what is in it with escapes. */
export type Quoting = 'with escapes' | 'as it stands' | 'as it stands, lines too' | 'as it stands, to the line end';
/**
 * Takes a text in quotes, or the bytes of `b'…'`; undefined, and the place as it was, where none begins here or it
 * never ends.
 */
export declare function takeQuoted(cursor: Cursor, quoting: Quoting): string | Uint8Array | undefined;
