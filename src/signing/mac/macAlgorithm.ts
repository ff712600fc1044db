import type { Algorithm } from '../providers/scheme.ts';

/** Sender and receiver compute the same value. Ed25519 is checked instead. */
export type MacAlgorithm = Exclude<Algorithm, 'Ed25519'>;

const lengths: Readonly<Record<Algorithm, number | undefined>> = {
  'HMAC-SHA-256': 32,
  'HMAC-SHA-1': 20,
  'HMAC-SHA-512': 64,
  'SHA-256': 32,
  Ed25519: 64,
  token: undefined,
};

/** Bytes of a signature; undefined for a token. */
export function macLength(algorithm: Algorithm): number | undefined {
  return lengths[algorithm];
}
