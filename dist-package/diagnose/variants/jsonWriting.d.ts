import type { Bytes } from '../../bytes/bytes.ts';
import { type Ways } from './jsonText.ts';
import { type Layout, type Style } from './jsonWriters.ts';
import type { Cause } from '../causes.ts';
/**
 * Writes a compact JSON text in another layout, and its strings, which then have to be as JavaScript writes them, in
 * another style; undefined when it would be absurdly long.
 */
export declare function writeJson(compact: Bytes, layout: Layout, style?: Style): Bytes | undefined;
/**
 * What a style writes differently from a text in which characters are written in these ways: nothing where it would
 * write it as it is. Told by kinds of characters: a text that writes one of them in several ways differs from any style.
 */
export declare function escapeCauses(style: Style, { ascii, wide }: Ways): readonly Cause[];
