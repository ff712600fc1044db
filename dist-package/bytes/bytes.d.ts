/** Bytes that WebCrypto accepts: not backed by shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>;
/** The text as UTF-8. Half a surrogate pair has no bytes and becomes U+FFFD, as in every browser. */
export declare function bytesFromText(text: string): Bytes;
/** The text these bytes spell, or undefined when they are not UTF-8. A byte order mark is kept. */
export declare function textFromBytes(bytes: Uint8Array): string | undefined;
/** Two lower-case digits a byte, as providers write them. */
export declare function hexFromBytes(bytes: Uint8Array): string;
/** Either case, two digits a byte, nothing in between; undefined for anything else. */
export declare function bytesFromHex(hex: string): Bytes | undefined;
/** Standard alphabet with padding, on one line (RFC 4648, section 4). */
export declare function base64FromBytes(bytes: Uint8Array): string;
/**
 * Standard alphabet, no white space, left-over bits zero (RFC 4648, sections 3.5 and 4); undefined for anything else.
 * `padding: 'optional'` takes a text without its `=` signs too.
 */
export declare function bytesFromBase64(text: string, { padding }?: {
    padding?: 'required' | 'optional';
}): Bytes | undefined;
/** A text with a character for each byte. */
export declare function binaryText(bytes: Uint8Array): string;
/** The parts one after the other, in new memory. */
export declare function concatBytes(parts: readonly Uint8Array[]): Bytes;
/** Whether two MACs are the same. Looks at every byte, so that the time taken tells nothing of the first difference. */
export declare function equalInConstantTime(left: Uint8Array, right: Uint8Array): boolean;
/** The number of differing bits; undefined when the lengths differ. */
export declare function differingBits(left: Uint8Array, right: Uint8Array): number | undefined;
