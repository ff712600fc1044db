import type { Bytes } from '../bytes/bytes.ts';
import type { MacAlgorithm } from './macAlgorithm.ts';
import { webCryptoAvailable, webCryptoMac } from './webCryptoMac.ts';

const loadNoble = () => import('./nobleMac.ts');

/**
 * Computes a MAC by WebCrypto, or by noble where the page has no WebCrypto; rejects where noble is wanted and cannot be
 * loaded.
 */
export async function macOf(
  algorithm: MacAlgorithm,
  key: Bytes,
  message: Bytes,
): Promise<Uint8Array> {
  if (webCryptoAvailable()) return webCryptoMac(algorithm, key, message);
  return (await loadNoble()).nobleMac(algorithm, key, message);
}
