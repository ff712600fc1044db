/** In the alphabet of URLs, without padding (RFC 4648, section 5). */
export declare function base64urlFromBytes(bytes: Uint8Array): string;
