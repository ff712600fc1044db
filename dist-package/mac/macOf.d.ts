import type { Bytes } from '../bytes/bytes.ts';
import type { MacAlgorithm } from './macAlgorithm.ts';
/**
 * Computes a MAC by WebCrypto, or by noble where the page has no WebCrypto; rejects where noble is wanted and cannot be
 * loaded.
 */
export declare function macOf(algorithm: MacAlgorithm, key: Bytes, message: Bytes): Promise<Uint8Array>;
