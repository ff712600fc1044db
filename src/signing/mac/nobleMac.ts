import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { concatBytes, type Bytes } from '../bytes/bytes.ts';
import { hmacSha256, hmacWith } from './hmac.ts';
import type { MacAlgorithm } from './macAlgorithm.ts';

const hmacs = {
  'HMAC-SHA-256': hmacSha256,
  'HMAC-SHA-1': hmacWith(sha1),
  'HMAC-SHA-384': hmacWith(sha384),
  'HMAC-SHA-512': hmacWith(sha512),
} as const;

/** HMAC (RFC 2104), or a plain hash of key and message, without a promise. */
export function nobleMac(algorithm: MacAlgorithm, key: Bytes, message: Bytes): Uint8Array {
  if (algorithm === 'token') return key;
  if (algorithm === 'SHA-256') return sha256(concatBytes([key, message]));
  if (algorithm === 'SHA-1') return sha1(concatBytes([message, key]));
  return hmacs[algorithm](key, message);
}
