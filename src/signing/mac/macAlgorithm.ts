import type { Algorithm, PublicKeyAlgorithm } from '../providers/scheme.ts';

/** Sender and receiver compute the same value. What has a public key is checked instead. */
export type MacAlgorithm = Exclude<Algorithm, PublicKeyAlgorithm>;

const lengths: Readonly<Record<Algorithm, number | undefined>> = {
  'HMAC-SHA-256': 32,
  'HMAC-SHA-1': 20,
  'HMAC-SHA-384': 48,
  'HMAC-SHA-512': 64,
  'SHA-256': 32,
  'SHA-1': 20,
  Ed25519: 64,
  // As DER has it, of some seventy bytes.
  'ECDSA P-256': undefined,
  RSA: undefined,
  token: undefined,
};

/** Bytes of a signature; undefined where they are not always the same. */
export function macLength(algorithm: Algorithm): number | undefined {
  return lengths[algorithm];
}
