import { type Bytes } from '../bytes/bytes.ts';
import type { MacAlgorithm } from './macAlgorithm.ts';
/** HMAC (RFC 2104), or a plain hash of key and message, without a promise. Throws for HMAC-SHA-384. */
export declare function nobleMac(algorithm: MacAlgorithm, key: Bytes, message: Bytes): Uint8Array;
