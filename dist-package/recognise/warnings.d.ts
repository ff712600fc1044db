/** What could not be used of a text, a sentence each: the first of them, and how many more there were. */
export declare class Warnings {
    readonly sentences: string[];
    leftOut: number;
    add(sentence: string): void;
    addAll({ sentences, leftOut }: Warnings): void;
    get count(): number;
}
/** The beginning of a text, fit for a sentence. */
export declare function shortened(text: string): string;
