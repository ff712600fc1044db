/** A body as canonical JSON (RFC 8785): members by name, no blanks, numbers as ECMAScript writes them. */
export declare function canonicalJson(body: Uint8Array): string | undefined;
