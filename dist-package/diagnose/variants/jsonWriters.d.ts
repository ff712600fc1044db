import type { Cause } from '../causes.ts';
/** How the tokens of a JSON text are set apart. */
export interface Layout {
    /** Of one level; empty for one line. */
    readonly indent: string;
    readonly comma: string;
    readonly colon: string;
    /** `inline`: the members of an array stay on one line, with blanks, and so do empty brackets. */
    readonly arrays?: 'inline';
    /** `open`: the brackets of an empty list or object stand on two lines. */
    readonly empty?: 'open';
    /** LF where it is left out. */
    readonly lineEnd?: string;
}
/** The usual layouts, the likeliest first. */
export declare const layouts: readonly (Layout & {
    readonly cause: Cause;
})[];
/** Characters beyond ASCII, by how writers tell them apart: one bit each. */
export declare const wide: {
    readonly nextLine: 1;
    readonly control: 2;
    readonly noBreakSpace: 4;
    readonly thinSpace: 8;
    readonly line: 16;
    readonly punctuation: 32;
    readonly letter: 64;
    readonly astral: 128;
};
/** The bit of a code point beyond ASCII in `wide`. */
export declare function wideClass(code: number): number;
/** How a program writes what stands in a JSON string. Every writer escapes quotes, backslashes and controls. */
export interface Style {
    /** ASCII characters that are written as `\u` and four digits: `<>&`. */
    readonly ascii: string;
    /** `\/` for a slash. */
    readonly slash: boolean;
    /** Bits of `wide` that are written as escapes. */
    readonly wide: number;
    /** The escapes whose hexadecimal digits are capitals. */
    readonly upper: 'none' | 'ASCII signs' | 'all';
    /** `\b` and `\f` for these two controls, not `\u0008` and `\u000c`. */
    readonly short: boolean;
}
export interface Writer extends Style {
    readonly name: string;
}
/** As JavaScript writes. */
export declare const plainStyle: Style;
/**
 * Real writers of JSON by what they escape, the commonest first. `jsonWriters.testkit.ts` has what those wrote that were
 * run; Ruby’s `script_safe`, Go since 1.22, .NET’s System.Text.Json and Meta stand as their documentation says, and
 * Shopify as a body of it was seen.
 */
export declare const writers: readonly Writer[];
