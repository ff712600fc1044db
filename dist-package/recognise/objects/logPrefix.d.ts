/** The line without the logger's prefix; undefined when it has none. */
export declare function withoutLogPrefix(line: string): string | undefined;
