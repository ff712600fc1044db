import type { Cursor } from '../cursor.ts';
/**
 * Takes a line such as `body: '{"a":1}'`, as it stands in YAML or in what a program has printed, and returns its
 * value: a text in quotes, a block of indented lines, JSON to its end, or the rest of the line.
 */
export declare function takeBodyMember(cursor: Cursor): string | Uint8Array;
