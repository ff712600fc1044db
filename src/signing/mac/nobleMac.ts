import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { concatBytes, type Bytes } from '../bytes/bytes.ts';
import type { MacAlgorithm } from './macAlgorithm.ts';

const hashes = { 'HMAC-SHA-256': sha256, 'HMAC-SHA-1': sha1, 'HMAC-SHA-512': sha512 } as const;

/** Hashes the key once; every message works on a copy of that state. */
function keyedHash(algorithm: keyof typeof hashes, key: Bytes) {
  const start = hmac.create(hashes[algorithm], key);
  return { start, work: start.clone() };
}

type Keyed = ReturnType<typeof keyedHash>;

const keyedHashes: Readonly<Record<keyof typeof hashes, WeakMap<Bytes, Keyed>>> = {
  'HMAC-SHA-256': new WeakMap(),
  'HMAC-SHA-1': new WeakMap(),
  'HMAC-SHA-512': new WeakMap(),
};

/** HMAC (RFC 2104), or a plain hash of key and message, without a promise. */
export function nobleMac(algorithm: MacAlgorithm, key: Bytes, message: Bytes): Uint8Array {
  if (algorithm === 'token') return key;
  if (algorithm === 'SHA-256') return sha256(concatBytes([key, message]));
  const keyed = keyedHashes[algorithm].get(key) ?? keyedHash(algorithm, key);
  keyedHashes[algorithm].set(key, keyed);
  return keyed.start._cloneInto(keyed.work).update(message).digest();
}
