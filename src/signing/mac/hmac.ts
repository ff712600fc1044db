import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Bytes } from '../bytes/bytes.ts';

/**
 * HMAC (RFC 2104) with this hash, without a promise. Each `key` object is hashed once; every message works on a copy of
 * that state.
 */
export function hmacWith(hash: Parameters<typeof hmac.create>[0]) {
  const keyedHashes = new WeakMap<Bytes, ReturnType<typeof keyedHash>>();
  const keyedHash = (key: Bytes) => {
    const start = hmac.create(hash, key);
    return { start, work: start.clone() };
  };
  return (key: Bytes, message: Bytes): Uint8Array => {
    const keyed = keyedHashes.get(key) ?? keyedHash(key);
    keyedHashes.set(key, keyed);
    return keyed.start._cloneInto(keyed.work).update(message).digest();
  };
}

export const hmacSha256 = hmacWith(sha256);
