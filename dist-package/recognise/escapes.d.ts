import type { Cursor } from './cursor.ts';
/** What the characters after a backslash, or after PowerShell's backtick, stand for. */
export interface Escapes {
    readonly letters: Readonly<Record<string, string>>;
    /** Finds a number: `x`, `u` or `U` and hexadecimal digits, or octal digits alone. */
    readonly numbers?: RegExp;
    /** Whether `\x` names a byte and not a character. Octal digits always name a byte. */
    readonly hasBytes?: boolean;
    /** Whether the backslash stays where nothing else is known. */
    readonly keepsBackslash?: boolean;
}
/** `$'…'` of Bash and the format of its printf. `\u` names a character; two may be one, as old browsers write. */
export declare const bashEscapes: Escapes;
/** Texts as languages print them. `\x` names a byte: characters of one byte that need it are no valid UTF-8. */
export declare const printedEscapes: Escapes;
export declare const powerShellEscapes: Escapes;
/** Takes what follows a backslash, and tells what both stand for. */
export declare function takeEscape(cursor: Cursor, escapes: Escapes): string;
/**
 * A byte that an escape has named, inside a text: half a surrogate pair, which no text has alone. Python keeps bytes in
 * texts this way (PEP 383).
 */
export declare function charOfByte(byte: number): string;
/** The text, or its bytes where those that were named in it are not UTF-8 together. */
export declare function readByteText(text: string): {
    text: string;
    bytes?: Uint8Array;
};
