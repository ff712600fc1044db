import type { Algorithm, PublicKeyAlgorithm } from '../providers/scheme.ts';
/** Sender and receiver compute the same value. What has a public key is checked instead. */
export type MacAlgorithm = Exclude<Algorithm, PublicKeyAlgorithm>;
/** Bytes of a signature; undefined where they are not always the same. */
export declare function macLength(algorithm: Algorithm): number | undefined;
