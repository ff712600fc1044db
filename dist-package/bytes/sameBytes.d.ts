/** Whether two byte strings are the same. */
export declare function sameBytes(a: Uint8Array, b: Uint8Array): boolean;
