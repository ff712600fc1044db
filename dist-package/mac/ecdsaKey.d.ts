import { type Bytes } from '../bytes/bytes.ts';
import type { KeyPair } from '../providers/scheme.ts';
/**
 * The public key of P-256 in a text: SPKI (RFC 5480) or PKCS #8 (RFC 5958), in base64 or PEM. Of a private key the
 * PKCS #8 is what signs. Undefined for any other text.
 */
export declare function ecdsaPair(text: string): KeyPair | undefined;
/** A public key as SPKI in base64. */
export declare function ecdsaPublicText(point: Bytes): string;
/** A private key as PKCS #8 in base64, with the public one in it; undefined where there is no WebCrypto. */
export declare function freshEcdsaKey(): Promise<string | undefined>;
