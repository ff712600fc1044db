/** Joins the chunks of a body (RFC 9112, section 7.1); undefined when it is not chunked. */
export declare function withoutChunks(framed: Uint8Array): Uint8Array | undefined;
