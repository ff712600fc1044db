import { concatBytes, type Bytes } from '../bytes/bytes.ts';
import type { Curve, Verifier } from './curve.ts';
import { subtleCrypto } from './subtle.ts';

/** A private key as PKCS #8 has it (RFC 8410, section 7), up to its 32 bytes of seed. */
const pkcs8Prefix = new Uint8Array([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
]);

/** The base point of the curve (RFC 8032, section 5.1), which is a public key like any other. */
const basePoint = Uint8Array.of(0x58, ...new Uint8Array(31).fill(0x66));

/** Whether this platform has Ed25519 at all, here and now. */
async function canComputeEd25519(): Promise<boolean> {
  try {
    const key = await subtleCrypto()?.importKey('raw', basePoint, 'Ed25519', false, ['verify']);
    return key !== undefined;
  } catch {
    return false;
  }
}

/**
 * Checks signatures by WebCrypto with a public key that is read once. The check gives undefined where the platform has
 * no Ed25519, or no WebCrypto at all.
 */
async function ed25519Verifier(publicKey: Bytes): Promise<Verifier> {
  const subtle = subtleCrypto();
  if (!subtle) return () => Promise.resolve(undefined);
  try {
    const key = await subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    return async (signature, message) => {
      try {
        return await subtle.verify('Ed25519', key, signature, message);
      } catch (error) {
        return outcomeOf(error);
      }
    };
  } catch (error) {
    return () => Promise.resolve(outcomeOf(error));
  }
}

/** A key that is no point of the curve is refused with a DataError; it matches nothing. */
function outcomeOf(error: unknown): false | undefined {
  return error instanceof DOMException && error.name === 'DataError' ? false : undefined;
}

/** The signature of a message; undefined where the platform has no Ed25519. */
async function ed25519Sign(seed: Bytes, message: Bytes): Promise<Uint8Array | undefined> {
  const subtle = subtleCrypto();
  if (!subtle) return undefined;
  try {
    const pkcs8 = concatBytes([pkcs8Prefix, seed]);
    const key = await subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']);
    return new Uint8Array(await subtle.sign('Ed25519', key, message));
  } catch {
    return undefined;
  }
}

export const ed25519: Curve = {
  isThere: canComputeEd25519,
  verifier: ed25519Verifier,
  sign: ed25519Sign,
};
