import { type Bytes } from '../../bytes/bytes.ts';
/** A JSON text without its blanks: values would lose how things are written (`1.0`, `\/`). */
export interface JsonText {
    /** With its strings as they came. */
    readonly own: Bytes;
    /** With its strings as JavaScript writes them. */
    readonly plain: Bytes;
    /** How characters are written in it. */
    readonly ways: Ways;
}
/** The ways to write a character, one bit each: itself, `\/`, and `\u` with small, capital or no letters behind it. */
export declare const way: {
    readonly raw: 1;
    readonly short: 2;
    readonly lower: 4;
    readonly upper: 8;
    readonly digits: 16;
};
/** The ways in which the characters of the strings are written; 0 for those that do not occur. */
export interface Ways {
    /** By code, below 128. */
    readonly ascii: Uint8Array;
    /** By bit of `wide`. */
    readonly wide: Uint8Array;
}
/** Reads a JSON text; undefined for what is none, or is nested too deeply. */
export declare function jsonText(bytes: Bytes): JsonText | undefined;
/** The character that a letter behind a backslash stands for. */
export declare function escapedCode(letter: number): number;
/** The letter behind the backslash for a character that has one. */
export declare function shortLetter(code: number): number | undefined;
/** The number that four hexadecimal digits write. */
export declare function fourDigits(bytes: Bytes, at: number): number;
/** `\u` and four digits. */
export declare function unicodeEscape(code: number): string;
/** The code point whose UTF-8 begins there. */
export declare function codePoint(bytes: Bytes, at: number): number;
/** What stands outside the strings of a compact text, each string as an empty one. */
export declare function withoutStrings({ own }: JsonText): string;
/** A compact text with the members of every object sorted by name. */
export declare function sortedByName(compact: Bytes): Bytes;
