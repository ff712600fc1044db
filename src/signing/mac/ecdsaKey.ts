import { base64FromBytes, bytesFromBase64, type Bytes } from '../bytes/bytes.ts';
import type { KeyPair } from '../providers/scheme.ts';
import { subtleCrypto } from './subtle.ts';

/** The object identifier of the curve P-256 (RFC 5480, section 2.1.1.1), as DER has it. */
const curveId = [0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];

/** Bytes of a point that is not compressed: 4, and the two coordinates. */
const pointBytes = 65;

/**
 * The public key of P-256 in a text: SPKI (RFC 5480) or PKCS #8 (RFC 5958), in base64 or PEM. Of a private key the
 * PKCS #8 is what signs. Undefined for any other text.
 */
export function ecdsaPair(text: string): KeyPair | undefined {
  const base64 = text
    .replace(/-----(BEGIN|END) (PUBLIC|PRIVATE) KEY-----/g, '')
    .replace(/\s+/g, '');
  const der = bytesFromBase64(base64, { padding: 'optional' });
  if (der?.[0] !== 0x30 || !holds(der, curveId)) return undefined;
  // Both end with the point, a private key only where it is given with it, as WebCrypto and OpenSSL do.
  const point: Bytes = der.slice(-pointBytes);
  if (point[0] !== 0x04 || point.length !== pointBytes) return undefined;
  const isPrivate = der[2] === 0x02 || der[3] === 0x02;
  return isPrivate ? { key: point, seed: der } : { key: point };
}

function holds(bytes: Uint8Array, part: readonly number[]): boolean {
  return bytes.some((_, at) => part.every((byte, index) => bytes[at + index] === byte));
}

/** What stands before a point of the curve in SPKI. */
const spkiStart = [0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];

/** A public key as SPKI in base64. */
export function ecdsaPublicText(point: Bytes): string {
  const bits = [0x03, 0x42, 0x00];
  return base64FromBytes(Uint8Array.of(...spkiStart, ...curveId, ...bits, ...point));
}

/** A private key as PKCS #8 in base64, with the public one in it; undefined where there is no WebCrypto. */
export async function freshEcdsaKey(): Promise<string | undefined> {
  const subtle = subtleCrypto();
  if (!subtle) return undefined;
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const { privateKey } = await subtle.generateKey(curve, true, ['sign', 'verify']);
  return base64FromBytes(new Uint8Array(await subtle.exportKey('pkcs8', privateKey)));
}
