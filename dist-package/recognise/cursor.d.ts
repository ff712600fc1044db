/** A place in a text that moves on as the text is read. Patterns are sticky, but for that of `takeBefore`. */
export declare class Cursor {
    readonly text: string;
    at: number;
    constructor(text: string, at?: number);
    get isAtEnd(): boolean;
    /** The next character; empty at the end. */
    get char(): string;
    /** Takes one character. */
    next(): string;
    takeMatch(pattern: RegExp): RegExpExecArray | null;
    /** Takes what the pattern finds here. */
    take(pattern: RegExp): string | undefined;
    /** Takes what the pattern finds here; false when that is nothing. */
    skip(pattern: RegExp): boolean;
    /** Takes what stands before the next place that a global pattern finds. */
    takeBefore(pattern: RegExp): string;
    /** Takes what stands before the next of two characters. */
    takeUntil(one: string, other?: string): string;
    /** Takes a line with its end, which is left out. */
    takeLine(): string;
    takeTo(end: number): string;
    takeRest(): string;
}
