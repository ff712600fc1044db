import type { Bytes } from '../bytes/bytes.ts';
import type { MacAlgorithm } from './macAlgorithm.ts';
import { nobleMac } from './nobleMac.ts';
import { webCryptoAvailable, webCryptoMac } from './webCryptoMac.ts';

/** Computes a MAC by WebCrypto, or by noble where the page has no WebCrypto. */
export async function macOf(
  algorithm: MacAlgorithm,
  key: Bytes,
  message: Bytes,
): Promise<Uint8Array> {
  return webCryptoAvailable()
    ? webCryptoMac(algorithm, key, message)
    : nobleMac(algorithm, key, message);
}
