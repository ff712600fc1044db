import type { Algorithm } from '../providers/scheme.ts';

/** The algorithms in which both sides compute the same value from the same key. */
export type MacAlgorithm = Exclude<Algorithm, 'Ed25519'>;
