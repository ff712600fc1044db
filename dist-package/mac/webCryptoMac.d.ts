import { type Bytes } from '../bytes/bytes.ts';
import type { MacAlgorithm } from './macAlgorithm.ts';
/** Whether this page has WebCrypto: on https and localhost. */
export declare function webCryptoAvailable(): boolean;
/**
 * HMAC (RFC 2104), or a plain hash of key and message, by the platform; rejects without `webCryptoAvailable`. Each `key`
 * object is imported once.
 */
export declare function webCryptoMac(algorithm: MacAlgorithm, key: Bytes, message: Bytes): Promise<Uint8Array>;
