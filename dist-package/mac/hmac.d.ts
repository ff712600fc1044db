import { hmac } from '@noble/hashes/hmac.js';
import type { Bytes } from '../bytes/bytes.ts';
/**
 * HMAC (RFC 2104) with this hash, without a promise. Each `key` object is hashed once; every message works on a copy of
 * that state.
 */
export declare function hmacWith(hash: Parameters<typeof hmac.create>[0]): (key: Bytes, message: Bytes) => Uint8Array;
export declare const hmacSha256: (key: Bytes, message: Bytes) => Uint8Array;
