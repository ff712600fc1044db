import type { Algorithm } from '../providers/scheme.ts';

/** The algorithms in which both sides compute the same value from the same key. */
export type MacAlgorithm = Exclude<Algorithm, 'Ed25519'>;

const lengths: Readonly<Record<Algorithm, number | undefined>> = {
  'HMAC-SHA-256': 32,
  'HMAC-SHA-1': 20,
  'HMAC-SHA-512': 64,
  'SHA-256': 32,
  Ed25519: 64,
  token: undefined,
};

/** How many bytes a signature has; a token has no length of its own. */
export function macLength(algorithm: Algorithm): number | undefined {
  return lengths[algorithm];
}
