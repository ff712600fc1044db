import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Bytes } from './bytes.ts';
import type { Algorithm } from './scheme.ts';

const hashes = { 'HMAC-SHA-256': sha256 } as const;

type KeyedHash = ReturnType<typeof hmac.create>;

// The key is hashed into the state once; every message then starts from a copy.
const keyedHashes = new WeakMap<Bytes, KeyedHash>();

/** HMAC (RFC 2104) at once, for callers that cannot wait on a promise. */
export function nobleMac(algorithm: Algorithm, key: Bytes, message: Bytes): Uint8Array {
  let keyed = keyedHashes.get(key);
  if (!keyed) {
    keyed = hmac.create(hashes[algorithm], key);
    keyedHashes.set(key, keyed);
  }
  return keyed.clone().update(message).digest();
}
