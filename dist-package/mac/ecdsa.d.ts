import type { Curve } from './curve.ts';
/** ECDSA with P-256 and SHA-256 by WebCrypto, its signatures in DER (RFC 3279, section 2.2.3). */
export declare const ecdsa: Curve;
