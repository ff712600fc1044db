/** All but the characters that RFC 3986 leaves unreserved. */
export declare function percentEncoded(text: string): string;
/** The same of bytes, but for a space, which becomes a plus sign, as curl writes since 2021. */
export declare function formEncoded(bytes: Uint8Array): Uint8Array;
