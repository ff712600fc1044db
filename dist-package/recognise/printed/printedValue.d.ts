/** A value as some language prints it. */
export type Printed = string | number | boolean | null | Uint8Array | readonly Printed[] | {
    readonly [name: string]: Printed;
};
/** A value that was read, and where it ends. */
export interface PrintedAt {
    readonly value: Printed;
    readonly end: number;
    /** Whether whoever printed it left some of it out. */
    readonly isCut: boolean;
    /** Where the objects and lists in it stand in the text. */
    readonly places: ReadonlyMap<unknown, readonly [from: number, to: number]>;
}
/** How many characters may still be looked at, again and again where readings fail. */
export interface Effort {
    left: number;
}
/** As much as no text needs that is what it seems to be. */
export declare function effortFor(text: string): Effort;
/** Reads the value at a place; undefined when there is none, it never ends, or it takes more effort than is left. */
export declare function printedAt(text: string, from: number, effort?: Effort): PrintedAt | undefined;
